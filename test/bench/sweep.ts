import { LIVE_NAMESPACE, type Ack, type ClientToServer, type ServerToClient } from '@desk/contracts';
import { loadavg } from 'node:os';
import { withClient } from '@desk/schema';
import { setTimeout as delay } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { Facts } from './city.js';
import type { BenchDesk } from './desk.js';
import { fillWithDue } from '../support/tickets.js';
import { processorSeconds } from './processor.js';
import { quantile } from './table.js';

/** So long before the first is due the clocks stand in the table, as those of real tickets do. */
const AHEAD_MS = 20_000;
const GIVE_UP_MS = 120_000;
const BATCH = 500;

export interface SweepPlan {
  readonly burst: number;
  readonly perSecond: number;
  readonly seconds: number;
}

interface Stage {
  readonly what: string;
  readonly sql: string;
  readonly each: number;
}

/** What has to be there for every breach, beyond what the queues still hold. */
const STAGES: readonly Stage[] = [
  {
    what: 'log lines and clock rows',
    each: 1,
    sql: `select count(*)::int as count from ticket_event e join sla_clock c on c.ticket_id = e.ticket_id and c.breached_at is not null
      where e.type = 'sla.breached' and e.ticket_id = any($1::uuid[])`,
  },
  {
    what: 'rows of the queue',
    each: 1,
    sql: 'select count(distinct ticket_id)::int as count from queue_change where ticket_id = any($1::uuid[])',
  },
  {
    what: 'notices to assignee and lead',
    each: 2,
    sql: `select count(*)::int as count from notice where kind = 'breached' and ticket_id = any($1::uuid[])`,
  },
];

/** Tickets of the first line of which only the breach is still to come. */
function due(url: string, facts: Facts, tickets: number, at: number, spacingMs: number): Promise<string[]> {
  return withClient(url, (client) =>
    fillWithDue(client, { teamId: facts.team.id, tickets, at, spacingMs, warned: 90 }),
  );
}

/** A socket that watches the queue: when the row of each ticket came, in milliseconds of the wall clock. */
async function watch(port: number, facts: Facts): Promise<{ seen: ReadonlyMap<string, number>; close(): void }> {
  const socket: Socket<ServerToClient, ClientToServer> = io(`http://127.0.0.1:${port}${LIVE_NAMESPACE}`, {
    transports: ['websocket'],
    extraHeaders: { authorization: `Bearer ${facts.agentTokens[0]}` },
    reconnection: false,
  });
  const seen = new Map<string, number>();
  socket.on('queue.row', ({ ticketId }) => {
    if (!seen.has(ticketId)) seen.set(ticketId, performance.timeOrigin + performance.now());
  });
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve);
    socket.on('connect_error', reject);
  });
  const answer = await new Promise<Ack>((resolve) => socket.emit('queue.join', { teamKey: facts.team.key }, resolve));
  if (!answer.ok) throw new Error(`a socket may not watch the queue: ${answer.detail}`);
  return { seen, close: () => void socket.close() };
}

const now = () => performance.timeOrigin + performance.now();

/** Many clocks due in one second: how long until everything about them is done, and the bare database writing the same rows. */
export async function burst(
  desk: BenchDesk,
  facts: Facts,
  bareUrl: string,
  count: number,
  say: (text: string) => void,
) {
  await desk.quiet();
  const at = now() + AHEAD_MS;
  const ids = await due(desk.urls.adminUrl, facts, count, at, 1_000 / count);
  await delay(Math.max(0, at - now()));
  const done = new Map<string, number>();
  const used = await withClient(desk.urls.adminUrl, async (client) => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const pid = rows[0]?.pid ?? 0;
    const before = processorSeconds(pid);
    const counted = async (sql: string, values: unknown[] = [ids]) =>
      (await client.query<{ count: number }>(sql, values)).rows[0]?.count ?? 0;
    while (done.size < STAGES.length + 1) {
      if (now() > at + GIVE_UP_MS) throw new Error(`only ${[...done.keys()].join(', ')} came in time`);
      for (const { what, sql, each } of STAGES) {
        if (done.has(what)) continue;
        // One after the other: to ask costs the database something too.
        if ((await counted(sql)) < each * count) break;
        done.set(what, now() - at);
      }
      if (done.size === STAGES.length) {
        const left = 'select (select count(*) from outbox)::int + (select count(*) from event_delivery)::int as count';
        if ((await counted(left, [])) === 0) done.set('everything, figures too', now() - at);
      }
      await delay(500);
    }
    const after = processorSeconds(pid);
    return (
      before &&
      after &&
      (['worker', 'postgres', 'api'] as const).map((name) => `${name} ${(after[name] - before[name]).toFixed(1)} s`)
    );
  });
  const seconds = Math.max(...STAGES.map(({ what }) => done.get(what) ?? 0)) / 1_000;
  const bare = await bareBurst(bareUrl, facts, count);
  say(`A burst of ${count} clocks due within one second, counted from its first:`);
  for (const [what, ms] of done) say(`  ${(ms / 1_000).toFixed(1).padStart(5)} s  ${what}`);
  if (used) say(`  processor time: ${used.join(', ')}; load average ${loadavg()[0]?.toFixed(1)}`);
  say(
    `  ${Math.round(count / seconds)} breaches a second; bare PostgreSQL writes the same rows at ${Math.round(count / bare)} a second: ${Math.round((100 * bare) / seconds)} %`,
  );
}

