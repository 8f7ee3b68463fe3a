import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CITY_AGENCY_ID } from '@desk/contracts';
import { withClient } from '@desk/schema';
import type pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

type Row = Record<string, unknown>;

const [mine, other] = [randomUUID(), randomUUID()];

let database: TestDatabase;
/** Every table with an `agency_id`, partitions too. */
let guarded: string[];

const GUARDED = `
  select c.oid, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p')
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'agency_id' and not a.attisdropped)`;

beforeAll(async () => {
  database = await createTestDatabase();
  guarded = (await rowsOf(database.superuserUrl, `${GUARDED} order by name`)).map((row) => String(row.name));
  await rowsOf(
    database.adminUrl,
    `insert into agency (id, key, name, kind) values ('${mine}', 'mine', 'Mine', 'agency'), ('${other}', 'other', 'Other', 'agency')`,
  );
  for (const table of guarded) {
    await fill(table, mine);
    await fill(table, other);
  }
}, 60_000);
afterAll(() => database.drop());

const rowsOf = (url: string, sql: string) => withClient(url, async (client) => (await client.query<Row>(sql)).rows);

/** Runs as the application, for some agencies. */
const inScope = <T>(agencyIds: readonly string[], work: (client: pg.Client) => Promise<T>) =>
  withClient(database.appUrl, async (client) => {
    await client.query('begin');
    await client.query(`select set_config('app.agency_ids', $1, true)`, [`{${agencyIds.join(',')}}`]);
    const result = await work(client);
    await client.query('commit');
    return result;
  });

