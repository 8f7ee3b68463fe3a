import { Contributions, MetricsModule, RebuildMetrics } from '@desk/metrics';
import { CITY_AGENCY_ID } from '@desk/contracts';
import { Database, Jobs } from '@desk/platform';
import { migrations, withClient, type Migration } from '@desk/schema';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import {
  castOf,
  catchUp,
  escalate,
  expectSound,
  fileOne,
  reopen,
  resolve,
  take,
  verified,
  type Cast,
} from './support.js';

let desk: TestDesk;
let cast: Cast;

beforeEach(async () => {
  desk = await startTestDesk();
  cast = await castOf(desk);
}, 30_000);
afterEach(() => desk.stop());

const KEPT_SUMS = [
  'sla_rollup',
  'sla_hours',
  'flow_rollup',
  'sla_total',
  'sla_agency',
  'sla_service',
  'sla_day_hours',
  'sla_year_hours',
  'sla_city_hours',
  'flow_day',
  'flow_kind',
  'flow_seconds',
  'flow_year_seconds',
] as const;
const sums = () =>
  desk.build.sql(`select 'sla' as kind, to_jsonb(r)::text as row from sla_rollup r
    union all select 'hours', to_jsonb(h)::text from sla_hours h where met + missed > 0
    union all select 'flow', to_jsonb(f)::text from flow_rollup f
    union all select 'totals', to_jsonb(t)::text from sla_total t where met + missed > 0
    union all select 'agencies', to_jsonb(a)::text from sla_agency a where met + missed > 0
    union all select 'services', to_jsonb(s)::text from sla_service s where met + missed > 0
    union all select 'day hours', to_jsonb(d)::text from sla_day_hours d where met + missed > 0
    union all select 'year hours', to_jsonb(y)::text from sla_year_hours y where met + missed > 0
    union all select 'city hours', to_jsonb(c)::text from sla_city_hours c where met + missed > 0
    union all select 'year seconds', to_jsonb(y)::text from flow_year_seconds y where resolved > 0
    union all select 'days', to_jsonb(d)::text from flow_day d
    union all select 'kinds', to_jsonb(k)::text from flow_kind k where resolved > 0
    union all select 'seconds', to_jsonb(s)::text from flow_seconds s where resolved > 0 order by 1, 2`);

async function someTickets(): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < 6; index += 1) {
    const { id } = await fileOne(cast);
    ids.push(id);
    desk.advance('PT40M');
    if (index % 2 === 0) await take(cast.agent, id);
    if (index % 3 === 0) await escalate(cast, id);
    if (index % 3 === 1) await resolve(cast.agent, id);
  }
  return ids;
}

const recomputed = (ids: readonly string[]) => {
  const database = desk.app.get(Database);
  const scope = { ...database.systemScope, agencyIds: [CITY_AGENCY_ID, cast.city.agency.id] };
  return database.transaction(scope, (tx) => desk.app.select(MetricsModule).get(Contributions).recompute(tx, ids));
};

it('gives the same sums however often and in whatever order the events come', async () => {
  const ids = await someTickets();
  await catchUp(desk);
  const once = await sums();
  expect(once.length).toBeGreaterThan(3);

  await desk.build.sql(
    `insert into event_delivery (handler, event_id, agency_id, name, payload, position, queued_at)
     select 'metrics', id, agency_id, type, jsonb_build_object('agencyId', agency_id, 'subjectId', ticket_id, 'actorId', actor_id, 'origin', origin),
       row_number() over (order by id desc), '2020-01-01' from ticket_event`,
  );
  expect((await verified(desk)).beyond).toBe(ids.length);
  await desk.app.get(Jobs).add('events.redeliver', [{ id: 'again', payload: {} }]);
  await desk.drain();
  expect(await sums()).toEqual(once);

  await Promise.all(Array.from({ length: 8 }, (_, n) => recomputed(n % 2 === 0 ? ids : [...ids].reverse())));
  expect(await sums()).toEqual(once);

  // From nothing, many handlers at once.
  await desk.build.sql(`truncate clock_outcome, ${KEPT_SUMS.join(', ')}, ticket_flow`);
  await Promise.all(Array.from({ length: 8 }, (_, n) => recomputed(ids.filter((_, index) => (index + n) % 3 !== 0))));
  expect(await sums()).toEqual(once);
  await expectSound(desk);
}, 40_000);