/** The same rows in batches, by one connection past the row guards; in seconds. */
async function bareBurst(url: string, facts: Facts, count: number): Promise<number> {
  await due(url, facts, count, now() - 60_000, 1_000 / count);
  return withClient(url, async (client) => {
    const began = now();
    for (let written = 0; written < count;) {
      const { rowCount } = await client.query({ name: 'bare burst', text: BARE, values: [] });
      if (!rowCount) throw new Error('the bare burst has nothing to write');
      written += rowCount;
    }
    return (now() - began) / 1_000;
  });
}

const BARE = /* sql */ `
with due as (select ticket_id, due_at from sla_clock where wake_at <= now() order by wake_at limit ${BATCH} for update skip locked),
c as (update sla_clock c set breached_at = due.due_at, wake_at = null from due where c.ticket_id = due.ticket_id),
t as (update ticket t set event_seq = event_seq + 1, last_event_at = due.due_at from due where t.id = due.ticket_id returning t.*),
e as (insert into ticket_event (id, agency_id, ticket_id, seq, version, type, origin, occurred_at, recorded_at, details)
  select gen_random_uuid(), agency_id, id, event_seq, version, 'sla.breached', 'system', last_event_at, now(), '{"target": "resolution", "cycle": 1}' from t
  returning id, agency_id, ticket_id),
o as (insert into outbox (event_id, agency_id, name, payload)
  select e.id, e.agency_id, 'sla.breached', jsonb_build_object('agencyId', e.agency_id, 'subjectId', e.ticket_id) from e),
n as (insert into notice (id, agency_id, person_id, kind, ticket_id, event_id, facts, created_at)
  select gen_random_uuid(), e.agency_id, m.person_id, 'breached', e.ticket_id, e.id, '{"target": "resolution"}', now()
  from e join t on t.id = e.ticket_id join lateral (select t.assignee_id as person_id union select person_id from team_member where team_id = t.team_id and lead) m on true)
insert into queue_change (team_id, seq, agency_id, ticket_id, version, "row", created_at)
select t.team_id, nextval('ticket_number'), t.agency_id, t.id, t.version, to_jsonb(t), now() from t`;

/** Waits until the breach of every ticket stands in the log. */
async function recorded(desk: BenchDesk, ids: readonly string[]): Promise<void> {
  await withClient(desk.urls.adminUrl, async (client) => {
    const sql = `select count(*)::int as count from ticket_event where type = 'sla.breached' and ticket_id = any($1::uuid[])`;
    const deadline = now() + GIVE_UP_MS;
    for (;;) {
      const count = (await client.query<{ count: number }>(sql, [ids])).rows[0]?.count ?? 0;
      if (count === ids.length) return;
      if (now() > deadline) throw new Error(`${count} breaches of ${ids.length} were recorded`);
      await delay(250);
    }
  });
}

/** Breaches at a steady rate: how late they are in the log, at a socket and in the bell. */
export async function lateness(
  desk: BenchDesk,
  facts: Facts,
  port: number,
  { perSecond, seconds }: SweepPlan,
  say: (text: string) => void,
) {
  await desk.quiet();
  const screen = await watch(port, facts);
  const at = now() + AHEAD_MS;
  const ids = await due(desk.urls.adminUrl, facts, perSecond * seconds, at, 1_000 / perSecond);
  await delay(at - now() + seconds * 1_000);
  await recorded(desk, ids);
  await desk.quiet();
  screen.close();
  const { rows } = await withClient(desk.urls.adminUrl, (client) =>
    client.query<{ ticket: string; due: number; recorded: number; noticed: number }>(
      `select e.ticket_id as ticket, extract(epoch from e.occurred_at)::float8 * 1000 as due, extract(epoch from e.recorded_at)::float8 * 1000 as recorded,
         (select extract(epoch from max(created_at))::float8 * 1000 from notice n where n.event_id = e.id) as noticed
       from ticket_event e where e.type = 'sla.breached' and e.ticket_id = any($1::uuid[])`,
      [ids],
    ),
  );
  const line = (what: string, late: readonly number[]) => {
    const sorted = [...late].sort((a, b) => a - b);
    const cells = [0.5, 0.95, 0.99, 1].map((share) => `${quantile(sorted, share).toFixed(0)} ms`);
    say(
      `  ${what.padEnd(30)} p50 ${cells[0]}, p95 ${cells[1]}, p99 ${cells[2]}, latest ${cells[3]} (${sorted.length})`,
    );
  };
  say(`Lateness at ${perSecond} breaches a second for ${seconds} s, since the instant at which each was due:`);
  line(
    'recorded in the log',
    rows.map(({ due, recorded }) => recorded - due),
  );
  line(
    'at a socket that watches',
    rows.map(({ ticket, due }) => (screen.seen.get(ticket) ?? Number.NaN) - due),
  );
  line(
    'in the bell',
    rows.map(({ due, noticed }) => noticed - due),
  );
}
