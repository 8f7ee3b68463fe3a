import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withClient } from '@desk/schema';
import { addReportReader, listReportReaders, removeReportReader } from '../../apps/desk/src/commands/report-reader.js';
import { castOf, catchUp, escalate, fileOne, resolve, take, type Cast } from '../stories/metrics/support.js';
import { startTestDesk, type TestDesk } from '../support/harness.js';

let desk: TestDesk;
let mine: Cast;
let theirs: Cast;
const role = `tool_${randomBytes(6).toString('hex')}`;
const password = randomBytes(12).toString('hex');

type Row = Record<string, unknown>;

beforeAll(async () => {
  desk = await startTestDesk();
  [mine, theirs] = [await castOf(desk), await castOf(desk)];
  for (const cast of [mine, theirs]) {
    const { id } = await fileOne(cast);
    await take(cast.agent, id);
    await escalate(cast, id);
    await resolve(cast.expert, id);
  }
  await catchUp(desk);
  await withClient(desk.database.superuserUrl, (client) =>
    client.query(`create role ${role} login password '${password}'`),
  );
}, 60_000);
afterAll(async () => {
  const { superuserUrl } = desk.database;
  await desk.stop();
  const server = new URL(superuserUrl);
  server.pathname = '/postgres';
  await withClient(server.href, (client) => client.query(`drop role ${role}`));
});

/** A query as the city's tool sends it: with its own role, and no settings of the desk. */
async function asTool<R extends Row = Row>(...statements: string[]): Promise<R[]> {
  const url = new URL(desk.database.appUrl);
  url.username = role;
  url.password = password;
  return withClient(url.href, async (client) => {
    let rows: R[] = [];
    for (const sql of statements) ({ rows } = await client.query<R>(sql));
    return rows;
  });
}
const asAdmin = <T>(work: Parameters<typeof withClient<T>>[1]): Promise<T> => withClient(desk.database.adminUrl, work);
const agenciesIn = async (view: string): Promise<unknown[]> =>
  (await asTool(`select distinct agency from report.${view} order by 1`)).map(({ agency }) => agency);

/** What the city builds on: changed only by adding. */
const CONTRACT: Readonly<Record<string, string>> = {
  agency: 'agency name kind joined_on wave employees',
  service: 'service name',
  team: 'team name line',
  ticket:
    'number agency service team kind state priority line entry_line channel filed_at first_responded_at resolved_at closed_at resolution_code crossings reopened seen_second_line',
  clock_cycle:
    'number target cycle agency service priority line team outcome counted_on weekday hour used_permille cause',
  attainment_month:
    'agency month service priority line team target met missed missed_waiting_in_queue missed_with_agent missed_in_second_line missed_after_hand_back',
  attainment_month_closed:
    'agency month service priority line team target met missed missed_waiting_in_queue missed_with_agent missed_in_second_line missed_after_hand_back frozen_at',
  attainment_hour: 'agency month target weekday hour met missed',
  flow_month:
    'agency month filed resolved cancelled reopened crossings first_line_eligible first_line_resolved first_contact_resolved queue_seconds hold_seconds agent_seconds',
  flow_month_closed:
    'agency month filed resolved cancelled reopened crossings first_line_eligible first_line_resolved first_contact_resolved queue_seconds hold_seconds agent_seconds frozen_at',
  hand_off: 'number agency kind from_team to_team reason day waited_seconds',
};

