import { mkdtempSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Contributions, HandlingDays, MetricsModule } from '@desk/metrics';
import { Config, Database } from '@desk/platform';
import { ReplayTickets } from '@desk/tickets';
import { replayCommand } from '../../../apps/desk/src/commands/sla-replay.js';
import { ReplayProgressFile, type ReplaySettings } from '../../../apps/desk/src/sla/replay-progress.js';
import { ReplayRun, type ReplayOrder } from '../../../apps/desk/src/sla/replay-run.js';
import type { BuiltDesk } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { lifeWorld } from '../../support/life-world.js';
import { dice, randomLife, writeLives, type Life } from '../../support/lives.js';
import { catchUp, expectSound, verified } from '../metrics/support.js';

const LIVES = 120;
const DAY_MS = 86_400_000;
const ALL: ReplaySettings = { from: null, to: null, services: [], agencies: [], commit: false };

let desk: TestDesk;
let cities: [BuiltDesk, BuiltDesk];
let lives: Life[];
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-replay-story-'));
  desk = await startTestDesk();
  cities = [await desk.build.desk(), await desk.build.desk()];
  const world = await lifeWorld((text, values) => desk.build.sql(text, values), cities);
  const roll = dice(20_260_302);
  const now = desk.clock.now().epochMilliseconds;
  lives = Array.from({ length: LIVES }, (_, n) => randomLife(world, roll, now - (40 - n / 3) * DAY_MS, now));
  await writeLives((text, values) => desk.build.sql(text, values), lives);
  const database = desk.app.get(Database);
  const metrics = desk.app.select(MetricsModule);
  await database.transaction(database.systemScope, async (tx) => {
    const ids = lives.map(({ ticket }) => ticket.id);
    await metrics.get(Contributions).recompute(tx, ids);
    const events = await tx.query<{ id: string }>('select id from ticket_event');
    const handling = metrics.get(HandlingDays);
    const touched = await handling.touched(
      tx,
      events.map(({ id }) => id),
    );
    await handling.recompute(tx, touched);
  });
  await desk.drain();
}, 60_000);
afterEach(async () => {
  await desk.stop();
  rmSync(folder, { recursive: true, force: true });
});

function orderOf(name: string, settings: Partial<ReplaySettings>, more: Partial<ReplayOrder> = {}): ReplayOrder {
  const report = join(folder, `${name}.csv`);
  const progress = new ReplayProgressFile(`${report}.progress`);
  return { settings: { ...ALL, ...settings }, report, progress, resume: false, onProgress: () => undefined, ...more };
}

async function replay(order: ReplayOrder) {
  const { app } = desk;
  const state = await new ReplayRun(app.get(Database), app.get(ReplayTickets), app.get(Config)).run(order);
  const [heading, ...lines] = readFileSync(order.report, 'utf8').trimEnd().split('\n');
  expect(heading).toBe('ticket,target,cycle,field,stored,replayed');
  expect(existsSync(`${order.report}.progress`)).toBe(false);
  return { state, lines };
}

/** What is made wrong past the guards, and of which clocks. */
const FALSE: readonly (readonly [field: string, which: string, set: string | null])[] = [
  ['used_ms', 'true', 'used_ms = used_ms + 1'],
  ['state', `state = 'met'`, `state = 'void'`],
  ['due_at', `state = 'running'`, `due_at = due_at + interval '1 minute'`],
  ['breached_at', `state = 'missed'`, 'breached_at = null'],
  ['priority', `state = 'missed' and priority <> 4`, 'priority = 4'],
  ['warned_percent', 'warned_percent = 90', 'warned_percent = 75'],
  ['wake_at', 'wake_at is not null', 'wake_at = null'],
  ['target_seconds', `state = 'met'`, 'target_seconds = target_seconds + 60'],
  ['row', `target = 'next_update'`, null],
];

/** Makes some rows of each kind wrong, each kind of tickets of its own; answers what a replay must say of them, but for the values. */
async function falsify(): Promise<string[]> {
  const found: string[] = [];
  for (const [field, which, set] of FALSE) {
    const some = `(ticket_id, target, cycle) in (select ticket_id, target, cycle from sla_clock
      where ticket_id not in (select ticket_id from falsified) and ${which} order by ticket_id, target, cycle limit 2)`;
    const rows = await desk.build.sql<{ target: string; cycle: number; ticketId: string }>(
      `with f as (${set === null ? 'delete from sla_clock' : `update sla_clock set ${set}`} where ${some}
         returning ticket_id, target, cycle), kept as (insert into falsified select ticket_id from f)
       select ticket_id as "ticketId", target, cycle from f`,
    );
    expect({ field, rows: rows.length > 0 }).toEqual({ field, rows: true });
    for (const { ticketId, target, cycle } of rows)
      found.push(`${await numberOf(ticketId)},${target},${cycle},${field}`);
  }
  const [wrong] = await desk.build.sql<{ id: string }>(
    `update ticket set next_due_at = '2027-01-01' where id = (select min(id::text)::uuid from ticket
       where state = 'open' and id not in (select ticket_id from falsified)) returning id`,
  );
  found.push(`${await numberOf(wrong?.id ?? '')},,,next_due_at`);
  return found.sort();
}

