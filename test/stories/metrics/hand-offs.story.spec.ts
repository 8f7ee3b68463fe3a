import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { HandOffReport } from '@desk/contracts';
import { newId } from '@desk/platform';
import type { BuiltPerson } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { castOf, catchUp, fileOne, take, verified, type Cast } from './support.js';

jest.setTimeout(60_000);

let desk: TestDesk;
let cast: Cast;
beforeAll(async () => {
  desk = await startTestDesk();
  cast = await castOf(desk);
});
afterAll(() => desk.stop());

const MARCH = { from: '2026-03-01', to: '2026-03-31' };
const ledger = (): Promise<HandOffReport> => cast.owner.call('handOffReport', { query: MARCH });
const version = async (id: string) => (await cast.agent.call('ticket', { params: { id } })).version;
const up = async (id: string, reasonCode: 'needs_access' | 'needs_expertise') =>
  cast.agent.call('escalate', {
    params: { id },
    body: {
      version: await version(id),
      teamKey: cast.city.secondLine.key,
      reason: 'HEMMELIG',
      tried: 'alt',
      reasonCode,
    },
  });
const back = async (id: string) =>
  cast.expert.call('handBack', {
    params: { id },
    body: { version: await version(id), reason: 'HEMMELIG', reasonCode: 'first_line_can' },
  });
/** Work on a ticket, ten minutes that begin so many minutes from now back. */
const work = (ticketId: string, agent: BuiltPerson, minutesAgo: number) =>
  desk.build.sql(
    `insert into work_session (id, agency_id, ticket_id, agent_id, line, kind, started_at, ended_at)
     values ($1, $2, $3, $4, 'first', 'attention', $5::timestamptz - $6 * interval '1 minute', $5::timestamptz - $6 * interval '1 minute' + interval '10 minutes')`,
    [newId(), cast.city.agency.id, ticketId, agent.id, desk.clock.now().toString(), minutesAgo],
  );

it('sums hand-offs by route and reason: waiting in working time, work of the giving team, each number with its tickets', async () => {
  const { city } = cast;
  const [bounced, plain, waiting] = [await fileOne(cast), await fileOne(cast), await fileOne(cast)];
  desk.advance('PT20M');
  await work(bounced.id, city.agent, 15);
  await up(bounced.id, 'needs_access');
  await up(plain.id, 'needs_expertise');
  desk.advance('PT30M');
  await take(cast.expert, bounced.id);
  await take(cast.expert, plain.id);
  desk.advance('PT30M');
  await work(bounced.id, city.expert, 20);
  await back(bounced.id);
  // Over night: what nobody has before closing goes on in the morning.
  desk.advance('PT23H');
  await take(cast.agent, bounced.id);
  await up(waiting.id, 'needs_access');
  await catchUp(desk);

  const { items, total } = await ledger();
  const said = items.map(({ from, to, kind, count, waiting: open, waitedSeconds, reasons }) => [
    [from.key, to.key, kind, count, open, waitedSeconds],
    reasons.map((one) => [one.reason, one.count, one.waiting, one.waitedSeconds]),
  ]);
  expect(said).toEqual([
    // Handed back at 10:20 on Monday, taken at 9:20 on Tuesday: 5 h 40 min and 1 h 20 min of office hours.
    [[city.secondLine.key, city.firstLine.key, 'hand_back', 1, 0, 25_200], [['first_line_can', 1, 0, 25_200]]],
    [
      [city.firstLine.key, city.secondLine.key, 'escalate', 3, 1, 3_600],
      [
        ['needs_access', 2, 1, 1_800],
        ['needs_expertise', 1, 0, 1_800],
      ],
    ],
  ]);
  expect(total).toMatchObject({ count: 4, waiting: 1, waitedSeconds: 28_800 });
  // Of two agents: nothing of their work is shown, but that nobody worked.
  const worked = [total, ...items, ...items.flatMap(({ reasons }) => reasons)].map((one) => one.workedSeconds);
  expect(worked).toEqual([null, null, null, null, null, 0]);

  const query = { ...MARCH, fromTeam: city.firstLine.key, toTeam: city.secondLine.key, kind: 'escalate' as const };
  const first = await cast.owner.call('handOffTickets', { query: { ...query, limit: 2 } });
  const next = await cast.owner.call('handOffTickets', { query: { ...query, cursor: first.nextCursor! } });
  const rows = [...first.items, ...next.items];
  expect(rows.map(({ number }) => number)).toEqual([waiting.number, plain.number, bounced.number]);
  expect(rows.map(({ waitedSeconds }) => waitedSeconds)).toEqual([null, 1_800, 1_800]);
  expect(JSON.stringify([items, rows])).not.toMatch(/HEMMELIG|Nordmann|skrevet/);
  const narrowed = await cast.owner.call('handOffTickets', { query: { ...query, reason: 'needs_expertise' } });
  expect(narrowed.items.map(({ number }) => number)).toEqual([plain.number]);
});