describe('the schema report', () => {
  it('keeps its views and columns, each with what it says, and reads with the rights of who asks', async () => {
    const columns = await desk.build.sql<{ view: string; columns: string; said: boolean; invoker: boolean }>(
      `select c.relname as view, string_agg(a.attname, ' ' order by a.attnum) as columns,
         obj_description(c.oid) is not null and bool_and(col_description(c.oid, a.attnum) is not null) as said,
         'security_invoker=true' = any (c.reloptions) as invoker
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
       where c.relnamespace = 'report'::regnamespace group by c.oid`,
    );
    expect(Object.fromEntries(columns.map((one) => [one.view, one.columns]))).toEqual(CONTRACT);
    expect(columns.filter(({ said, invoker }) => !said || !invoker)).toEqual([]);
  });

  it('reads nothing to a role that is no reader, whatever it sets', async () => {
    await expect(asTool('select 1')).rejects.toThrow(/permission denied/);
    await asAdmin((client) => client.query(`grant desk_report to ${role}`));
    const scope = `set app.agency_ids = '{${mine.city.agency.id}}'`;
    for (const view of Object.keys(CONTRACT)) {
      // A server that finds no row does not always ask whose it would be.
      const read = await asTool(scope, `select * from report.${view}`).catch((error: Error) => error.message);
      expect([view, ['no agency scope', ''].includes(String(read))]).toEqual([view, true]);
    }
  });

  it('reads to a reader the rows of its agencies', async () => {
    const [here, there] = [mine.city.agency.key, theirs.city.agency.key];
    await asAdmin((client) => addReportReader(client, { role, agency: here }));
    await asAdmin((client) => addReportReader(client, { role, agency: here }));
    for (const view of ['ticket', 'clock_cycle', 'attainment_month', 'attainment_hour', 'flow_month', 'hand_off']) {
      expect([view, await agenciesIn(view)]).toEqual([view, [here]]);
    }
    expect((await agenciesIn('agency')).sort()).toEqual(['city', here].sort());
    const others = `set app.agency_ids = '{${theirs.city.agency.id}}'`;
    expect(await asTool(others, `select * from report.ticket where agency = '${there}'`)).toEqual([]);

    const [met] = await asTool<{ met: string }>(
      `select sum(met) as met from report.attainment_month where target = 'resolution'`,
    );
    const figures = await mine.contact.call('slaReport', {
      query: { from: '2026-03-01', to: '2026-03-31', by: 'agency' },
    });
    expect(Number(met?.met)).toBe(figures.items.find(({ target }) => target === 'resolution')?.met);

    await asAdmin((client) => addReportReader(client, { role, all: true }));
    expect((await agenciesIn('ticket')).sort()).toEqual([here, there].sort());
    expect(await asAdmin(listReportReaders)).toEqual(
      [
        { role, agency: null, exists: true },
        { role, agency: here, exists: true },
      ].sort((a, b) => Number(a.agency !== null) - Number(b.agency !== null)),
    );
  });

  it('shows no persons, texts or work of agents, and cannot be written or left', async () => {
    const all = await Promise.all(Object.keys(CONTRACT).map((view) => asTool(`select * from report.${view}`)));
    expect(JSON.stringify(all)).not.toMatch(/Nordmann|skrevet ut|blinker|kabel|Startet på nytt/);
    for (const sql of [
      'select * from public.ticket',
      'select * from public.person',
      'select * from public.handling_day',
      'select * from public.ticket_note',
      'select * from public.report_reader',
      'select * from bullmq.job',
      `select table_to_xml('public.clock_outcome', false, false, '')`,
      `update report.ticket set state = 'closed'`,
      'delete from report.team',
      `insert into report.service values ('x', 'X')`,
      'create table mine (id integer)',
      'create temp table mine (id integer)',
      'create function report.mine() returns integer language sql return 1',
      'create schema mine',
      'set role desk_app',
    ]) {
      await expect(asTool(sql)).rejects.toThrow(
        /permission denied|cannot (update|delete|insert)|no schema has been selected/,
      );
    }
    const [rights] = await desk.build.sql<{ tables: string }>(
      `select string_agg(distinct table_name, ' ') as tables from information_schema.column_privileges
       where grantee = 'desk_report' and table_schema = 'public'
         and (column_name like '%person%' or column_name like '%agent_id%' or column_name in ('subject', 'description', 'assignee_id', 'requester_id'))`,
    );
    expect(rights?.tables).toBeNull();
  });

  it('is closed again, and never opened to roles that see more', async () => {
    expect(await asAdmin((client) => removeReportReader(client, role))).toBe(true);
    expect(await asAdmin((client) => removeReportReader(client, role))).toBe(false);
    await expect(asTool('select * from report.team')).rejects.toThrow(/permission denied/);
    const refused = (more: object) => asAdmin((client) => addReportReader(client, { role, all: true, ...more }));
    await expect(refused({ role: 'desk_app' })).rejects.toThrow('can see more');
    await expect(refused({ role: 'desk_backup' })).rejects.toThrow('can see more');
    await expect(refused({ role: 'finnes_ikke' })).rejects.toThrow('no role');
    await expect(refused({ agency: 'begge-deler' })).rejects.toThrow('which rows');
    await expect(refused({ all: undefined, agency: 'finnes-ikke' })).rejects.toThrow('no agency');
    expect(await asAdmin(listReportReaders)).toEqual([]);
  });
});

it('keeps of a closed month all that is kept of an open one', async () => {
  const columns = async (table: string): Promise<Row[]> =>
    desk.build.sql(
      `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attname`,
      [table],
    );
  for (const [open, closed] of [
    ['sla_rollup', 'closed_sla'],
    ['sla_total', 'closed_total'],
    ['sla_agency', 'closed_agency'],
    ['sla_service', 'closed_service'],
    ['sla_hours', 'closed_hours'],
    ['flow_rollup', 'closed_flow'],
  ] as const) {
    expect(await columns(closed)).toEqual(await columns(open));
  }
});
