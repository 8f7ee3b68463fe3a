import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startEmbedded, withClient, type EmbeddedServer, type OperatorError } from '@desk/schema';

jest.setTimeout(60_000);

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'desk-local-'));
  chmodSync(home, 0o711); // PostgreSQL runs as another user when we are root
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const answer = (server: EmbeddedServer, sql = 'select 1 as n') =>
  withClient(server.superuserUrl(), async (client) => (await client.query<{ n: number }>(sql)).rows[0]?.n);
const refusal = (folder: string) =>
  startEmbedded({ folder, as: 'own' }).then(
    () => Promise.reject(new Error('It started')),
    (error: OperatorError) => error,
  );

describe('the local database', () => {
  it('refuses a data folder of another PostgreSQL major version, with instructions', async () => {
    const folder = join(home, 'other-major');
    mkdirSync(folder);
    writeFileSync(join(folder, 'PG_VERSION'), '15\n');
    const error = await refusal(folder);
    expect(error.message).toMatch(/was made by PostgreSQL 15; this program brings PostgreSQL 18/);
    expect(error.advice).toMatch(/backup FILE.*restore FILE/s);
    expect(readFileSync(join(folder, 'PG_VERSION'), 'utf8')).toBe('15\n');
  });

  it('refuses a folder that is not a data folder, and touches nothing in it', async () => {
    const folder = join(home, 'something-else');
    mkdirSync(folder);
    writeFileSync(join(folder, 'letter.txt'), 'Kjære venn');
    expect((await refusal(folder)).message).toMatch(/no PG_VERSION/);
    expect(readFileSync(join(folder, 'letter.txt'), 'utf8')).toBe('Kjære venn');
  });

  it('belongs to one desk at a time, is shared with commands, and stops with its desk', async () => {
    const folder = join(home, 'shared');
    const desk = await startEmbedded({ folder, as: 'own' });
    expect((await refusal(folder)).message).toMatch(/Another desk is already running/);
    const command = await startEmbedded({ folder, as: 'join' });
    expect(command.port).toBe(desk.port);
    await command.stop();
    expect(await answer(desk)).toBe(1);
    await desk.stop();
    expect(existsSync(join(folder, 'postmaster.pid'))).toBe(false);
    await expect(answer(desk)).rejects.toThrow();
  });

  it('listens on the loopback address only, and wants a password', async () => {
    const server = await startEmbedded({ folder: join(home, 'shared'), as: 'own' });
    expect(await answer(server, `select (current_setting('listen_addresses') = '127.0.0.1')::int as n`)).toBe(1);
    const without = new URL(server.superuserUrl());
    without.password = 'wrong';
    await expect(withClient(without.href, () => Promise.resolve())).rejects.toThrow('password authentication failed');
    await server.stop();
  });

  it('is taken over with all its rows when the desk before was killed', async () => {
    const folder = join(home, 'shared');
    const script = `
      import { startEmbedded, withClient } from ${JSON.stringify(process.env.DESK_TEST_SCHEMA)};
      const server = await startEmbedded({ folder: ${JSON.stringify(folder)}, as: 'own' });
      await withClient(server.superuserUrl(), (client) => client.query('create table kept as select 7 as n'));
      console.log('ready');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const server = await startEmbedded({ folder, as: 'own' });
    expect(await answer(server, 'select n from kept')).toBe(7);
    await server.stop();
  });

  it('starts in spite of a process file left by a power cut, and of a stranger on its port', async () => {
    const folder = join(home, 'shared');
    const before = await startEmbedded({ folder, as: 'own' });
    await before.stop();
    writeFileSync(join(folder, 'postmaster.pid'), `${process.pid}\n${folder}\n`);
    const stranger = createServer().listen(before.port, '127.0.0.1');
    await once(stranger, 'listening');
    const server = await startEmbedded({ folder, as: 'own' });
    expect(server.port).not.toBe(before.port);
    expect(await answer(server)).toBe(1);
    await server.stop();
    stranger.close();
  });

  it('says in one sentence that its folder is damaged, and what to do', async () => {
    const folder = join(home, 'shared');
    rmSync(join(folder, 'global', 'pg_control'));
    const error = await refusal(folder);
    expect(error.message).toMatch(/damaged and does not start/);
    expect(error.message).not.toContain('\n');
    expect(error.advice).toMatch(/restore FILE/);
  });
});
