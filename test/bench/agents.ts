import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { QueuePage, TicketView } from '@desk/contracts';
import { withClient } from '@desk/schema';
import pg from 'pg';
import { ApiClient, ProblemError } from '../support/api-client.js';
import { Build } from '../support/build.js';
import { BrowserScreen } from './browser-screen.js';
import { buildCity } from './city.js';
import type { CrewSetUp, Seen } from './crew.js';
import type { BenchDesk } from './desk.js';
import { HelperProcess } from './helper-process.js';
import { statements } from './statements.js';
import { quantile } from './table.js';

export interface AgentsPlan {
  readonly tickets: number;
  /** How long changes are made, in seconds. */
  readonly seconds: number;
}

const QUEUES = 20;
const AGENTS_OF_EACH = 15;
const CHANGES_A_SECOND = 20;
/** Open tickets of each queue: as many as a busy team has. */
const OPEN_OF_EACH = 200;
const PAGES = 400;
const TAKING = 50;
const ROUNDS = 6;
const THINKING_MS = 2_000;

interface Queue {
  readonly id: string;
  readonly key: string;
  readonly agents: readonly ApiClient[];
}

/** When a change was pressed, and where. */
interface Sent {
  readonly ticketId: string;
  readonly teamKey: string;
  readonly at: number;
}

type Say = (text: string) => void;

const now = () => performance.timeOrigin + performance.now();
const ms = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  return [0.5, 0.95, 0.99].map((share) => `p${share * 100} ${quantile(sorted, share).toFixed(0)} ms`).join(', ');
};

/** The agents' day on a large desk: many with their queue open, changes in all queues, pages, and "take next". */
export async function measureAgents(desk: BenchDesk, plan: AgentsPlan, say: Say): Promise<void> {
  say('');
  say(`${QUEUES * AGENTS_OF_EACH} agents with their queue open, ${plan.tickets.toLocaleString('en')} tickets`);
  await buildCity(desk.urls.adminUrl, plan.tickets);
  const port = await desk.run();
  const origin = `http://127.0.0.1:${port}`;
  const queues = await staff(desk, origin);
  const crew = HelperProcess.start('crew.js');
  let screen: BrowserScreen | null = null;
  try {
    const before = memoryOf(desk.pidOf('api'));
    const agents = queues.flatMap(({ key, agents: all }) =>
      all.map(({ token }) => ({ token: token ?? '', teamKey: key })),
    );
    await crew.ask({ port, agents } satisfies CrewSetUp);
    await delay(2_000);
    const after = memoryOf(desk.pidOf('api'));
    if (before !== null && after !== null)
      say(
        `  memory of the api: ${before.toFixed(0)} MB alone, ${(((after - before) * 1024) / agents.length).toFixed(0)} kB for each connected agent`,
      );

    const [watched] = queues;
    if (!watched) throw new Error('there are queues');
    screen = await BrowserScreen.open(desk.urls.adminUrl, origin, watched.key, watched.agents[0]?.token ?? '');
    const sent = await change(queues, plan.seconds);
    await delay(2_000);
    const seen = await crew.ask<Seen>({});
    const delays = [...sent].flatMap(([key, { at }]) => (seen[key] ?? []).map((received) => received - at));
    const missed = sent.size * AGENTS_OF_EACH - delays.length;
    say(
      `  from the press to every screen of the queue, ${CHANGES_A_SECOND} changes a second for ${plan.seconds} s (${delays.length} rows, ${missed} missed): ${ms(delays)}`,
    );

    say(screen === null ? '  no Chromium: nothing was seen in a browser' : await inBrowser(screen, sent, watched.key));
    await screen?.close();

    await pages(desk, queues, say);
    await takeNext(desk, queues, say);
  } finally {
    await screen?.close();
    crew.stop();
  }
}

/** Teams with agents, and open tickets in their queues. */
async function staff(desk: BenchDesk, origin: string): Promise<Queue[]> {
  const build = await Build.open(desk.urls.adminUrl, () => undefined);
  try {
    const [home] = await build.sql<{ id: string; key: string; name: string }>(
      `select id, key, name from agency where joined_on is not null order by key limit 1`,
    );
    if (!home) throw new Error('a city has agencies');
    const since = new Date().toISOString();
    const queues: Queue[] = [];
    for (let n = 0; n < QUEUES; n += 1) {
      const team = await build.team('first', []);
      const agents: ApiClient[] = [];
      for (let a = 0; a < AGENTS_OF_EACH; a += 1)
        agents.push(new ApiClient(origin, await build.token(await build.agent(team, home), since)));
      queues.push({ id: team.id, key: team.key, agents });
      await build.sql(
        `update ticket set team_id = $1, line = 'first', assignee_id = null, state = 'new', event_seq = greatest(event_seq, 1)
         where id in (select id from ticket where state in ('new', 'open') and team_id in (select id from team where key not like 'forste-%')
           order by filed_at desc limit ${OPEN_OF_EACH})`,
        [team.id],
      );
    }
    await build.sql('vacuum analyze ticket');
    return queues;
  } finally {
    await build.close();
  }
}

