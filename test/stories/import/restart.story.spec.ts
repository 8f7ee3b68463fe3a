import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CITY_AGENCY_ID } from '@desk/contracts';
import { VerifyMetrics } from '@desk/metrics';
import { Sweep } from '@desk/tickets';
import { readMapping } from '../../../apps/desk/src/event-log/mapping-file.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { bpiLines, importer } from './support.js';

/** The first ones are the longest: several batches. */
const CASES = 500;
const mapping = readMapping('bpi2013');
const into = (key: string) => ({ ...mapping, agency: { key, name: `Historikk ${key}` } });

let folder: string;
let file: string;
let desk: TestDesk;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-import-'));
  file = join(folder, 'log.csv.gz');
  const [heading = '', ...lines] = bpiLines();
  const wanted = new Set([...new Set(lines.map((line) => line.split(',')[0]))].slice(0, CASES));
  const kept = lines.filter((line) => wanted.has(line.split(',')[0]));
  writeFileSync(file, gzipSync([heading, ...kept].join('\n')));
  desk = await startTestDesk();
}, 120_000);
afterAll(async () => {
  await desk?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** All that an agency's log has become, without the ids. */
async function contentsOf(key: string): Promise<unknown> {
  const [row] = await desk.build.sql<{ contents: unknown }>(
    `with t as (select t.*, c.case_key from ticket t join imported_case c on c.ticket_id = t.id
       join agency a on a.id = t.agency_id where a.key = $1)
     select jsonb_build_object(
       'tickets', (select jsonb_agg(jsonb_build_array(case_key, state, line, priority, crossings, reopen_count, filed_at, resolved_at, closed_at,
         timer_at, version, (select name from team where id = t.team_id), (select name from service where id = t.service_id)) order by case_key) from t),
       'log', (select jsonb_agg(jsonb_build_array(case_key, e.seq, e.type, e.origin, e.occurred_at, e.changes -> 'state', e.changes -> 'line') order by case_key, e.seq)
         from t join ticket_event e on e.ticket_id = t.id),
       'messages', (select jsonb_agg(jsonb_build_array(case_key, m.text, m.created_at) order by case_key, m.created_at) from t join ticket_message m on m.ticket_id = t.id),
       'clocks', (select jsonb_agg(jsonb_build_array(case_key, k.target, k.cycle, k.state, k.used_ms, k.due_at, k.breached_at) order by case_key, k.target, k.cycle)
         from t join sla_clock k on k.ticket_id = t.id),
       'flow', (select jsonb_agg(jsonb_build_array(f.month, f.filed, f.resolved, f.reopened, f.crossings, f.first_line_resolved) order by f.month)
         from flow_rollup f join agency a on a.id = f.agency_id where a.key = $1),
       'sla', (select jsonb_agg(n order by n) from (select jsonb_build_array(s.month, s.target, sum(s.met), sum(s.missed)) as n
         from sla_rollup s join agency a on a.id = s.agency_id where a.key = $1 group by s.month, s.target) s)
     ) as contents`,
    [key],
  );
  return row?.contents;
}

const rowCounts = () =>
  desk.build.sql(
    `select (select count(*) from ticket) as tickets, (select count(*) from ticket_event) as events, (select count(*) from ticket_message) as messages,
       (select count(*) from person) as people, (select count(*) from team) as teams, (select count(*) from service) as services,
       (select count(*) from agency) as agencies, (select count(*) from service_declaration) as declarations`,
  );

test('a second run changes nothing', async () => {
  const { imported } = await importer(desk).run(file, into('hel'));
  expect(imported).toBe(CASES);
  const before = [await contentsOf('hel'), await rowCounts()];
  expect(await importer(desk).run(file, into('hel'))).toMatchObject({ cases: CASES, imported: 0 });
  expect([await contentsOf('hel'), await rowCounts()]).toEqual(before);
}, 120_000);

test('an import that is interrupted goes on where it was, and ends as one that was not', async () => {
  let batches = 0;
  const interrupted = importer(desk).run(file, into('delt'), {
    onProgress: () => {
      batches += 1;
      if (batches === 2) throw new Error('interrupted');
    },
  });
  await expect(interrupted).rejects.toThrow('interrupted');
  const [part] = await desk.build.sql<{ count: number }>(
    `select count(*)::int as count from ticket t join agency a on a.id = t.agency_id where a.key = 'delt'`,
  );
  expect(part?.count).toBeGreaterThan(0);
  expect(part?.count).toBeLessThan(CASES);

  const again = await importer(desk).run(file, into('delt'));
  expect(again).toMatchObject({ cases: CASES, imported: CASES - (part?.count ?? 0) });
  expect(await contentsOf('delt')).toEqual(await contentsOf('hel'));
}, 120_000);

test('two imports of one log at the same time make each ticket once', async () => {
  const both = await Promise.all([1, 2].map(() => importer(desk).run(file, into('to'))));
  expect(both.reduce((sum, { imported }) => sum + imported, 0)).toBe(CASES);
  expect(await contentsOf('to')).toEqual(await contentsOf('hel'));
}, 120_000);

test('nobody is told of history, and the desk does nothing about it', async () => {
  const untold = await desk.build.sql(
    `select (select count(*)::int from outbox) + (select count(*)::int from event_delivery) + (select count(*)::int from notice)
       + (select count(*)::int from queue_change) as news, (select count(*)::int from ticket where timer_at is not null) as timers`,
  );
  expect(untold).toEqual([{ news: 0, timers: 0 }]);
  const before = await contentsOf('hel');
  desk.advance('P30D');
  await desk.app.get(Sweep).run();
  await desk.drain();
  expect(await contentsOf('hel')).toEqual(before);
  expect(await desk.app.get(VerifyMetrics).run()).toMatchObject({ differences: 0, shown: [] });
}, 120_000);

test('history stands apart from the living desk', async () => {
  const city = await desk.build.desk();
  const agent = await desk.as(city.agent);
  const owner = await desk.as(await desk.build.serviceOwner(city.agency));
  const [team] = await desk.build.sql<{ key: string }>(
    `select t.key from team t join agency a on a.id = t.agency_id where a.key = 'hel' limit 1`,
  );
  for (const client of [agent, owner]) {
    const { items } = await client.call('teams');
    expect(items.map(({ key }) => key)).not.toContain(team?.key);
    const services = await client.call('services');
    expect(services.items.some(({ key }) => key.startsWith('hel-'))).toBe(false);
  }
  const found = await agent.raw('GET', `/api/v1/teams/${team?.key}/queue`);
  expect(found.status).toBe(403);
  const [ticket] = await desk.build.sql<{ number: string }>('select number from ticket limit 1');
  expect((await agent.raw('GET', `/api/v1/tickets/${ticket?.number}`)).status).toBe(404);

  const agencies = await owner.call('gainReport', { query: { from: '2026-01-01', to: '2026-03-31' } });
  expect(agencies.agencies.some(({ key }) => ['hel', 'delt', 'to'].includes(key))).toBe(false);
  const [own] = await desk.build.sql('select from service_declaration where agency_id = $1 and version <= 0', [
    CITY_AGENCY_ID,
  ]);
  expect(own).toBeUndefined();
});

test('people of a log can neither sign in nor be recognised', async () => {
  const people = await desk.build.sql<{ active: boolean; name: string }>(
    `select active, name from person where username like 'hel-%'`,
  );
  expect(people.length).toBeGreaterThan(50);
  expect(
    people.every(({ active, name }) => !active && /^(Behandler [0-9a-f]{8}|Innmelder i importert logg)$/.test(name)),
  ).toBe(true);
});

test('a log is not imported into a living agency', async () => {
  const { key } = await desk.build.agency();
  await expect(importer(desk).run(file, into(key))).rejects.toThrow(/is a living one/);
});
