import { createHash } from 'node:crypto';
import { runMigrations } from 'bullmq';
import pg from 'pg';
import type { Migration } from './migration.js';
import { OperatorError } from './operator-error.js';
import { withClient } from './roles.js';

const MIGRATION_LOCK = 7_204_502;
const MINIMUM_SERVER = 150_000;

interface Applied {
  readonly id: number;
  readonly name: string;
  readonly checksum: string;
}

/** Brings the desk's own schema up to the newest migration. Returns the names of those applied now. */
export async function migrate(
  adminUrl: string,
  migrations: readonly Migration[],
  onStep: (migration: Migration) => void = () => undefined,
): Promise<readonly string[]> {
  assertNumbered(migrations);
  return withClient(adminUrl, async (client) => {
    await assertServer(client);
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      await prepare(client);
      const applied = await readApplied(client);
      assertCompatible(applied, migrations);
      const pending = migrations.slice(applied.length);
      for (const migration of pending) {
        onStep(migration);
        await apply(client, migration);
      }
      return pending.map((migration) => migration.name);
    } finally {
      await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    }
  });
}

/** Brings BullMQ's tables in schema `bullmq` up to date, as `desk_jobs`. */
export async function migrateJobs(adminUrl: string, jobsUrl: string): Promise<void> {
  const database = pg.escapeIdentifier(decodeURIComponent(new URL(adminUrl).pathname.slice(1)));
  const asOwner = (sql: string) =>
    withClient(adminUrl, async (client) => {
      await client.query('set role desk_owner');
      await client.query(sql);
    });
  // BullMQ says `create schema if not exists`, for which PostgreSQL wants the right to create even if the schema exists.
  await asOwner(`grant create on database ${database} to desk_jobs`);
  try {
    await withClient(jobsUrl, (client) => runMigrations(client, 'bullmq'));
  } finally {
    await asOwner(`revoke create on database ${database} from desk_jobs`);
  }
}

/** The number of the newest migration applied; 0 for an empty database. */
export async function schemaVersion(client: pg.ClientBase): Promise<number> {
  const table = await client.query<{ found: string | null }>(`select to_regclass('public.schema_migration') as found`);
  if (table.rows[0]?.found == null) return 0;
  const newest = await client.query<{ id: number }>('select coalesce(max(id), 0) as id from public.schema_migration');
  return newest.rows[0]?.id ?? 0;
}

function assertNumbered(migrations: readonly Migration[]): void {
  const wrong = migrations.find((migration, index) => migration.id !== index + 1);
  if (wrong) throw new Error(`Migration ${wrong.id} (${wrong.name}) is out of order: ids count 1, 2, 3 … without gaps`);
}

async function assertServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string; number: number }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
  );
  if ((rows[0]?.number ?? 0) >= MINIMUM_SERVER) return;
  throw new OperatorError(
    `The database server is PostgreSQL ${rows[0]?.version ?? 'of an unknown version'}; the desk needs 15 or newer.`,
    'Upgrade the server, or leave DATABASE_URL unset to use the embedded one.',
  );
}

async function prepare(client: pg.Client): Promise<void> {
  await client.query(`
    begin;
    set local role desk_owner;
    create table if not exists public.schema_migration (
      id integer primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz(3) not null default now()
    );
    alter default privileges in schema public grant select, insert, update, delete on tables to desk_app;
    alter default privileges in schema public grant usage, select on sequences to desk_app;
    alter default privileges in schema public grant select on tables to desk_backup;
    alter default privileges in schema public grant select on sequences to desk_backup;
    revoke all on public.schema_migration from desk_app;
    grant select on public.schema_migration to desk_app, desk_backup;
    commit;
  `);
}

async function readApplied(client: pg.Client): Promise<readonly Applied[]> {
  const { rows } = await client.query<Applied>('select id, name, checksum from public.schema_migration order by id');
  return rows;
}

function assertCompatible(applied: readonly Applied[], migrations: readonly Migration[]): void {
  const newest = applied.at(-1);
  if (newest && newest.id > migrations.length) {
    throw new OperatorError(
      `The database is at schema version ${newest.id} (${newest.name}), newer than this program, which knows ${migrations.length}.`,
      'Start the newer version of the program, or restore a backup made by this one.',
    );
  }
  for (const migration of migrations.slice(0, applied.length)) {
    const before = applied[migration.id - 1];
    if (before?.id !== migration.id || before.checksum !== checksumOf(migration)) {
      throw new OperatorError(
        `Migration ${migration.id} (${migration.name}) was changed after it was applied to this database.`,
        'Run the program version that made this database, or start from an empty one.',
      );
    }
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query('set local role desk_owner');
    await client.query(migration.sql);
    if (migration.backfill !== undefined) {
      await client.query('reset role');
      await client.query(migration.backfill);
      await client.query('set local role desk_owner');
    }
    await client.query('insert into public.schema_migration (id, name, checksum) values ($1, $2, $3)', [
      migration.id,
      migration.name,
      checksumOf(migration),
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Migration ${migration.id} (${migration.name}) failed and was undone: ${reason}`, { cause: error });
  }
}

function checksumOf(migration: Migration): string {
  return createHash('sha256')
    .update(migration.sql)
    .update('\0')
    .update(migration.backfill ?? '')
    .digest('hex');
}
