import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate, migrateJobs, migrations, withClient, type Migration } from '@desk/schema';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const rowsOf = (url: string, sql: string) =>
  withClient(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);

describe('database roles', () => {
  it('gives the application no ownership, no superuser and no way past row guards', async () => {
    const rows = await rowsOf(
      database.appUrl,
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
         (select count(*)::int from pg_class where relowner = r.oid) as owned,
         (select count(*)::int from pg_auth_members where member = r.oid) as memberships
       from pg_roles r where rolname = current_user`,
    );
    expect(rows).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: 0, memberships: 0 },
    ]);
  });

  it('lets the application not create a table, nor touch the tables of the jobs', async () => {
    await expect(rowsOf(database.appUrl, 'create table mine (id integer)')).rejects.toThrow('permission denied');
    await expect(rowsOf(database.appUrl, 'select * from bullmq.migration')).rejects.toThrow('permission denied');
  });

  it('lets the jobs role not read a table of the desk, nor create a schema', async () => {
    await expect(rowsOf(database.jobsUrl, 'select * from public.ticket')).rejects.toThrow('permission denied');
    await expect(rowsOf(database.jobsUrl, 'create schema elsewhere')).rejects.toThrow('permission denied');
    expect(await rowsOf(database.jobsUrl, 'select count(*)::int as n from bullmq.job')).toEqual([{ n: 0 }]);
  });

  it('has every table of the desk owned by a role that cannot log in', async () => {
    expect(
      await rowsOf(
        database.adminUrl,
        `select tablename, tableowner from pg_tables where schemaname = 'public' and tableowner <> 'desk_owner'`,
      ),
    ).toEqual([]);
    expect(await rowsOf(database.adminUrl, `select rolcanlogin from pg_roles where rolname = 'desk_owner'`)).toEqual([
      { rolcanlogin: false },
    ]);
  });

  it('lets the application only add to the log', async () => {
    const [rights] = await rowsOf(
      database.appUrl,
      `select has_table_privilege('ticket_event', 'insert') as insert, has_table_privilege('ticket_event', 'update') as update,
         has_table_privilege('ticket_event', 'delete') as delete, has_table_privilege('ticket_event', 'truncate') as truncate`,
    );
    expect(rights).toEqual({ insert: true, update: false, delete: false, truncate: false });
  });
});

describe('migrations', () => {
  it('do nothing the second time', async () => {
    expect(await migrate(database.adminUrl, migrations)).toEqual([]);
    await migrateJobs(database.adminUrl, database.jobsUrl);
  });

  it('refuse a database that is newer than the program', async () => {
    await expect(migrate(database.adminUrl, migrations.slice(0, -1))).rejects.toThrow(/newer than this program/);
  });

  it('refuse a migration that was changed after it was applied', async () => {
    const [first, ...others] = migrations as readonly Migration[];
    const changed = [{ ...first!, sql: `${first!.sql} -- changed` }, ...others];
    await expect(migrate(database.adminUrl, changed)).rejects.toThrow(/changed after it was applied/);
  });

  it('leave nothing behind when one fails, and let only one of two starters apply them', async () => {
    const own = await createTestDatabase();
    const next = migrations.length + 1;
    const good: Migration = {
      id: next,
      name: 'good',
      sql: 'create table extra (id integer, agency_id uuid); alter table extra enable row level security; alter table extra force row level security;',
      backfill: 'insert into extra values (1, null)',
    };
    const bad: Migration = { id: next + 1, name: 'bad', sql: 'create table half (id integer); select 1 / 0;' };
    await expect(migrate(own.adminUrl, [...migrations, good, bad])).rejects.toThrow(/failed and was undone.*division/);
    expect(await rowsOf(own.adminUrl, `select to_regclass('half') as half`)).toEqual([{ half: null }]);
    expect(await rowsOf(own.adminUrl, 'select id from extra')).toEqual([{ id: 1 }]);

    const fixed = [...migrations, good, { ...bad, sql: 'create table half (id integer)' }];
    const both = await Promise.all([migrate(own.adminUrl, fixed), migrate(own.adminUrl, fixed)]);
    expect(both.flat()).toEqual(['bad']);
    await own.drop();
  });
});
