import type { BreachCause, ClockTarget, SlaTicketsQuery, UseShare } from '@desk/contracts';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import {
  castOf,
  catchUp,
  escalate,
  expectSound,
  fileOne,
  handBack,
  reopen,
  resolve,
  setPriority,
  take,
} from './support.js';
import type { Cast } from './support.js';

let desk: TestDesk;
let cast: Cast;

// Each story has a desk of its own: it counts, to the last cycle, and moves the time.
beforeEach(async () => {
  desk = await startTestDesk();
  cast = await castOf(desk);
}, 30_000);
afterEach(() => desk.stop());

const MARCH = { from: '2026-03-01', to: '2026-03-31' } as const;
interface Narrowed {
  readonly from: string;
  readonly to: string;
  readonly service?: string;
  readonly priority?: 1 | 2 | 3 | 4;
}

const say = (id: string) => cast.agent.call('addMessage', { params: { id }, body: { text: 'Vi ser på det' } });

/** Cycles by clock and upper bound: {first_response: {110: 1, open: 2}}. */
async function use(query: Narrowed = MARCH): Promise<Record<string, Record<string, number>>> {
  await catchUp(desk);
  const { bounds, items } = await cast.owner.call('slaUseReport', { query });
  return Object.fromEntries(
    items.map(({ target, counts, open }) => {
      const shares = [...counts.map((count, index) => [bounds[index] ?? 'beyond', count]), ['open', open]] as const;
      return [target, Object.fromEntries(shares.filter(([, count]) => count !== 0))];
    }),
  );
}

/** Cycles by clock and cause. */
async function causes(query: Narrowed = MARCH): Promise<Record<string, Partial<Record<BreachCause, number>>>> {
  await catchUp(desk);
  const { items } = await cast.owner.call('slaCausesReport', { query });
  const byTarget: Record<string, Partial<Record<BreachCause, number>>> = {};
  for (const { target, cause, missed } of items) (byTarget[target] ??= {})[cause] = missed;
  return byTarget;
}

/** `weekday hour`: [missed, counted] */
async function hours(query: Narrowed & { readonly target?: ClockTarget } = MARCH): Promise<Record<string, unknown>> {
  await catchUp(desk);
  const { items } = await cast.owner.call('slaHoursReport', { query });
  return Object.fromEntries(
    items.map(({ weekday, hour, missed, counted }) => [`${weekday} ${hour}`, [missed, counted]]),
  );
}

async function behind(query: SlaTicketsQuery): Promise<number> {
  let found = 0;
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: unknown[]; nextCursor: string | null } = await cast.owner.call('slaTickets', {
      query: { ...query, limit: 2, ...(cursor && { cursor }) },
    });
    found += page.items.length;
    cursor = page.nextCursor;
  }
  return found;
}

/** Behind every number of the three reports stand as many cycles as it says, and together they are those of attainment. */
async function expectOpens(query: Narrowed): Promise<void> {
  await catchUp(desk);
  const attained = await cast.owner.call('slaReport', { query: { ...query, by: 'month' } });
  const all = (target: ClockTarget, outcome: 'met' | 'missed') =>
    attained.items.filter((row) => row.target === target).reduce((sum, row) => sum + row[outcome], 0);
  const { bounds, items } = await cast.owner.call('slaUseReport', { query });
  for (const { target, counts, open } of items) {
    const shares = [...bounds, 0, -1] as UseShare[];
    for (const [index, count] of [...counts, open].entries()) {
      const used = shares[index] ?? 0;
      const outcome = used > 0 && used <= 100 ? 'met' : 'missed';
      expect([target, used, await behind({ ...query, target, outcome, used })]).toEqual([target, used, count]);
    }
    const sum = [...counts, open].reduce((total, count) => total + count, 0);
    expect([target, sum]).toEqual([target, all(target, 'met') + all(target, 'missed')]);

    const week = await cast.owner.call('slaHoursReport', { query: { ...query, target } });
    for (const { weekday, hour, missed, counted } of week.items) {
      const place = { ...query, target, weekday, hour };
      expect(await behind({ ...place, outcome: 'missed' })).toBe(missed);
      expect(await behind({ ...place, outcome: 'met' })).toBe(counted - missed);
    }
    expect(week.items.reduce((total, { missed }) => total + missed, 0)).toBe(all(target, 'missed'));
    expect(week.items.reduce((total, { counted }) => total + counted, 0)).toBe(sum);
  }
  const missed = await cast.owner.call('slaCausesReport', { query });
  for (const { target, cause, missed: count } of missed.items) {
    expect(await behind({ ...query, target, outcome: 'missed', cause })).toBe(count);
  }
  for (const { target } of items) {
    const own = missed.items.filter((item) => item.target === target);
    expect(own.reduce((total, item) => total + item.missed, 0)).toBe(all(target, 'missed'));
  }
}

