import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ensureDatabase, migrate, migrations, withClient, type OperatorError } from '@desk/schema';
import { backup } from '../../../apps/desk/src/backup/backup.js';
import { restore } from '../../../apps/desk/src/backup/restore.js';
import { createEmptyDatabase, createTestDatabase, sharedServer, type TestDatabase } from '../../support/database.js';

jest.setTimeout(60_000);

let folder: string;
let source: TestDatabase;
const made: TestDatabase[] = [];

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const rowsOf = (url: string, sql: string) =>
  withClient(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);

const filesOf = (desk: string) => join(folder, desk, 'files');
const ATTACHED = id(0xaa);
/** Larger than one part of a backup. */
const BYTES = randomBytes(5 * 1024 * 1024);

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await createEmptyDatabase();
  await ensureDatabase(sharedServer().superuserUrl, database.name);
  made.push(database);
  return database;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-backup-'));
  source = await createTestDatabase();
  made.push(source);
  mkdirSync(join(filesOf('source'), ATTACHED.slice(-2)), { recursive: true });
  writeFileSync(join(filesOf('source'), ATTACHED.slice(-2), ATTACHED), BYTES);
  await withClient(source.adminUrl, async (client) => {
    await client.query(`
      insert into onboarding_wave (number, name, joins_on) values (1, 'Første bølge', '2026-01-01');
      insert into agency (id, key, name, kind, wave_number) values ('${id(2)}', 'plan', 'Plan- og bygningsetaten', 'agency', 1);
      insert into person (id, username, name) select ('00000000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, 'person' || n, 'Åse ' || n from generate_series(1, 60000) n;
      insert into team (id, key, name, line) values ('${id(3)}', 'pool', 'Førstelinje', 'first');
      insert into service (id, key, name) values ('${id(4)}', 'pc', 'PC og utstyr');
      insert into service_declaration (id, version, name, valid_from) values ('${id(5)}', 1, 'Første', '2026-01-01Z');
      insert into ticket (id, agency_id, kind, state, subject, description, service_id, requester_id, filed_by_id, channel, origin,
        impact, urgency, priority, team_id, line, entry_line, declaration_id, filed_at, updated_at, last_event_at, follows_up_id)
      select id, '${id(2)}', 'incident', 'new', subject, E'linje én\\n\\tlinje to \\\\ "æøå" 🖨', '${id(4)}', requester, requester, 'portal', 'portal',
        'low', 'low', 3, '${id(3)}', 'first', 'first', '${id(5)}', now(), now(), now(), follows
      from (values ('${id(11)}'::uuid, 'Første sak', '00000000-0000-7000-9000-000000000001'::uuid, '${id(12)}'::uuid),
                   ('${id(12)}'::uuid, 'Andre sak', '00000000-0000-7000-9000-000000000002'::uuid, null)) v (id, subject, requester, follows);
      insert into message_attachment (id, agency_id, ticket_id, name, media_type, size_bytes, sha256, created_at)
      values ('${ATTACHED}', '${id(2)}', '${id(11)}', 'stor.bin', 'application/octet-stream', ${BYTES.length},
        '\\x${createHash('sha256').update(BYTES).digest('hex')}', now());
    `);
  });
});
afterAll(async () => {
  for (const database of made) await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe('backup and restore', () => {
  it('bring everything back as it was, in a database that works on', async () => {
    const file = join(folder, 'whole.desk');
    const saved = await backup(source, file, filesOf('source'));
    const target = await emptyDatabase();
    const restored = await restore(target, file, filesOf('restored'));
    expect(saved.files).toBe(1);
    expect(restored).toMatchObject({ tables: saved.tables, rows: saved.rows, files: 1 });
    expect(readFileSync(join(filesOf('restored'), ATTACHED.slice(-2), ATTACHED)).equals(BYTES)).toBe(true);

    const everything = `select row_to_json(t) from ticket t order by id`;
    expect(await rowsOf(target.adminUrl, everything)).toEqual(await rowsOf(source.adminUrl, everything));
    const people = `select count(*)::int, md5(string_agg(p::text, '' order by id)) from person p`;
    expect(await rowsOf(target.adminUrl, people)).toEqual(await rowsOf(source.adminUrl, people));
    const keys = `select conrelid::regclass::text, conname, convalidated, pg_get_constraintdef(oid) from pg_constraint where contype = 'f' order by 1, 2`;
    expect(await rowsOf(target.adminUrl, keys)).toEqual(await rowsOf(source.adminUrl, keys));

    const next = `select nextval('ticket_number')::int as number`;
    expect(await rowsOf(target.adminUrl, next)).toEqual([{ number: 1000003 }]);
    await expect(rowsOf(target.appUrl, 'select * from ticket')).rejects.toThrow('no agency scope');
  });

  it('take one moment, whatever is written meanwhile', async () => {
    const file = join(folder, 'moment.desk');
    const people = `select count(*)::int as n from person`;
    const before = await rowsOf(source.adminUrl, people);
    let late: Promise<unknown> = Promise.resolve();
    await backup(source, file, filesOf('source'), (table) => {
      if (table !== 'agency') return;
      late = rowsOf(source.adminUrl, `insert into person (id, username, name) values ('${id(99)}', 'late', 'For Sen')`);
    });
    await late;
    const target = await emptyDatabase();
    await restore(target, file, filesOf('restored'));
    expect(await rowsOf(target.adminUrl, people)).toEqual(before);
    await rowsOf(source.adminUrl, `delete from person where username = 'late'`);
  });

  it('refuse a file that is no longer what was sent', async () => {
    const file = join(folder, 'altered.desk');
    const path = join(filesOf('source'), ATTACHED.slice(-2), ATTACHED);
    writeFileSync(path, BYTES.subarray(1));
    await backup(source, file, filesOf('source'));
    writeFileSync(path, BYTES);
    const target = await emptyDatabase();
    await expect(restore(target, file, filesOf('altered'))).rejects.toThrow('damaged');
    expect(await rowsOf(target.adminUrl, 'select count(*)::int as n from person')).toEqual([{ n: 0 }]);
  });

  it('never overwrite a file', async () => {
    const file = join(folder, 'there.desk');
    writeFileSync(file, 'precious');
    await expect(backup(source, file, filesOf('source'))).rejects.toThrow('exists already');
    expect(readFileSync(file, 'utf8')).toBe('precious');
  });

  it('refuse a database that is not empty', async () => {
    const file = join(folder, 'full.desk');
    await backup(source, file, filesOf('source'));
    await expect(restore(source, file, filesOf('restored'))).rejects.toThrow(
      /not empty: it has \d+ people and 2 tickets/,
    );
  });

  it('refuse a database of another schema version, and say what to do', async () => {
    const file = join(folder, 'version.desk');
    await backup(source, file, filesOf('source'));
    const target = await emptyDatabase();
    await migrate(target.adminUrl, migrations.slice(0, 1));
    const refusal = await restore(target, file, filesOf('restored')).catch((error: OperatorError) => error);
    expect(refusal).toMatchObject({
      message: `The database is at schema version 1, the backup at ${migrations.length}.`,
      advice: expect.stringContaining('empty database'),
    });
  });

  it('restore nothing at all from a file that is cut off or changed', async () => {
    const file = join(folder, 'sound.desk');
    await backup(source, file, filesOf('source'));
    const bytes = readFileSync(file);
    const cut = join(folder, 'cut.desk');
    writeFileSync(cut, bytes.subarray(0, Math.floor(bytes.length / 2)));
    const changed = join(folder, 'changed.desk');
    const altered = Buffer.from(bytes);
    altered[Math.floor(bytes.length / 2)]! ^= 0xff;
    writeFileSync(changed, altered);

    for (const broken of [cut, changed]) {
      const target = await emptyDatabase();
      await expect(restore(target, broken, filesOf('restored'))).rejects.toThrow();
      expect(await rowsOf(target.adminUrl, 'select count(*)::int as n from person')).toEqual([{ n: 0 }]);
    }
  });
});