describe('row guards', () => {
  it('stand on every table that belongs to agencies, for its owner too, with the one policy', async () => {
    expect(guarded).toEqual(expect.arrayContaining(['ticket', 'ticket_event', 'ticket_note', 'outbox', 'service']));
    const open = await rowsOf(
      database.superuserUrl,
      `select g.name from (${GUARDED}) g join pg_class c on c.oid = g.oid
       where not c.relrowsecurity or not c.relforcerowsecurity
         or (select count(*) from pg_policy p where p.polrelid = g.oid) <> 1
         or not exists (
           select from pg_policy p where p.polrelid = g.oid and p.polcmd = '*' and p.polpermissive and p.polroles = '{0}'
             and pg_get_expr(p.polqual, p.polrelid) like '%agency_id = ANY%app_agency_ids()%'
             and p.polwithcheck is null)`,
    );
    expect(open).toEqual([]);
  });

  it('leave only tables outside that belong to nobody or to the whole city', async () => {
    const outside = await rowsOf(
      database.superuserUrl,
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname not in (select name from (${GUARDED}) g)
       order by name`,
    );
    expect(outside.map((row) => row.name)).toEqual([
      'agency',
      'api_token',
      'person',
      'person_role',
      'rate_limit',
      'report_reader',
      'schema_migration',
      'session',
      'sign_in_link',
      'socket_io_attachments',
    ]);
  });

  it('are not looked past by a view: there is none with the rights of its owner', async () => {
    expect(
      await rowsOf(
        database.superuserUrl,
        `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = 'public' and c.relkind in ('v', 'm')
           and coalesce(not ('security_invoker=true' = any (c.reloptions)), true)`,
      ),
    ).toEqual([]);
    expect(
      await rowsOf(
        database.superuserUrl,
        `select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where n.nspname = 'public' and p.prosecdef`,
      ),
    ).toEqual([]);
  });

  it('refuse every query without a scope, on every table', async () => {
    await withClient(database.appUrl, async (client) => {
      for (const table of guarded) {
        await expect(client.query(`select * from ${table}`)).rejects.toThrow('no agency scope');
      }
      // After a transaction the setting is there, and empty.
      await client.query('begin');
      await client.query(`select set_config('app.agency_ids', '{${CITY_AGENCY_ID}}', true)`);
      await client.query('select count(*) from ticket');
      await client.query('commit');
      await expect(client.query('select * from ticket')).rejects.toThrow('no agency scope');
    });
  });

  it('show the rows of the scope and no others, on every table', async () => {
    await inScope([mine], async (client) => {
      for (const table of guarded) {
        const { rows } = await client.query<Row>(`select distinct agency_id from ${table}`);
        expect({ table, rows }).toEqual({ table, rows: [{ agency_id: mine }] });
      }
    });
    await inScope([randomUUID()], async (client) => {
      for (const table of guarded) {
        const { rows } = await client.query<Row>(`select count(*)::int as n from ${table}`);
        expect({ table, rows }).toEqual({ table, rows: [{ n: 0 }] });
      }
    });
    await inScope([mine, other], async (client) => {
      const { rows } = await client.query<Row>('select count(distinct agency_id)::int as n from ticket');
      expect(rows).toEqual([{ n: 2 }]);
    });
  });

  it('take no row for another agency, and none away to it', async () => {
    const refused = 'violates row-level security policy';
    await expect(
      inScope([mine], (client) =>
        client.query(`insert into outbox (event_id, agency_id, name, payload) values ($1, $2, 'x', '{}')`, [
          randomUUID(),
          other,
        ]),
      ),
    ).rejects.toThrow(refused);
    await expect(
      inScope([mine], (client) => client.query('update notice set agency_id = $1', [other])),
    ).rejects.toThrow(refused);
    const changed = await inScope([mine], (client) =>
      client.query('update notice set read_at = now() where agency_id = $1', [other]),
    );
    expect(changed.rowCount).toBe(0);
  });
});

describe('the log', () => {
  it('cannot be changed or emptied by the application', async () => {
    for (const sql of ['update ticket_event set type = type', 'delete from ticket_event', 'truncate ticket_event']) {
      await expect(inScope([mine], (client) => client.query(sql))).rejects.toThrow('permission denied');
    }
  });

  it('keeps what is in force: declarations, calendars and closed months are only added to', async () => {
    const added = ['showback_month', 'showback_basis', 'showback_ticket', 'showback_line', 'showback_message'];
    for (const table of ['calendar_version', 'service_declaration', 'declaration_target', ...added]) {
      await expect(inScope([CITY_AGENCY_ID], (client) => client.query(`delete from ${table}`))).rejects.toThrow(
        'permission denied',
      );
    }
  });
});

/**
 * One row for an agency in any table, past foreign keys and checks: what is tried here is the guard alone. Values are
 * made from the catalogue, so that a new table is tried without a word here.
 */
async function fill(table: string, agencyId: string): Promise<void> {
  await withClient(database.superuserUrl, async (client) => {
    await client.query('set session_replication_role = replica');
    const checks = await client.query<{ name: string }>(
      `select conname as name from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
      [table],
    );
    for (const { name } of checks.rows) await client.query(`alter table ${table} drop constraint "${name}"`);
    const columns = await client.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, null) as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
       order by attnum`,
      [table],
    );
    const day = Math.floor(Math.random() * 3_000);
    const names = columns.rows.map((column) => `"${column.name}"`).join(', ');
    const values = columns.rows.map(({ name, type }, index) =>
      name === 'agency_id' ? `'${agencyId}'` : valueOf(type, day + index),
    );
    await client.query(`insert into ${table} (${names}) values (${values.join(', ')})`);
  });
}

/** Some value of a type; days that rise within a row, so that what begins also ends. */
function valueOf(type: string, day: number): string {
  const number = Math.floor(Math.random() * 30_000);
  const known: Record<string, string> = {
    uuid: `'${randomUUID()}'`,
    text: `'${randomUUID()}'`,
    bytea: `'${randomUUID()}'`,
    boolean: 'false',
    jsonb: `'{}'`,
    date: `date '2020-01-01' + ${day}`,
    'timestamp with time zone': `timestamptz '2020-01-01' + ${day} * interval '1 day'`,
    numeric: '0.5',
    tstzmultirange: `'{[2020-01-01,2020-01-02)}'`,
  };
  return known[type] ?? (type.endsWith('[]') ? `'{}'` : String(number));
}
