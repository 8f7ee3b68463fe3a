import { withClient } from '@desk/schema';
import type { BuiltDesk } from '../support/build.js';
import { DUE_SECONDS, fillWithDue } from '../support/tickets.js';
import { FaultDesk, until, type Program } from './processes.js';

const LONG = 240_000;

let desk: FaultDesk;
let city: BuiltDesk;

beforeAll(async () => {
  desk = await FaultDesk.start();
  city = await desk.build.desk();
}, LONG);
afterEach(() => desk.endAll(), LONG);
afterAll(() => desk.stop(), LONG);

/** Tickets of first line with a clock that nobody has looked at; a millisecond of the wall clock for the first. */
const due = (tickets: number, at: number, spacingMs: number) =>
  withClient(desk.urls.adminUrl, (client) =>
    fillWithDue(client, { teamId: city.firstLine.id, tickets, at, spacingMs, warned: 0 }),
  );
const breaches = async (ids: readonly string[]) => {
  const [row] = await desk.sql<{ count: number }>(
    `select count(*)::int as count from ticket_event where type = 'sla.breached' and ticket_id = any($1)`,
    [ids],
  );
  return row?.count ?? 0;
};

/** Each point of each clock once, at its instant, in order, and each told once to everybody who is to hear of it. */
async function expectEachOnceInOrder(ids: readonly string[]): Promise<void> {
  const wrong = await desk.sql(
    `select t.id, log.said from ticket t cross join lateral (
       select array_agg(concat_ws(' ', e.type, e.details ->> 'percent', extract(epoch from e.occurred_at - t.filed_at)::int) order by e.seq) as said
       from ticket_event e where e.ticket_id = t.id and e.type like 'sla.%') log
     where t.id = any($1) and log.said is distinct from $2::text[]`,
    [ids, [`sla.warned 75 ${DUE_SECONDS * 0.75}`, `sla.warned 90 ${DUE_SECONDS * 0.9}`, `sla.breached ${DUE_SECONDS}`]],
  );
  expect(wrong).toEqual([]);
  const told = await desk.sql(
    `select n.kind, count(*)::int as notices, count(distinct (n.ticket_id, n.person_id, n.facts))::int as different,
       count(distinct n.person_id = t.assignee_id)::int as sides
     from notice n join ticket t on t.id = n.ticket_id where t.id = any($1) group by n.kind order by n.kind`,
    [ids],
  );
  expect(told).toEqual([
    { kind: 'breached', notices: 2 * ids.length, different: 2 * ids.length, sides: 2 },
    { kind: 'warned', notices: 2 * ids.length, different: 2 * ids.length, sides: 1 },
  ]);
}

/** Tickets with the one message that was held for them, and the one line of the log that says so. */
const ONCE = `select count(*)::int as count from ticket t where t.id = any($1)
  and (select array_agg(m.text) from ticket_message m where m.ticket_id = t.id) = array['Svar på ' || t.number]
  and (select count(*) from ticket_event e where e.ticket_id = t.id and e.type = 'ticket.messaged') = 1`;

describe('what falls due', () => {
  it(
    'stands in the log once and is told once, in order, however often workers are killed in the middle of a burst',
    async () => {
      const ids = await due(6_000, Date.now() + 4_000, 0.1);
      const workers: Program[] = [await desk.run('worker'), await desk.run('worker')];
      for (let killed = 0; killed < 4; killed += 1) {
        const reached = await breaches(ids);
        await until(async () => (await breaches(ids)) > reached || reached === ids.length, 60_000);
        await workers.shift()?.end('SIGKILL');
        workers.push(await desk.run('worker'));
      }
      await until(async () => (await breaches(ids)) === ids.length, 60_000);
      await desk.quiet();
      await expectEachOnceInOrder(ids);
    },
    LONG,
  );

  it(
    'a held message leaves once, however often workers are killed while many leave',
    async () => {
      const ids = await due(1_000, Date.now() + 3_600_000, 1_000);
      await desk.sql(
        `insert into held_message (id, agency_id, ticket_id, author_id, text, held_at, send_at, seen_seq)
         select gen_random_uuid(), agency_id, id, assignee_id, 'Svar på ' || number, now(), now(), event_seq from ticket where id = any($1)`,
        [ids],
      );
      const count = async (sql: string) => (await desk.sql<{ count: number }>(sql, [ids]))[0]?.count ?? 0;
      const left = () => count('select count(*)::int as count from ticket_message where ticket_id = any($1)');
      const workers: Program[] = [await desk.run('worker'), await desk.run('worker')];
      for (let killed = 0; killed < 2; killed += 1) {
        const reached = await left();
        await until(async () => (await left()) > reached || reached === ids.length, 60_000);
        await workers.shift()?.end('SIGKILL');
        workers.push(await desk.run('worker'));
      }
      await until(async () => (await left()) >= ids.length, 120_000);
      expect(await count(ONCE)).toBe(ids.length);
      expect(await count('select count(*)::int as count from held_message where ticket_id = any($1)')).toBe(0);
    },
    LONG,
  );

  it(
    'is caught up when the worker was away, what was due longest first',
    async () => {
      const ids = await due(3_000, Date.now() - 3_600_000, 1_000);
      await desk.run('worker');
      await until(async () => (await breaches(ids)) === ids.length, 60_000);
      await desk.quiet();
      await expectEachOnceInOrder(ids);
      const [turned] = await desk.sql<{ times: number }>(
        `select count(*) filter (where recorded_at < before)::int as times from (
           select e.recorded_at, lag(e.recorded_at) over (order by e.occurred_at) as before
           from ticket_event e where e.type = 'sla.breached' and e.ticket_id = any($1)) log`,
        [ids],
      );
      expect(turned).toEqual({ times: 0 });
    },
    LONG,
  );
});
