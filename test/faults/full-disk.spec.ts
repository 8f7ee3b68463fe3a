import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FileStore, loadConfig, newId } from '@desk/platform';
import { startEmbedded, type OperatorError } from '@desk/schema';
import { ApiClient } from '../support/api-client.js';
import { FaultDesk, until } from './processes.js';

const LONG = 240_000;
const MB = 2 ** 20;

/** A disk of its own that can be filled without harm: a file system in memory, which only root may make. */
const mayMount = process.platform === 'linux' && process.getuid?.() === 0;
if (!mayMount) process.stdout.write('A full disk is left out: only root on Linux can make a small disk to fill.\n');

/** Databases that are never asked. */
const NOWHERE = {
  DATABASE_URL: 'postgres://nobody@localhost/none',
  JOBS_DATABASE_URL: 'postgres://nobody@localhost/none',
};

const disks: string[] = [];
function smallDisk(megabytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'tmpfs', folder]);
  disks.push(folder);
  return folder;
}
/** Fills a disk to the last byte; what is returned empties it again. */
function fill(disk: string): () => void {
  const file = join(disk, 'ballast');
  const { bavail, bsize } = statfsSync(disk);
  execFileSync('fallocate', ['-l', String(bavail * bsize), file]);
  return () => rmSync(file);
}
afterAll(() => {
  for (const folder of disks) {
    execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true });
  }
});

(mayMount ? describe : describe.skip)('a full disk', () => {
  it('is said in a sentence when the desk starts, and leaves nothing behind', async () => {
    const disk = smallDisk(40);
    const error = await startEmbedded({ folder: join(disk, 'postgres'), as: 'own' }).then(
      () => Promise.reject(new Error('It started')),
      (reason: OperatorError) => reason,
    );
    expect(error.message).toMatch(/^The disk that holds .* is full: .* at least \d+ MB free\.$/);
    expect(error.advice).toMatch(/^Free some space and start again/);
    expect(statfsSync(disk).bfree * statfsSync(disk).bsize).toBeGreaterThan(39 * MB);
  });

  it('takes no file, says so, and leaves nothing of it; what is there stays, and with room it goes on', async () => {
    const disk = smallDisk(4);
    const filesFolder = join(disk, 'files');
    const config = loadConfig({ ...NOWHERE, FILES_DIR: filesFolder });
    const store = new FileStore(config);
    const bytes = (size: number) => Readable.from([Buffer.alloc(size, 'x')]);
    const first = await store.write(newId(), bytes(1000), 10 * MB);
    const emptyAgain = fill(disk);
    await expect(store.write(newId(), bytes(MB), 10 * MB)).rejects.toMatchObject({ code: 'storage_full' });
    const onDisk = (await readdir(filesFolder, { recursive: true })).filter((name) => name.includes('/'));
    expect(onDisk).toEqual([join(first.id.slice(-2), first.id)]);
    emptyAgain();
    expect(await store.write(newId(), bytes(MB), 10 * MB)).toMatchObject({ size: MB });
  });

  describe('in the middle of work', () => {
    let desk: FaultDesk;
    beforeAll(async () => {
      desk = await FaultDesk.start(smallDisk(700));
    }, LONG);
    afterAll(() => desk.stop(), LONG);

    it(
      'is answered with 503 for as long as it lasts; nothing acknowledged is lost, and work goes on by itself',
      async () => {
        const city = await desk.build.desk();
        const client = new ApiClient(
          (await desk.run('api')).origin,
          await desk.build.token(city.employee, new Date().toISOString()),
        );
        await desk.build.close();
        const acknowledged: string[] = [];
        const refused = new Map<number, number>();
        const file = async () => {
          const body = { subject: 'Disk', description: 'x'.repeat(9_000), serviceKey: city.service.key };
          const answer = await client.raw('POST', '/api/v1/tickets', { body });
          if (answer.status === 201) acknowledged.push((answer.body as { id: string }).id);
          else refused.set(answer.status, (refused.get(answer.status) ?? 0) + 1);
          return answer;
        };
        for (let n = 0; n < 20; n += 1) await file();
        expect(acknowledged).toHaveLength(20);

        const release = fill(disks.at(-1) ?? '');
        let full = await file();
        await until(async () => (full = await file()).status !== 201, 60_000);
        expect(full.body).toMatchObject({ code: 'unavailable', detail: expect.stringContaining('try again') });
        for (let n = 0; n < 20; n += 1) {
          await file();
          await delay(50);
        }
        expect([...refused.keys()]).toEqual([503]);

        release();
        await until(async () => (await file()).status === 201, 60_000);
        const [found] = await desk.sql<{ count: number }>('select count(*)::int from ticket where id = any($1)', [
          acknowledged,
        ]);
        expect(found?.count).toBe(acknowledged.length);
      },
      LONG,
    );
  });
});