async function numberOf(id: string): Promise<string> {
  const [row] = await desk.build.sql<{ number: string }>('select number from ticket where id = $1', [id]);
  return `OSL-${row?.number}`;
}

const tables = () =>
  desk.build.sql(
    `select 'clock' as kind, md5(string_agg(c::text, '|' order by ticket_id, target, cycle)) from sla_clock c
     union all select 'ticket', md5(string_agg(t::text, '|' order by id)) from ticket t
     union all select 'log', md5(string_agg(e::text, '|' order by ticket_id, seq)) from ticket_event e`,
  );
const logOf = async () => (await tables())[2];
/** Without the values. */
const places = (lines: readonly string[]) => lines.map((line) => line.split(',').slice(0, 4).join(',')).sort();

describe('a replay', () => {
  beforeEach(() => desk.build.sql('create temp table falsified (ticket_id uuid)'));

  it('finds nothing in a desk that nobody has touched, whatever its tickets went through', async () => {
    const types = new Set(lives.flatMap(({ log }) => log.map(({ type }) => type)));
    for (const type of ['ticket.handed_back', 'ticket.reopened', 'sla.breached', 'ticket.cancelled'] as const)
      expect(types).toContain(type);
    await expectSound(desk);
    const before = await tables();
    const { state, lines } = await replay(orderOf('sound', { commit: true }));
    expect(lines).toEqual([]);
    expect(state).toMatchObject({
      tickets: LIVES,
      differing: 0,
      clocks: lives.reduce((sum, { clocks }) => sum + clocks.length, 0),
    });
    expect(await tables()).toEqual(before);
  }, 60_000);

  it('reports exactly what was made wrong, changes nothing unless asked to, and mends all of it', async () => {
    const wrong = await falsify();
    const before = await tables();
    const { state, lines } = await replay(orderOf('look', {}));
    expect(places(lines)).toEqual(wrong);
    const tickets = new Set(wrong.map((place) => place.split(',')[0])).size;
    expect(state).toMatchObject({ differing: tickets, mendable: tickets });
    expect(await tables()).toEqual(before);

    const log = await logOf();
    const committed = await replay(orderOf('commit', { commit: true }));
    expect(committed.lines).toEqual(lines);
    expect((await replay(orderOf('again', {}))).lines).toEqual([]);
    await catchUp(desk);
    await expectSound(desk);
    expect(await logOf()).toEqual(log);
    const [told] = await desk.build.sql<{ rows: number }>(
      'select count(distinct ticket_id)::int as rows from queue_change',
    );
    expect(told?.rows).toBe(tickets);
  }, 60_000);

  it('lets the sweep say what a clock that was put to sleep never said', async () => {
    const [clock] = await desk.build.sql<{ ticketId: string; dueAt: Date }>(
      `update sla_clock c set wake_at = null where (ticket_id, target, cycle) = (select ticket_id, target, cycle from sla_clock
         where state = 'running' and wake_at is not null and breached_at is null order by due_at limit 1)
       returning ticket_id as "ticketId", due_at as "dueAt"`,
    );
    desk.advance('P20D');
    await catchUp(desk);
    const breaches = () =>
      desk.build.sql<{ at: Date }>(
        `select occurred_at as at from ticket_event where ticket_id = $1 and type = 'sla.breached' and details ->> 'dueAt' = $2`,
        [clock?.ticketId, clock?.dueAt.toISOString()],
      );
    expect(await breaches()).toEqual([]);
    const { lines } = await replay(orderOf('asleep', { commit: true }));
    expect(places(lines)).toEqual([expect.stringMatching(/,wake_at$/)]);
    await catchUp(desk);
    expect(await breaches()).toHaveLength(1);
    await expectSound(desk);
  }, 60_000);

  it('keeps to the tickets that were asked for', async () => {
    await falsify();
    const all = (await replay(orderOf('all', {}))).lines;
    const [first, second] = cities;
    const of = async (settings: Partial<ReplaySettings>) => (await replay(orderOf('some', settings))).lines;
    const byAgency = [await of({ agencies: [first.agency.key] }), await of({ agencies: [second.agency.key] })];
    expect(byAgency.flat().sort()).toEqual([...all].sort());
    const byService = [await of({ services: [first.service.key] }), await of({ services: [second.service.key] })];
    expect(byService.flat().sort()).toEqual([...all].sort());
    expect(await of({ services: [first.service.key, second.service.key] })).toEqual(all);
    // The city's midnight before 12 February is 11 p.m. of the 11th in UTC.
    const byDate = [await of({ to: '2026-02-11' }), await of({ from: '2026-02-12' })];
    expect(byDate.flat()).toEqual(all);
    for (const some of [byAgency, byService, byDate]) for (const lines of some) expect(lines).not.toEqual([]);
    await expect(of({ services: ['finnes-ikke'] })).rejects.toThrow('There is no service finnes-ikke.');
  }, 60_000);

  it('that is interrupted and continued gives the same report and mends the same', async () => {
    await falsify();
    const whole = await replay(orderOf('whole', {}));
    for (const commit of [false, true]) {
      const order = orderOf(`parts-${commit}`, { commit }, { chunk: 7 });
      let chunks = 0;
      const broken = () => {
        chunks += 1;
        if (chunks % 3 === 0) throw new Error('the plug was pulled');
      };
      await expect(replay({ ...order, onProgress: broken })).rejects.toThrow('the plug');
      const other = { ...order, settings: { ...order.settings, from: '2026-02-01' }, resume: true };
      await expect(replay(other)).rejects.toThrow('was asked for other tickets');
      for (let more = true; more;) {
        more = await replay({ ...order, resume: true, onProgress: broken }).then(
          ({ state, lines }) => {
            expect(lines).toEqual(whole.lines);
            expect({ ...state, reportBytes: 0 }).toEqual({ ...whole.state, reportBytes: 0 });
            return false;
          },
          () => true,
        );
      }
      expect(chunks).toBeGreaterThan(10);
    }
    await catchUp(desk);
    await expectSound(desk);
    await expect(replay(orderOf('parts-true', {}, { resume: true }))).rejects.toThrow('no interrupted replay');
  }, 60_000);

  it('names a ticket whose log cannot be read, and leaves it as it is', async () => {
    const id = lives[0]?.ticket.id ?? '';
    await desk.build.sql(`update ticket_event set seq = seq + 1000 where ticket_id = $1 and seq = 1`, [id]);
    const before = await tables();
    const { state, lines } = await replay(orderOf('unreadable', { commit: true }));
    expect(lines).toEqual([`${await numberOf(id)},,,log,,the log begins with ${lives[0]?.log[1]?.type}`]);
    expect(state).toMatchObject({ differing: 1, mendable: 0 });
    expect(await tables()).toEqual(before);
    expect((await verified(desk)).differences).toBeGreaterThan(0);
  }, 60_000);

  it('runs beside people at work', async () => {
    const [{ agent, employee, service }] = cities;
    const [working, filing] = [await desk.as(agent), await desk.as(employee)];
    await falsify();
    const work = async () => {
      for (let n = 0; n < 15; n += 1) {
        const body = { subject: `Sak ${n}`, description: 'Noe', serviceKey: service.key };
        const { id } = await filing.call('createTicket', { body });
        await working.call('addMessage', { params: { id }, body: { text: 'Hei' } });
        await working.call('pend', { params: { id }, body: { version: 1, reason: 'user' } });
      }
    };
    const over = async () => {
      for (let n = 0; n < 3; n += 1) await replay(orderOf('beside', { commit: true }, { chunk: 20 }));
    };
    await Promise.all([work(), over()]);
    await catchUp(desk);
    await expectSound(desk);
    expect((await replay(orderOf('after', {}))).lines).toEqual([]);
  }, 60_000);
});