/** Agents set priorities, in every queue by turns; when each was pressed, by ticket and the version that it made. */
async function change(queues: readonly Queue[], seconds: number): Promise<ReadonlyMap<string, Sent>> {
  const rows = await Promise.all(
    queues.map(async ({ key, agents }) => {
      const agent = agents[0] as ApiClient;
      const page: QueuePage = await agent.call('queue', { params: { key }, query: { limit: 100 } });
      return page.items.map(({ id, version, priority }) => ({ agent, teamKey: key, id, version, priority }));
    }),
  );
  const sent = new Map<string, Sent>();
  const answers: Promise<void>[] = [];
  for (let n = 0; n < seconds * CHANGES_A_SECOND; n += 1) {
    const queue = rows[n % rows.length] ?? [];
    const row = queue[Math.floor(n / rows.length) % queue.length];
    if (!row) throw new Error('the queues are empty');
    const at = now();
    const body = {
      version: row.version,
      priority: row.priority === 3 ? (4 as const) : (3 as const),
      priorityReason: 'Etter avtale',
    };
    answers.push(
      row.agent.call('updateTicket', { params: { id: row.id }, body }).then((ticket: TicketView) => {
        Object.assign(row, { version: ticket.version, priority: ticket.priority });
        sent.set(`${ticket.id} ${ticket.version}`, { ticketId: ticket.id, teamKey: row.teamKey, at });
      }),
    );
    await delay(1_000 / CHANGES_A_SECOND);
  }
  await Promise.all(answers);
  return sent;
}

/** How long after each press the row of one queue was drawn anew in a browser. */
async function inBrowser(screen: BrowserScreen, sent: ReadonlyMap<string, Sent>, teamKey: string): Promise<string> {
  const drawn = await screen.seen();
  const changes = [...sent.values()].filter((change) => change.teamKey === teamKey);
  const delays = changes.flatMap(({ ticketId, at }) => {
    const first = drawn[ticketId]?.find((moment) => moment >= at);
    return first === undefined ? [] : [first - at];
  });
  return `  to the screen of one of them, a browser on the same machine (${changes.length} changes, ${changes.length - delays.length} not seen): ${ms(delays)}`;
}

/** First pages of the queues one after the other, beside the same rows by one statement on one connection. */
async function pages(desk: BenchDesk, queues: readonly Queue[], say: Say): Promise<void> {
  const client = new pg.Client({ connectionString: desk.urls.adminUrl });
  await client.connect();
  try {
    const times = { desk: [] as number[], bare: [] as number[] };
    for (let n = 0; n < PAGES + 40; n += 1) {
      const queue = queues[n % queues.length] as Queue;
      const begun = now();
      await (queue.agents[n % AGENTS_OF_EACH] as ApiClient).call('queue', {
        params: { key: queue.key },
        query: { limit: 50 },
      });
      const between = now();
      await client.query({ ...statements.queue(queue.id), values: [queue.id] });
      if (n < 40) continue; // both warm
      times.desk.push(between - begun);
      times.bare.push(now() - between);
    }
    const p95 = (values: readonly number[]) =>
      quantile(
        [...values].sort((a, b) => a - b),
        0.95,
      );
    say(
      `  first page of 50: ${ms(times.desk)}; the same rows by one statement: ${ms(times.bare)}; p95 ${(p95(times.desk) / p95(times.bare)).toFixed(1)} times`,
    );
  } finally {
    await client.end();
  }
}

/** Fifty agents of one queue press "take next" in the same instant, and again with a while of thinking in between. */
async function takeNext(desk: BenchDesk, queues: readonly Queue[], say: Say): Promise<void> {
  const [queue] = queues;
  if (!queue) throw new Error('there are queues');
  const others = queues
    .slice(1)
    .flatMap(({ agents }) => agents)
    .slice(0, TAKING - AGENTS_OF_EACH);
  const hands = [...queue.agents, ...others];
  await withClient(desk.urls.adminUrl, (client) =>
    client.query(
      `insert into team_member (team_id, person_id) select $1, c.person_id from api_token c
       where c.token_hash = any(select sha256(convert_to(token, 'UTF8')) from unnest($2::text[]) token) on conflict do nothing`,
      [queue.id, hands.map(({ token }) => token ?? '')],
    ),
  );
  await delay(6_000); // sessions are remembered for seconds
  const taken: string[] = [];
  const press = async (hand: ApiClient): Promise<number> => {
    const begun = now();
    try {
      taken.push((await hand.call('takeNext', { params: { key: queue.key } })).id);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'nothing_to_take') throw error;
    }
    return now() - begun;
  };
  const refill = () =>
    withClient(desk.urls.adminUrl, (client) =>
      client.query(
        `update ticket set team_id = $1, line = 'first', assignee_id = null, state = 'new', event_seq = greatest(event_seq, 1)
         where id in (select id from ticket where state in ('new', 'open') and assignee_id is null and team_id <> $1 limit ${OPEN_OF_EACH})`,
        [queue.id],
      ),
    );
  const atOnce: number[] = [];
  // The first opens the connections of all, as they are open in the middle of a day; it is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    await refill();
    await delay(500);
    const taking = await Promise.all(hands.map(press));
    if (round > 0) atOnce.push(...taking);
  }
  const thinking: number[] = [];
  await refill();
  await Promise.all(
    hands.map(async (hand) => {
      await delay(Math.random() * THINKING_MS);
      for (let round = 0; round < ROUNDS; round += 1) {
        thinking.push(await press(hand));
        await delay(THINKING_MS);
      }
    }),
  );
  const doubles = taken.length - new Set(taken).size;
  say(
    `  take next by ${TAKING} agents in the same instant, ${ROUNDS} times (${taken.length} taken with what follows, ${doubles} twice): ${ms(atOnce)}`,
  );
  say(`  take next by ${TAKING} agents who think for ${THINKING_MS / 1_000} s: ${ms(thinking)}`);
}

/** Megabytes of a process in main memory; null where the system does not say. */
function memoryOf(pid: number): number | null {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}