it('gives the same figures to a desk that is upgraded', async () => {
  await someTickets();
  await catchUp(desk);
  const cycles = () =>
    desk.build.sql(`select to_jsonb(o)::text as row from clock_outcome o order by ticket_id, target, cycle`);
  const [once, rows] = [await sums(), await cycles()];
  const migration: Migration | undefined = migrations.find(({ name }) => name === 'near misses');
  if (!migration) throw new Error('the migration has another name');

  await withClient(desk.database.adminUrl, async (client) => {
    const after = (table: string, columns: readonly string[]) =>
      `alter table ${table} ${columns.map((column) => `drop column ${column}`).join(', ')}`;
    const added = await client.query<{ column: string }>(
      `select attname as column from pg_attribute where attrelid = 'sla_rollup'::regclass and attnum > 8 and not attisdropped`,
    );
    await client.query('set role desk_owner');
    // Made later, and of these columns.
    await client.query('drop schema report cascade');
    await client.query(after('clock_outcome', ['weekday', 'hour', 'used_permille', 'used', 'cause']));
    await client.query(
      after(
        'sla_rollup',
        added.rows.map(({ column }) => column),
      ),
    );
    await client.query('drop table sla_hours');
    await client.query(migration.sql);
    await client.query('reset role');
    await client.query(migration.backfill ?? '');
  });

  // Sums that came later know no cause before the cycles do.
  for (const table of ['sla_total', 'sla_agency', 'sla_service']) {
    await desk.build.sql(
      `update ${table} set waiting_in_queue = 0, with_agent = 0, in_second_line = 0, after_hand_back = 0`,
    );
  }
  // All but the causes is there at once, and the sums agree with it.
  const report = await verified(desk);
  expect([report.differences, report.beyond > 0]).toEqual([0, true]);
  const query = { from: '2026-03-01', to: '2026-03-31' };
  expect((await cast.owner.call('slaUseReport', { query })).items).not.toEqual([]);
  expect((await cast.owner.call('slaCausesReport', { query })).items).toEqual([]);

  await desk.app.get(Jobs).add('events.redeliver', [{ id: 'after-upgrade', payload: {} }]);
  await desk.drain();
  expect((await cast.owner.call('slaCausesReport', { query })).items).not.toEqual([]);
  expect(await sums()).toEqual(once);
  expect(await cycles()).toEqual(rows);
  await expectSound(desk);
}, 40_000);

it('knows of tickets that were counted before it was by service which ones had been reopened', async () => {
  const [, again, , , still] = await someTickets();
  if (!again || !still) throw new Error('six were filed, two of them resolved');
  for (const id of [again, still]) await reopen(cast.employee, id);
  desk.advance('P40D');
  await resolve(cast.agent, again);
  await catchUp(desk);
  const days = () => desk.build.sql(`select to_jsonb(f)::text as row from ticket_flow f order by 1`);
  const [once, rows] = [await sums(), await days()];
  const period = { from: '2026-03-01', to: '2026-12-31' };
  expect(await cast.owner.call('flowReport', { query: period })).toMatchObject({ reopened: 2, resolvedAgain: 1 });

  const migration: Migration | undefined = migrations.find(({ name }) => name === 'finer sums');
  if (!migration) throw new Error('the migration has another name');
  await withClient(desk.database.adminUrl, async (client) => {
    await client.query('set role desk_owner');
    await client.query('drop index ticket_flow_rare');
    await client.query('drop table flow_kind, sla_city_hours');
    for (const table of ['flow_day', 'flow_rollup', 'closed_flow'])
      await client.query(`alter table ${table} drop column resolved_again`);
    await client.query(
      'alter table ticket_flow drop column service_id, drop column priority, drop column resolved_again',
    );
    await client.query(`begin; ${migration.sql}; reset role; ${migration.backfill ?? ''}; commit`);
  });
  expect(await sums()).toEqual(once);
  expect(await days()).toEqual(rows);
  await expectSound(desk);
}, 40_000);