it('shows work in sums over at least five agents, and each minute in one hand-off only', async () => {
  const { city } = cast;
  const before = (await ledger()).total;
  for (let n = 0; n < 5; n += 1) {
    const ticket = await fileOne(cast);
    const agent = await desk.build.agent(city.firstLine, city.agency);
    desk.advance('PT15M');
    await work(ticket.id, agent, 12);
    await up(ticket.id, 'needs_expertise');
    // After the hand-off: it belongs to the next one, which does not come.
    await work(ticket.id, agent, 0);
    desk.advance('PT15M');
  }
  await catchUp(desk);
  // Not on the day itself: whoever asks twice would see what came in between.
  expect((await ledger()).total).toMatchObject({ count: before.count + 5, workedSeconds: null });
  desk.advance('P1D');
  const { items, total } = await ledger();
  expect(total.count).toBe(before.count + 5);
  const route = items.find(({ kind }) => kind === 'escalate');
  const reason = route?.reasons.find(({ reason: code }) => code === 'needs_expertise');
  const shown = [reason?.workedSeconds, route?.workedSeconds, total.workedSeconds].filter((one) => one != null);
  expect(shown.length).toBeGreaterThan(0);
  // Five tickets of ten minutes, with what the first story left: never the minutes after a hand-off.
  for (const seconds of shown) expect([3_000, 3_600, 4_200]).toContain(seconds);
});

it('lets nobody work out by subtraction what fewer than five did: of no period, no agency, no reason', async () => {
  const other = await castOf(desk);
  const day = desk.clock.now().toZonedDateTimeISO('Europe/Oslo').toPlainDate();
  const { city } = cast;
  const crew: BuiltPerson[] = [];
  while (crew.length < 6) crew.push(await desk.build.agent(city.firstLine, city.agency));
  // Of five agents in two agencies; then of one more in the second agency; then of all six. Powers of two, so that every sum says whose it is.
  const plan: readonly (readonly [agent: number, agency: 0 | 1])[][] = [
    [
      [0, 0],
      [1, 0],
      [2, 0],
      [3, 0],
      [4, 1],
    ],
    [[5, 1]],
    [
      [0, 1],
      [1, 1],
      [2, 1],
      [3, 1],
      [4, 1],
      [5, 0],
    ],
  ];
  const tickets = [await fileOne(cast), await fileOne(other)];
  let seq = 100;
  const parts: { readonly agent: number; readonly seconds: number }[] = [];
  for (const [n, handed] of plan.entries()) {
    for (const [index, [agent, agency]] of handed.entries()) {
      seq += 1;
      const seconds = 2 ** parts.length;
      parts.push({ agent, seconds });
      const at = desk.clock.now().add({ hours: 24 * n + index + 1 });
      await desk.build.sql(
        `insert into hand_off (agency_id, ticket_id, seq, kind, from_team_id, to_team_id, reason, day, since, at)
         values ($1, $2, $3, 'transfer', (select id from team where key = $4), (select id from team where key = $5), $6, $7, $8, $9)`,
        [
          [city.agency, other.city.agency][agency]?.id,
          tickets[agency]?.id,
          seq,
          city.firstLine.key,
          city.secondLine.key,
          agent % 2 === 0 ? 'capacity' : 'wrong_team',
          day.add({ days: n }).toString(),
          at.subtract({ seconds }).toString(),
          at.toString(),
        ],
      );
      await desk.build.sql(
        `insert into work_session (id, agency_id, ticket_id, agent_id, line, kind, started_at, ended_at)
         values ($1, $2, $3, $4, 'first', 'call', $5::timestamptz - $6 * interval '1 second', $5)`,
        [
          newId(),
          [city.agency, other.city.agency][agency]?.id,
          tickets[agency]?.id,
          crew[agent]?.id,
          at.toString(),
          seconds,
        ],
      );
    }
  }
  desk.advance('P4D');
  const answers = new Set<number>();
  for (let from = 0; from < 3; from += 1) {
    for (let to = from; to < 3; to += 1) {
      for (const agency of [undefined, city.agency.key, other.city.agency.key]) {
        const query = {
          from: day.add({ days: from }).toString(),
          to: day.add({ days: to }).toString(),
          ...(agency === undefined ? {} : { agency }),
        };
        const { items, total } = await cast.owner.call('handOffReport', { query });
        const route = items.find(({ kind }) => kind === 'transfer');
        for (const one of [total, ...(route ? [route, ...route.reasons] : [])]) {
          if (one.workedSeconds !== null) answers.add(one.workedSeconds);
        }
      }
    }
  }
  const agentsIn = (sum: number) =>
    new Set(parts.filter(({ seconds }) => (sum & seconds) !== 0).map(({ agent }) => agent)).size;
  expect(answers.size).toBeGreaterThan(1);
  for (const one of answers) {
    // What one answer has more than another that is part of it.
    for (const two of [0, ...answers].filter((part) => part !== one && (one & part) === part)) {
      expect({ one, two, isOfFive: agentsIn(one - two) >= 5 }).toEqual({ one, two, isOfFive: true });
    }
  }
  // They stand in no log.
  await desk.build.sql(`delete from hand_off where kind = 'transfer'`);
});

it('is what the log says, and "metrics verify" finds what is not', async () => {
  // The work of these stories did not come by the door that counts it by day.
  const wrong = async () => (await verified(desk)).shown.filter(({ what }) => what !== 'handling time');
  expect(await wrong()).toEqual([]);
  await desk.build.sql(`update hand_off set waited_seconds = 1 where kind = 'hand_back'`);
  expect((await wrong()).map(({ what }) => what)).toEqual(['hand-off']);
});