it('says how near it was, when in the week and why, of tickets whose course is known', async () => {
  const { agent, expert } = cast;
  // All filed on Monday at nine; the first response is due at eleven.
  const [almost, justLate, withAgent, above, back, withdrawn] = await Promise.all(
    Array.from({ length: 6 }, () => fileOne(cast)),
  );
  if (!almost || !justLate || !withAgent || !above || !back || !withdrawn) throw new Error('six tickets');
  desk.advance('PT10M');
  await take(agent, back.id);
  await escalate(cast, back.id);
  desk.advance('PT10M');
  await take(expert, back.id);
  await handBack(expert, back.id);
  desk.advance('PT10M');
  await take(agent, withAgent.id);
  await take(agent, above.id);
  await escalate(cast, above.id);
  desk.clock.moveTo('2026-03-02T09:54:00Z');
  await say(almost.id);
  desk.clock.moveTo('2026-03-02T10:06:00Z');
  await say(justLate.id);
  expect(await use()).toEqual({
    first_response: { 100: 1, 110: 1, open: 4 },
    next_update: { 30: 2 },
    second_line_takeover: { 10: 1 },
    second_line_resolution: { 10: 1 },
  });
  const version = (await cast.employee.call('ticket', { params: { id: withdrawn.id } })).version;
  const reason = { version, reason: 'Ordnet seg' };
  await cast.employee.call('cancel', { params: { id: withdrawn.id }, body: reason });
  desk.clock.moveTo('2026-03-02T13:00:00Z');
  await resolve(agent, withAgent.id);

  expect(await use()).toEqual({
    first_response: { 100: 1, 110: 1, beyond: 1, open: 2 },
    next_update: { 30: 2, 70: 1 },
    resolution: { 30: 1 },
    second_line_takeover: { 10: 1, open: 1 },
    second_line_resolution: { 10: 1 },
  });
  expect(await causes()).toEqual({
    first_response: { waiting_in_queue: 1, with_agent: 1, in_second_line: 1, after_hand_back: 1 },
    second_line_takeover: { in_second_line: 1 },
  });
  // Four were due at eleven, and one was answered at six minutes to; the takeover was due at half past eleven.
  expect(await hours({ ...MARCH, target: 'first_response' })).toEqual({ '1 10': [0, 1], '1 11': [4, 4] });
  expect(await hours()).toEqual({ '1 9': [0, 2], '1 10': [0, 2], '1 11': [5, 6], '1 14': [0, 2] });
  await expectOpens(MARCH);

  // At its end, a breach has used what it has used.
  desk.clock.moveTo('2026-03-02T14:00:00Z');
  await take(expert, above.id);
  await resolve(expert, above.id);
  expect(await use()).toMatchObject({
    first_response: { 100: 1, 110: 1, beyond: 2, open: 1 },
    second_line_takeover: { 10: 1, beyond: 1 },
  });
  expect(await causes()).toMatchObject({ first_response: { in_second_line: 1 } });
  await expectOpens(MARCH);
  await expectSound(desk);
}, 60_000);

it('follows what reopening revises, until the end', async () => {
  const { agent, employee } = cast;
  const { id } = await fileOne(cast);
  desk.advance('PT10M');
  await take(agent, id);
  await say(id);
  // Due on Thursday at nine: three days of eight hours after Monday at nine. A quarter more is used at three.
  desk.clock.moveTo('2026-03-05T13:59:00Z');
  expect(await use()).toMatchObject({ resolution: { open: 1 } });
  desk.clock.moveTo('2026-03-05T14:00:00Z');
  await resolve(agent, id);
  expect(await use()).toMatchObject({ resolution: { 130: 1 } });
  expect(await causes()).toMatchObject({ resolution: { with_agent: 1 } });
  await reopen(employee, id);
  expect(await use()).toMatchObject({ resolution: { open: 1 } });
  // Half as much again as was promised, to the second.
  desk.clock.moveTo('2026-03-06T12:00:00Z');
  await resolve(agent, id);
  expect(await use()).toMatchObject({ resolution: { 150: 1 } });
  expect(await hours({ ...MARCH, target: 'resolution' })).toEqual({ '4 9': [1, 1] });
  await expectOpens(MARCH);
  await expectSound(desk);
}, 40_000);

