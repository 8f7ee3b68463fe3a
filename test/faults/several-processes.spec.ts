import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  LIVE_NAMESPACE,
  type ClientToServer,
  type QueueChange,
  type QueueRow,
  type ServerToClient,
} from '@desk/contracts';
import { io, type Socket } from 'socket.io-client';
import { ApiClient } from '../support/api-client.js';
import type { BuiltDesk } from '../support/build.js';
import { LiveClient } from '../support/live-client.js';
import { FaultDesk, until, type Program } from './processes.js';
import { TcpProxy } from './tcp-proxy.js';

const LONG = 240_000;
const QUEUES = 4;
const AGENTS_OF_EACH = 50;
const CHANGES_A_SECOND = 20;
const CHANGING_MS = 10_000;
const BACK_WITHIN_MS = 5_000;
const REDIS = process.env.DESK_TEST_REDIS_URL;

let desk: FaultDesk;
let cities: BuiltDesk[];
let agents: { readonly city: BuiltDesk; readonly token: string }[];

beforeAll(async () => {
  desk = await FaultDesk.start();
  const since = new Date().toISOString();
  cities = [];
  agents = [];
  for (let n = 0; n < QUEUES; n += 1) {
    const city = await desk.build.desk();
    cities.push(city);
    for (let agent = 0; agent < AGENTS_OF_EACH; agent += 1) {
      const person = await desk.build.agent(city.firstLine, city.agency);
      agents.push({ city, token: await desk.build.token(person, since) });
    }
  }
}, LONG);
afterEach(() => desk.endAll(), LONG);
afterAll(() => desk.stop(), LONG);

/** The queue on an agent's screen: its list, and each change of it in the order in which it was applied. */
class Screen {
  readonly applied: number[] = [];
  readonly rows = new Map<string, QueueRow>();
  joined = false;
  /** It lost its connection at least once. */
  wasLost = false;
  private seq = 0;
  private readonly socket: Socket<ServerToClient, ClientToServer>;

  constructor(
    private readonly agent: ApiClient,
    private readonly teamKey: string,
  ) {
    this.socket = io(agent.origin + LIVE_NAMESPACE, {
      transports: ['websocket'],
      extraHeaders: { authorization: `Bearer ${agent.token}` },
      forceNew: true,
      autoConnect: false,
      reconnectionDelayMax: BACK_WITHIN_MS,
    });
    this.socket.on('connect', () => this.join());
    this.socket.on('disconnect', () => {
      this.joined = false;
      this.wasLost = true;
    });
    this.socket.on('queue.row', (change) => this.receive(change));
    this.socket.on('queue.reload', () => {
      throw new Error('nothing was lost that the desk does not remember');
    });
  }

  async open(): Promise<void> {
    this.seq = (await this.list((row) => this.rows.set(row.id, row))).seq;
    this.socket.connect();
  }

  close(): void {
    this.socket.close();
  }

  /** All pages of the queue as the desk has them now. */
  async list(each: (row: QueueRow) => void): Promise<{ seq: number }> {
    const first = await this.page(null);
    let page = first;
    for (;;) {
      page.items.forEach(each);
      if (page.nextCursor === null) return { seq: first.seq };
      page = await this.page(page.nextCursor);
    }
  }

  private page(cursor: string | null) {
    const query = { limit: 100, ...(cursor !== null && { cursor }) };
    return this.agent.call('queue', { params: { key: this.teamKey }, query });
  }

  private join(): void {
    this.socket.emit('queue.join', { teamKey: this.teamKey, seq: this.seq }, (answer) => {
      if (!answer.ok) throw new Error(answer.detail);
      this.joined = true;
    });
  }

  private receive(change: QueueChange): void {
    if (change.seq <= this.seq) return;
    if (change.seq > this.seq + 1) return this.join();
    this.seq = change.seq;
    this.applied.push(change.seq);
    if (change.row) this.rows.set(change.ticketId, change.row);
    else this.rows.delete(change.ticketId);
  }
}

/** Says it until it is answered, as a browser's user would whose program has just died. */
async function insisting<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      // That of `fetch` comes from outside the world of the test, so its class is another.
      if ((error as Error).name !== 'TypeError') throw error;
      await delay(50);
    }
  }
}