describe('desk sla replay', () => {
  const before = { ...process.env };
  afterEach(() => {
    process.env = before;
    process.exitCode = 0;
  });

  async function typed(...words: string[]): Promise<string> {
    const { appUrl, adminUrl, jobsUrl } = desk.database;
    process.env = {
      ...before,
      DATABASE_URL: appUrl,
      DATABASE_ADMIN_URL: adminUrl,
      JOBS_DATABASE_URL: jobsUrl,
      INIT_CWD: folder,
    };
    const lines: string[] = [];
    const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
    try {
      await replayCommand.parseAsync(words, { from: 'user' });
      return lines.join('\n');
    } finally {
      log.mockRestore();
    }
  }

  it('says what it found, by kind, and ends with 1 while something differs', async () => {
    expect(await typed()).toMatch(
      /^Replayed 120 tickets with \d+ clocks \(.*\)\.\nEvery clock is as its log makes it\.$/,
    );
    expect(process.exitCode).toBe(0);
    await desk.build.sql(`update sla_clock set used_ms = used_ms + 5 where target = 'resolution'`);
    const said = await typed('--report', 'funn.csv');
    expect(said).toMatch(
      /120 tickets differ; each difference stands in .*funn\.csv:\n {2}120 × resolution used_ms\nNothing was changed/,
    );
    expect(process.exitCode).toBe(1);
    expect(readFileSync(join(folder, 'funn.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(121);
    expect(await typed('--commit')).toContain('The clocks of 120 tickets have been written');
    expect(process.exitCode).toBe(0);
    expect(await typed('--from', '2026-01-01')).toContain('Every clock is as its log makes it.');
    await expect(typed('--from', '2026-02-30')).rejects.toThrow('"2026-02-30" is no date.');
    await expect(typed('--from', '2026-02-02', '--to', '2026-02-01')).rejects.toThrow('--to is before --from.');
  }, 60_000);
});
