import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { HandOffQuery, HandOffReport } from '@desk/contracts';
import { newId } from '@desk/platform';
import type { BuiltPerson } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { castOf, catchUp, fileOne, take, verified, type Cast } from './support.js';

jest.setTimeout(60_000);

let desk: TestDesk;
let cast: Cast;
let others: Cast;
beforeAll(async () => {
  desk = await startTestDesk();
  cast = await castOf(desk);
  others = await castOf(desk);
});
afterAll(() => desk.stop());

const MARCH = { from: '2026-03-01', to: '2026-03-31' };
const ledger = (query: HandOffQuery = MARCH): Promise<HandOffReport> => cast.owner.call('handOffReport', { query });
const workedIn = ({ items, total }: HandOffReport) =>
  [total, ...items, ...items.flatMap(({ reasons }) => reasons)].map((one) => one.workedSeconds);
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
  // The month is not over: what is shown of it today and tomorrow would show the work of a day.
  expect((await ledger()).work).toBe('whole_months');
  expect(workedIn(await ledger())).toEqual([null, null, null, null, null, null]);

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

/** Five agents with ten minutes each, and what each of them did after the hand-off. */
async function fiveHandUp(): Promise<void> {
  const { city } = cast;
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
}

it('shows work of whole months, in sums over at least five agents, and each minute in one hand-off only', async () => {
  const before = (await ledger()).total;
  await fiveHandUp();
  expect((await ledger()).total).toMatchObject({ count: before.count + 5, workedSeconds: null });
  desk.advance('PT744H');
  const march = await ledger();
  expect(march.work).toBe('shown');
  const route = march.items.find(({ kind }) => kind === 'escalate');
  const reason = route?.reasons.find(({ reason: code }) => code === 'needs_expertise');
  const shown = [reason?.workedSeconds, route?.workedSeconds, march.total.workedSeconds].filter((one) => one != null);
  expect(shown.length).toBeGreaterThan(0);
  // Five tickets of ten minutes, with what the first story left: never the minutes after a hand-off.
  for (const seconds of shown) expect([3_000, 3_600, 4_200]).toContain(seconds);
});

it('shows nothing from which another period or agency could be subtracted', async () => {
  const { city } = cast;
  const [march] = [await ledger()];
  const alone = await fileOne(cast);
  desk.advance('PT15M');
  await work(alone.id, city.agent, 12);
  await up(alone.id, 'needs_expertise');
  await catchUp(desk);
  desk.advance('PT744H');
  const april = await ledger({ from: '2026-04-01', to: '2026-04-30' });
  expect([april.work, april.total.count, april.total.workedSeconds]).toEqual(['shown', 1, null]);
  // The two months have more than five agents; less March it would be the ten minutes of one.
  const both = await ledger({ from: '2026-03-01', to: '2026-04-30' });
  expect([march.total.workedSeconds === null, both.total.workedSeconds]).toEqual([false, null]);
  expect(both.total.waitedSeconds).toBe(march.total.waitedSeconds + april.total.waitedSeconds);
  for (const query of [
    { from: '2026-03-01', to: '2026-03-30' },
    { from: '2026-02-28', to: '2026-03-31' },
  ]) {
    expect(await ledger(query)).toMatchObject({ work: 'whole_months', total: { workedSeconds: null } });
  }
  // One agency is all of them, until there is another: then it would be the difference to all.
  const here = { ...MARCH, agency: city.agency.key };
  expect(workedIn(await ledger(here))).toEqual(workedIn(march));
  await desk.build.sql(
    `insert into hand_off (agency_id, ticket_id, seq, kind, from_team_id, to_team_id, reason, day, since, at)
     select $1, id, 2, 'transfer', team_id, team_id, 'other', '2026-03-05', filed_at, filed_at from ticket where id = $2`,
    [others.city.agency.id, (await fileOne(others)).id],
  );
  expect(await ledger(here)).toMatchObject({ work: 'all_agencies', total: { workedSeconds: null } });
  expect(await ledger()).toMatchObject({ work: 'shown' });
  await desk.build.sql('delete from hand_off where agency_id = $1', [others.city.agency.id]);
});

it('is what the log says, and "metrics verify" finds what is not', async () => {
  // The work of these stories did not come by the door that counts it by day.
  const wrong = async () => (await verified(desk)).shown.filter(({ what }) => what !== 'handling time');
  expect(await wrong()).toEqual([]);
  await desk.build.sql(`update hand_off set waited_seconds = 1 where kind = 'hand_back'`);
  expect((await wrong()).map(({ what }) => what)).toEqual(['hand-off']);
});
