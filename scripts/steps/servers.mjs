import { spawn } from 'node:child_process';
import { chownSync, chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Trouble, lastLines, run, step } from './terminal.mjs';

/** Runs `work` with a Redis that lives as long as it does, and keeps nothing. */
export async function withRedis(program, work) {
  const port = await freePort();
  return withServer('Redis', port, {
    program,
    args: (folder) => [
      ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder],
      ['--databases', '16384', '--save', '', '--appendonly', 'no'],
    ],
    work: () => work(`redis://127.0.0.1:${port}`),
  });
}

/** The same with the PostgreSQL of the system, so that the desk is seen to run on another than it brings. */
export async function withPostgres(program, work) {
  const port = await freePort();
  const owner = ownerOfServer();
  return withServer('the PostgreSQL of this system', port, {
    program,
    owner,
    prepare: async (folder) => {
      const args = [
        '-D',
        join(folder, 'data'),
        '-U',
        'postgres',
        '-A',
        'trust',
        '-E',
        'UTF8',
        '--locale=C.UTF-8',
        '-N',
      ];
      const { code, output } = await run(join(dirname(program), 'initdb'), args, { ...owner, cwd: folder });
      if (code !== 0) throw new Trouble(`initdb failed:\n${lastLines(output, 5)}`, 'Try it by hand to see why.');
    },
    args: (folder) => [
      ['-D', join(folder, 'data'), '-p', String(port), '-k', folder],
      ['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=400', '-c', 'fsync=off'],
    ],
    work: () => work(`postgres://postgres@127.0.0.1:${port}/postgres`),
  });
}

async function withServer(name, port, { program, owner = {}, prepare, args, work }) {
  const folder = mkdtempSync(join(tmpdir(), 'desk-server-'));
  chmodSync(folder, 0o700);
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid);
  try {
    await prepare?.(folder);
    const server = spawn(program, args(folder).flat(), { stdio: 'ignore', cwd: folder, ...owner });
    try {
      await step(`Starting ${name}`, () => untilListening(name, port, server));
      return await work();
    } finally {
      if (server.exitCode === null) {
        const ended = new Promise((resolve) => server.once('exit', resolve));
        server.kill('SIGINT');
        await ended;
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** PostgreSQL does not run as root; its package makes a user for it. */
function ownerOfServer() {
  if (process.getuid?.() !== 0) return {};
  const [, , uid, gid] = (/^postgres:.*$/m.exec(readFileSync('/etc/passwd', 'utf8'))?.[0] ?? '').split(':');
  if (uid === undefined) throw new Trouble('There is no user postgres.', 'Install PostgreSQL by its package.');
  return { uid: Number(uid), gid: Number(gid) };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function untilListening(name, port, server) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (server.exitCode !== null)
      throw new Trouble(`${name} ended as soon as it was started.`, 'Try to start it by hand to see why.');
    const open = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    await delay(50);
  }
  throw new Trouble(`${name} did not answer within ten seconds.`, 'Try to start it by hand to see why.');
}
