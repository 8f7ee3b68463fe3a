import { DEMO_USERS } from '@desk/access';
import { baselineFault, measureGain, seededRandom, type Position } from '@desk/benefits';
import { OPEN_STATES, TICKET_STATES, type ClockTarget, type PositionKind } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import { demoCity, type DemoCity } from './city.js';
import type { PaperTicket } from './paper-ticket.js';

const NOW = Temporal.Instant.from('2026-11-23T11:00:00Z');
let city: DemoCity;
beforeAll(() => {
  city = demoCity(NOW);
}, 60_000);

const share = (tickets: readonly PaperTicket[], has: (ticket: PaperTicket) => boolean): number =>
  tickets.filter(has).length / tickets.length;
const rows = (table: string) => city.groundwork.find((one) => one.table === table)?.rows ?? [];

test('about five hundred people, each with names of their own and an address that reaches nobody', () => {
  const { people } = city.people;
  expect(people.length).toBe(500);
  for (const field of ['username', 'email', 'id'] as const) {
    expect(new Set(people.map((person) => person[field])).size).toBe(people.length);
  }
  expect(people.every(({ email }) => email.endsWith('.example'))).toBe(true);
  expect(people.every(({ phone }) => /^\+47 00 \d\d \d\d \d\d$/.test(phone))).toBe(true);
});

test('every agency has people, and everybody of the demo is there with their part', () => {
  const employing = new Set(city.people.people.map(({ agency }) => agency.key));
  expect(employing.size).toBe(50);
  for (const { username, role } of DEMO_USERS) {
    const { id } = city.people.byUsername(username);
    const agent = city.people.agents.find((one) => one.id === id);
    expect(agent !== undefined).toBe(role === 'agent' || role === 'team_lead');
    expect(agent?.lead ?? false).toBe(role === 'team_lead');
  }
  const home = city.people.byUsername('ansatt').agency.id;
  expect(rows('agency_contact')).toContainEqual({ agency_id: home, person_id: city.people.byUsername('kontakt').id });
});

test('about three thousand tickets in three weeks, in every state', () => {
  const { tickets } = city;
  expect(tickets.length).toBeGreaterThan(2_700);
  expect(tickets.length).toBeLessThan(3_300);
  expect(new Set(tickets.map(({ ticket }) => ticket.state))).toEqual(new Set(TICKET_STATES));
  const open = tickets.filter(({ ticket }) => (OPEN_STATES as readonly string[]).includes(ticket.state));
  expect(open.length).toBeGreaterThan(60);
  const hourAgo = NOW.subtract({ hours: 1 });
  expect(tickets.filter(({ ticket }) => Temporal.Instant.compare(ticket.filedAt, hourAgo) > 0).length).toBeGreaterThan(
    5,
  );
});

test('nothing happens after now, and time never runs backwards in a log', () => {
  for (const { log } of city.tickets) {
    let last = 0;
    for (const [index, { seq, occurredAt }] of log.entries()) {
      expect(seq).toBe(index + 1);
      expect(occurredAt.epochMilliseconds).toBeGreaterThanOrEqual(last);
      last = occurredAt.epochMilliseconds;
    }
    expect(last).toBeLessThanOrEqual(NOW.epochMilliseconds);
  }
});

test('an agent works on one ticket at a time, and never on their own', () => {
  const ends = new Map<string, number>();
  const sessions = city.tickets.flatMap((ticket) => ticket.sessions.map((session) => ({ ticket, ...session })));
  for (const { ticket, agentId, from, to } of sessions.sort((a, b) => a.from - b.from)) {
    expect(from).toBeGreaterThanOrEqual(ends.get(agentId) ?? 0);
    expect(to - from).toBeLessThanOrEqual(25 * 60_000 + 1);
    expect(ticket.ticket.requesterId).not.toBe(agentId);
    ends.set(agentId, to);
  }
});

test('first line solves about seven in ten', () => {
  const solved = city.tickets.filter(
    ({ ticket }) =>
      ticket.resolvedAt !== null && ticket.entryLine !== 'second' && ticket.resolutionCode !== 'no_answer',
  );
  const firstLine = share(solved, ({ ticket }) => !ticket.seenSecond);
  expect(firstLine).toBeGreaterThan(0.65);
  expect(firstLine).toBeLessThan(0.76);
});

test.each<ClockTarget>(['first_response', 'resolution', 'second_line_takeover', 'second_line_resolution'])(
  'the promise of %s is mostly kept, and not always',
  (target) => {
    const clocks = city.tickets.flatMap(({ course }) => course.clocks.filter((clock) => clock.target === target));
    const counted = clocks.filter((clock) => clock.state === 'met' || clock.breachedAt !== null);
    const attainment = counted.filter((clock) => clock.state === 'met').length / counted.length;
    expect(attainment).toBeGreaterThan(0.85);
    expect(attainment).toBeLessThan(0.985);
  },
);

test('the joined agencies show a gain within the band that the city expects', () => {
  const today = NOW.toZonedDateTimeISO('Europe/Oslo').toPlainDate();
  const baselines = rows('baseline');
  const agencies = city.reference.agencies
    .filter(({ joined }) => joined)
    .map((agency) => {
      const row = baselines.find((one) => one['agency_id'] === agency.id);
      const [low, likely, high] = [row?.['fte_low'], row?.['fte_likely'], row?.['fte_high']] as number[];
      const baseline = { low: low ?? 0, likely: likely ?? 0, high: high ?? 0 };
      expect(baselineFault(baseline)).toBeNull();
      return { agencyId: agency.id, joinedOn: agency.joinsOn, lastDay: null, baseline, employees: null, volume: null };
    });
  const positions = rows('staff_position').map((row): Position => ({
    kind: row['kind'] as PositionKind,
    agencyId: row['kind'] === 'left_behind' ? (row['agency_id'] as string) : null,
    fte: row['fte'] as number,
    from: Temporal.PlainDate.from(row['valid_from'] as string),
    to: row['valid_to'] === null ? null : Temporal.PlainDate.from(row['valid_to'] as string),
  }));
  for (const from of [today.with({ day: 1 }), today.subtract({ months: 6 })]) {
    const gain = measureGain(
      { period: { from, to: today }, agencies, positions, monthShares: null },
      { random: seededRandom(1) },
    );
    if (gain.status !== 'ok') throw new Error(gain.status);
    expect(gain.raw.gain.likely).toBeGreaterThan(0.11);
    expect(gain.raw.gain.likely).toBeLessThan(0.16);
    expect(gain.raw.gain.low).toBeLessThan(gain.raw.gain.likely);
  }
});

test('the same moment gives the same city', () => {
  const shape = ({ tickets }: DemoCity) =>
    tickets.map(({ ticket, log }) => `${ticket.filedAt.toString()} ${ticket.subject} ${ticket.state} ${log.length}`);
  expect(shape(demoCity(NOW))).toEqual(shape(city));
}, 60_000);