it('tells of any period what lies in it, from whichever sums it is read', async () => {
  await someTickets();
  await catchUp(desk);
  // The same again on other days of four years.
  await desk.build.sql(
    `insert into clock_outcome (agency_id, ticket_id, target, cycle, service_id, priority, team_id, outcome, counted_on, weekday, hour, used_permille, used, cause)
     select agency_id, ticket_id, target, cycle + 100 * n, service_id, priority, team_id, outcome, counted_on - 37 * n,
       extract(isodow from counted_on - 37 * n), (hour + n) % 24, used_permille, used, cause
     from clock_outcome, generate_series(1, 40) n`,
  );
  const database = desk.app.get(Database);
  const contributions = desk.app.select(MetricsModule).get(Contributions);
  await database.transaction(database.systemScope, (tx) => contributions.sumAnew(tx));

  const periods = [
    ['2022-06-10', '2026-02-20'],
    ['2023-01-01', '2025-12-31'],
    ['2023-12-31', '2025-01-01'],
    ['2024-02-01', '2024-11-30'],
    ['2025-11-01', '2026-03-31'],
  ] as const;
  for (const [from, to] of periods) {
    const raw = (columns: string, rest = '') =>
      desk.build.sql<{ counted: number }>(
        `select ${columns} count(*)::integer as counted from clock_outcome where counted_on between '${from}' and '${to}' ${rest}`,
      );
    const [all] = await raw('');
    expect(all?.counted).toBeGreaterThan(10);
    for (const by of ['agency', 'service', 'priority', 'line', 'team', 'month'] as const) {
      for (const filter of [{}, { service: cast.city.service.key }]) {
        const { items } = await cast.owner.call('slaReport', { query: { from, to, by, ...filter } });
        expect([by, items.reduce((sum, { met, missed }) => sum + met + missed, 0)]).toEqual([by, all?.counted]);
      }
    }
    const { service, agency } = cast.city;
    const first = `team_id in (select id from team where line = 'first')`;
    const narrowed = [
      [{}, 'true'],
      [{ service: service.key }, `service_id = '${service.id}'`],
      [{ priority: 3 as const }, 'priority = 3'],
      [{ line: 'first' as const }, first],
      [{ service: service.key, line: 'first' as const, priority: 3 as const }, `priority = 3 and ${first}`],
      [{ agency: agency.key, line: 'first' as const }, `agency_id = '${agency.id}' and ${first}`],
    ] as const;
    for (const [filter, where] of narrowed) {
      const { items } = await cast.owner.call('slaHoursReport', { query: { from, to, ...filter } });
      expect([filter, items.map(({ weekday, hour, counted }) => ({ weekday, hour, counted }))]).toEqual([
        filter,
        await raw('weekday, hour,', `and ${where} group by 1, 2 order by 1, 2`),
      ]);
    }
  }
}, 40_000);

it('leaves out what the handlers have not seen, and finds nothing else', async () => {
  await someTickets();
  await catchUp(desk);
  await expectSound(desk);
  const { id } = await fileOne(cast);
  expect(await verified(desk)).toMatchObject({ tickets: 6, beyond: 1, differences: 0 });
  await desk.drain();
  expect(await verified(desk)).toMatchObject({ tickets: 7, beyond: 0, differences: 0 });
  expect(id).toBeDefined();
}, 40_000);

const KEPT = ['sla_clock', 'clock_outcome', 'ticket_flow', ...KEPT_SUMS, 'handling_day', 'handling_total'];
const TAMPERING = [
  ['clock', `update sla_clock set used_ms = used_ms + 1 where ctid = (select min(ctid) from sla_clock)`],
  ['clock', `delete from sla_clock where ctid = (select min(ctid) from sla_clock where state = 'running')`],
  ['attainment', `delete from clock_outcome where ctid = (select min(ctid) from clock_outcome)`],
  ['attainment', `update clock_outcome set used_permille = used_permille + 1 where outcome = 'met'`],
  [
    'attainment',
    `update clock_outcome set cause = 'in_second_line' where outcome = 'missed' and target = 'first_response'`,
  ],
  ['attainment', `update clock_outcome set hour = 23 - hour`],
  ['flow', `update ticket_flow set crossings = crossings + 1 where ctid = (select min(ctid) from ticket_flow)`],
  ['sla sums', `update sla_rollup set met = met + 1 where ctid = (select min(ctid) from sla_rollup)`],
  ['sla sums', `update sla_rollup set used_30 = used_30 + 1`],
  ['sla sums', `update sla_rollup set with_agent = with_agent + 1`],
  ['hour sums', `update sla_hours set missed = missed + 1 where ctid = (select min(ctid) from sla_hours)`],
  ['sla sums', `update sla_total set used_30 = used_30 + 1 where span = 'day'`],
  ['sla sums', `delete from sla_total where span = 'month'`],
  ['sla sums', `update sla_agency set used_open = used_open + 1 where span = 'month'`],
  ['sla sums', `delete from sla_agency where span = 'day'`],
  ['sla sums', `update sla_service set after_hand_back = 3 where span = 'day'`],
  ['hour sums', `update sla_day_hours set met = met + 1`],
  ['hour sums', `update sla_city_hours set met = met + 1 where span = 'year'`],
  ['hour sums', `update sla_year_hours set missed = missed + 1`],
  ['flow sums', `delete from flow_rollup`],
  ['flow sums', `delete from flow_year_seconds`],
  ['flow sums', `update flow_day set queue_seconds = queue_seconds + 1`],
  ['flow sums', `update flow_kind set resolved_again = resolved_again + 1`],
  ['flow', `update ticket_flow set priority = 5 - priority`],
  ['flow sums', `update flow_seconds set bucket = bucket + 1`],
  ['handling time', `update handling_day set seconds = seconds + 60`],
  ['handling time', `update handling_total set captured = 0, cells = cells + 1`],
  ['handling time', `delete from handling_total`],
] as const;