/** New tickets that are at once taken, by turns in every queue, until it is enough; how many were filed. */
async function change(origin: string): Promise<number> {
  const since = new Date().toISOString();
  const hands = await Promise.all(
    cities.map(async (city) => ({
      city,
      employee: new ApiClient(origin, await desk.build.token(city.employee, since)),
      agent: new ApiClient(origin, await desk.build.token(city.agent, since)),
    })),
  );
  const end = performance.now() + CHANGING_MS;
  const filed: Promise<unknown>[] = [];
  for (let n = 0; performance.now() < end; n += 1) {
    const { city, employee, agent } = hands[n % hands.length] as (typeof hands)[number];
    const body = { subject: `Sak ${n}`, description: 'Skjermen er svart.', serviceKey: city.service.key };
    const headers = { 'idempotency-key': randomUUID() };
    filed.push(
      insisting(() => employee.call('createTicket', { body, headers })).then(async ({ id, version }) => {
        if (n % 3 > 0) return;
        // A second attempt finds it taken: the first was heard before the program died.
        await insisting(() => agent.call('take', { params: { id }, body: { version } })).catch((error: unknown) => {
          if (!String(error).includes('409')) throw error;
        });
      }),
    );
    await delay(1_000 / CHANGES_A_SECOND);
  }
  await Promise.all(filed);
  return filed.length;
}

/** An agent at a ticket by the one api, and one with its queue by the other, who sees them. */
async function lookingOn([one = '', other = '']: readonly string[]): Promise<[LiveClient, LiveClient]> {
  const [{ city, token = '' }, second] = agents.slice(0, 2) as [(typeof agents)[number], (typeof agents)[number]];
  const employee = new ApiClient(one, await desk.build.token(city.employee, new Date().toISOString()));
  const { id: ticketId } = await employee.call('createTicket', {
    body: { subject: 'Sett av to', description: 'Skjermen er svart.', serviceKey: city.service.key },
  });
  const onlooker = await LiveClient.as(new ApiClient(other, second.token));
  await onlooker.ask('queue.join', { teamKey: city.firstLine.key });
  const looker = await LiveClient.as(new ApiClient(one, token));
  await looker.ask('ticket.watch', { ticketId });
  looker.socket.emit('presence', { ticketId, doing: 'looking' });
  await until(
    async () => onlooker.presence.some((seen) => seen.ticketId === ticketId && seen.people.length === 1),
    10_000,
  );
  return [looker, onlooker];
}

const backends = [
  { queue: 'PostgreSQL', redis: undefined },
  ...(REDIS === undefined ? [] : [{ queue: 'Redis', redis: `${REDIS}/${randomInt(16_384)}` }]),
];
if (REDIS === undefined) it.skip('on Redis: left out, DESK_TEST_REDIS_URL names no server', () => undefined);

describe.each(backends)('two apis and two workers behind one address, on $queue', ({ redis }) => {
  it(
    'lose no agent for longer than five seconds when an api and a worker are killed, and no row ever',
    async () => {
      const apis: Program[] = [await desk.run('api', redis), await desk.run('api', redis)];
      const workers: Program[] = [await desk.run('worker', redis), await desk.run('worker', redis)];
      const proxy = await TcpProxy.before(apis.map(({ origin }) => origin));
      const [looker, onlooker] = await lookingOn(apis.map(({ origin }) => origin));
      const screens = agents.map(
        ({ city, token }) => new Screen(new ApiClient(proxy.origin, token), city.firstLine.key),
      );
      try {
        for (const screen of screens) await screen.open();
        await until(async () => screens.every(({ joined }) => joined), 30_000);

        const changing = change(proxy.origin);
        await delay(CHANGING_MS * (0.2 + 0.2 * Math.random()));
        const told = onlooker.queuePresence.length;
        await apis[0]?.end('SIGKILL');
        const killed = performance.now();
        const lost = () => screens.filter(({ wasLost }) => wasLost).length;
        await until(async () => lost() > screens.length / 4, 5_000);
        await until(async () => screens.every(({ joined }) => joined), 60_000);
        const backAfter = performance.now() - killed;
        await workers[0]?.end('SIGKILL');
        const filed = await changing;
        await desk.quiet();

        // Who was there by the dead api alone is there no more.
        await until(async () => {
          const { length } = onlooker.queuePresence;
          return length > told && onlooker.queuePresence[length - 1]?.tickets.length === 0;
        }, 20_000);
        expect(backAfter).toBeLessThan(BACK_WITHIN_MS);
        expect(filed).toBeGreaterThan(50);
        for (const city of cities) {
          const watching = screens.filter((_, n) => agents[n]?.city === city);
          const now: QueueRow[] = [];
          const { seq } = await (watching[0] as Screen).list((row) => now.push(row));
          await until(async () => watching.every(({ applied }) => applied.at(-1) === seq), 10_000);
          for (const { applied, rows } of watching) {
            expect(applied).toEqual(Array.from({ length: applied.length }, (_, n) => seq - applied.length + 1 + n));
            expect(new Set(rows.keys())).toEqual(new Set(now.map(({ id }) => id)));
            for (const row of now) expect(rows.get(row.id)).toEqual(row);
          }
        }
      } finally {
        for (const screen of [...screens, looker, onlooker]) screen.close();
        await proxy.close();
      }
    },
    LONG,
  );
});