it('dates what a change of priority breaches at that moment, and forgets what another undoes', async () => {
  const { agent } = cast;
  const { id } = await fileOne(cast);
  await setPriority(agent, id, 4);
  desk.advance('PT2H30M');
  await setPriority(agent, id, 3);
  expect(await hours()).toEqual({ '1 11': [1, 1] });
  expect(await causes()).toEqual({ first_response: { waiting_in_queue: 1 } });
  expect(await use({ ...MARCH, priority: 3 })).toEqual({ first_response: { open: 1 } });
  await setPriority(agent, id, 4);
  expect([await hours(), await causes(), await use()]).toEqual([{}, {}, {}]);
  desk.advance('PT30M');
  await say(id);
  expect(await use({ ...MARCH, priority: 4 })).toEqual({ first_response: { 80: 1 }, next_update: { 20: 1 } });
  await expectSound(desk);
}, 40_000);

it('counts by the months and hours of the city, the same from sums and from cycles', async () => {
  const { agent, city } = cast;
  // Priority 1 has a quarter of an hour around the clock: due five to midnight in March, and five past in April.
  for (const filed of ['2026-03-31T21:40:00Z', '2026-03-31T21:50:00Z']) {
    desk.clock.moveTo(filed);
    await setPriority(agent, (await fileOne(cast)).id, 1);
  }
  desk.clock.moveTo('2026-03-31T23:00:00Z');
  const APRIL = { from: '2026-04-01', to: '2026-04-30' };
  const first = { target: 'first_response' } as const;
  expect(await hours({ ...MARCH, ...first })).toEqual({ '2 23': [1, 1] });
  expect(await hours({ ...APRIL, ...first })).toEqual({ '3 0': [1, 1] });
  expect(await use(MARCH)).toEqual({ first_response: { open: 1 } });
  expect(await causes(APRIL)).toEqual({
    first_response: { waiting_in_queue: 1 },
    next_update: { waiting_in_queue: 2 },
  });

  for (const query of [
    { from: '2026-03-01', to: '2026-04-30' },
    { from: '2026-03-31', to: '2026-04-30' },
    { from: '2026-03-31', to: '2026-04-01' },
  ]) {
    const narrowed = { ...query, service: city.service.key };
    for (const read of [use, causes, hours]) expect(await read(narrowed)).toEqual(await read(query));
    expect(await use(query)).toMatchObject({ first_response: { open: 2 } });
    expect(await hours({ ...query, ...first })).toEqual({ '2 23': [1, 1], '3 0': [1, 1] });
    await expectOpens(query);
  }
  await expectSound(desk);
}, 40_000);

it('is read by the contact of their own agency, by the owner of all, and by nobody else', async () => {
  const other = await castOf(desk);
  for (const one of [cast, other, other]) await fileOne(one);
  desk.advance('PT3H');
  await catchUp(desk);
  const missedBy = async (as: Cast['owner'], query: object = MARCH) =>
    (await as.call('slaCausesReport', { query: query as never })).items.map(({ missed }) => missed);
  expect(await missedBy(cast.owner)).toEqual([3]);
  expect(await missedBy(cast.contact)).toEqual([1]);
  expect(await missedBy(await desk.as(other.city.contact))).toEqual([2]);
  const asked = { ...MARCH, agency: other.city.agency.key };
  expect(await missedBy(cast.owner, asked)).toEqual([2]);
  for (const door of ['slaUseReport', 'slaHoursReport', 'slaCausesReport'] as const) {
    expect(await cast.contact.refusal(door, { query: asked })).toMatchObject({ status: 404 });
    expect(await cast.employee.refusal(door, { query: MARCH })).toMatchObject({ status: 403 });
    expect(await cast.agent.refusal(door, { query: { ...MARCH, to: '2026-02-01' } })).toMatchObject({ status: 403 });
    expect(await cast.owner.refusal(door, { query: { ...MARCH, to: '2026-02-01' } })).toMatchObject({ status: 422 });
  }
}, 40_000);

it.each([
  ['used', 15],
  ['used', 160],
  ['weekday', 8],
  ['hour', 24],
  ['cause', 'the_weather'],
])('refuses tickets behind a %s of %s', async (field, value) => {
  const query = { ...MARCH, target: 'resolution', outcome: 'missed', [field]: value } as never;
  expect(await cast.owner.refusal('slaTickets', { query })).toMatchObject({
    status: 422,
    errors: [{ pointer: `?${field}` }],
  });
});