it('finds what was changed by hand', async () => {
  await someTickets();
  await catchUp(desk);
  for (const table of KEPT) await desk.build.sql(`create temp table kept_${table} as table ${table}`);
  for (const [what, sql] of TAMPERING) {
    await desk.build.sql(sql);
    const report = await verified(desk);
    expect(report.differences).toBeGreaterThan(0);
    expect(report.shown.map((difference) => difference.what)).toContain(what);
    for (const table of KEPT) {
      await desk.build.sql(`delete from ${table}`);
      await desk.build.sql(`insert into ${table} table kept_${table}`);
    }
    await expectSound(desk);
  }
  // All at once, but for the clocks, which are mended by their own replay.
  for (const [what, sql] of TAMPERING) if (what !== 'clock') await desk.build.sql(sql);
  await desk.build.sql(`delete from handling_day where ctid = (select min(ctid) from handling_day)`);
  expect(await desk.app.select(MetricsModule).get(RebuildMetrics).run()).toMatchObject({ tickets: 6 });
  await expectSound(desk);
}, 60_000);

it('reads the figures of the own agency to its contact, of all to the owner, and to nobody else', async () => {
  const other = await castOf(desk);
  await resolve(cast.agent, (await fileOne(cast)).id);
  const theirs = await fileOne(other);
  await resolve(other.agent, theirs.id);
  await catchUp(desk);
  const query = { from: '2026-03-01', to: '2026-03-31', by: 'agency' } as const;
  const agenciesOf = async (as: Cast['owner']) => [
    ...new Set((await as.call('slaReport', { query })).items.map(({ key }) => key)),
  ];
  expect((await agenciesOf(cast.owner)).sort()).toEqual([cast.city.agency.key, other.city.agency.key].sort());
  expect(await agenciesOf(cast.contact)).toEqual([cast.city.agency.key]);
  expect(await agenciesOf(await desk.as(cast.city.lead))).toEqual([cast.city.agency.key]);
  expect(await cast.contact.call('flowReport', { query: { from: query.from, to: query.to } })).toMatchObject({
    filed: 1,
  });
  expect(await cast.owner.call('flowReport', { query: { from: query.from, to: query.to } })).toMatchObject({
    filed: 2,
  });

  const asked = { ...query, agency: other.city.agency.key };
  expect((await cast.owner.call('slaReport', { query: asked })).items).toHaveLength(3);
  expect(await cast.contact.refusal('slaReport', { query: asked })).toMatchObject({ status: 404 });
  expect(await cast.contact.refusal('figureTicket', { params: { number: theirs.number } })).toMatchObject({
    status: 404,
  });
  for (const as of [cast.employee, cast.agent, cast.expert]) {
    expect(await as.refusal('slaReport', { query })).toMatchObject({ status: 403 });
    expect(await as.refusal('flowReport', { query: { from: query.from, to: query.to } })).toMatchObject({
      status: 403,
    });
    expect(await as.refusal('figureTicket', { params: { number: theirs.number } })).toMatchObject({ status: 403 });
    const behind = { from: query.from, to: query.to, target: 'resolution', outcome: 'met' } as const;
    expect(await as.refusal('slaTickets', { query: behind })).toMatchObject({ status: 403 });
  }
}, 40_000);

const FAULTY: readonly [object, string][] = [
  [{ from: '2026-03-02', to: '2026-03-01', by: 'agency' }, '?to'],
  [{ from: '2026-02-30', to: '2026-03-01', by: 'agency' }, '?from'],
  [{ from: 'i går', to: '2026-03-01', by: 'agency' }, '?from'],
  [{ from: '2026-03-01T00:00:00Z', to: '2026-03-02', by: 'agency' }, '?from'],
  [{ from: '2026-03-01', to: '2026-03-02' }, '?by'],
  [{ from: '2026-03-01', to: '2026-03-02', by: 'person' }, '?by'],
  [{ from: '2026-03-01', to: '2099-03-02', by: 'agency' }, '?to'],
  [{ from: '2026-03-01', to: '2026-03-02', by: 'agency', service: 'finnes-ikke' }, '?service'],
  [{ from: '2026-03-01', to: '2026-03-02', by: 'agency', priority: 7 }, '?priority'],
];

it('refuses periods and filters that are none', async () => {
  for (const [query, pointer] of FAULTY) {
    const refusal = await cast.owner.refusal('slaReport', { query: query as never });
    expect(refusal).toMatchObject({
      status: 422,
      errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
    });
  }
});
