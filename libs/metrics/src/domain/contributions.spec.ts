import { Temporal } from 'temporal-polyfill';
import { cityDay, cityHour } from './city-day.js';
import { clockOutcomes, useShare, type CountedClock, type Course } from './clock-outcome.js';
import { ticketFlow, type FlowDay, type FlowEntry, type FlowTicket } from './ticket-flow.js';

const at = (text: string) => Temporal.Instant.from(text);

describe('cityDay', () => {
  it.each([
    ['2026-01-31T22:59:59.999Z', '2026-01-31'],
    ['2026-01-31T23:00:00Z', '2026-02-01'],
    ['2026-06-30T21:59:59Z', '2026-06-30'],
    ['2026-06-30T22:00:00Z', '2026-07-01'],
    ['2026-03-29T00:59:59Z', '2026-03-29'],
    ['2026-10-24T22:00:00Z', '2026-10-25'],
  ])('of %s is %s', (instant, day) => {
    expect(cityDay(at(instant))).toBe(day);
  });
});

describe('cityHour', () => {
  it.each([
    ['2026-01-31T22:59:59.999Z', 6, 23],
    ['2026-01-31T23:00:00Z', 7, 0],
    ['2026-03-29T00:59:59Z', 7, 1],
    ['2026-03-29T01:00:00Z', 7, 3],
    ['2026-10-25T00:30:00Z', 7, 2],
    ['2026-10-25T01:30:00Z', 7, 2],
  ])('of %s is weekday %i at %i', (instant, weekday, hour) => {
    expect(cityHour(at(instant))).toMatchObject({ weekday, hour });
  });
});

describe('useShare', () => {
  it.each([
    ['met', 0, 10],
    ['met', 100, 10],
    ['met', 101, 20],
    ['met', 900, 90],
    ['met', 901, 100],
    ['met', 1000, 100],
    // Used up exactly, while the calendar was closed.
    ['missed', 1000, 110],
    ['missed', 1001, 110],
    ['missed', 1101, 120],
    ['missed', 1500, 150],
    ['missed', 1501, 0],
    ['missed', null, -1],
  ] as const)('of one that was %s with %s thousandths is %i', (outcome, permille, share) => {
    expect(useShare(outcome, permille)).toBe(share);
  });
});

describe('clockOutcomes', () => {
  const ticket = { id: 't', agencyId: 'a' };
  const clock = (more: Partial<CountedClock>): CountedClock => ({
    target: 'resolution',
    cycle: 1,
    state: 'running',
    startedAt: at('2026-01-30T12:00:00Z'),
    targetSeconds: 7200,
    usedMs: 0,
    breachedAt: null,
    stoppedAt: null,
    serviceId: 's',
    priority: 3,
    teamId: 'm',
    ...more,
  });
  const course: Course = {
    log: [],
    terms: { targetFor: () => null, calendar: () => ({ between: () => 0 }), pauses: () => false },
  };
  const outcome = (more: Partial<CountedClock>) =>
    clockOutcomes(ticket, [clock(more)], course).map((one) => [one.outcome, one.countedOn]);
  const use = (more: Partial<CountedClock>) =>
    clockOutcomes(ticket, [clock(more)], course).map((one) => [one.usedPermille, one.used]);

  it('counts what was met when it was met, and what fell due when it fell due', () => {
    const [due, done] = [at('2026-01-31T12:00:00Z'), at('2026-02-03T12:00:00Z')];
    expect(outcome({ state: 'met', stoppedAt: done })).toEqual([['met', '2026-02-03']]);
    expect(outcome({ state: 'missed', breachedAt: due, stoppedAt: done })).toEqual([['missed', '2026-01-31']]);
    expect(outcome({ state: 'running', breachedAt: due })).toEqual([['missed', '2026-01-31']]);
    expect(outcome({ state: 'paused', breachedAt: due })).toEqual([['missed', '2026-01-31']]);
  });

  it('leaves out what is still within its time, and what was cancelled, late or not', () => {
    expect(outcome({ state: 'running' })).toEqual([]);
    expect(outcome({ state: 'paused' })).toEqual([]);
    expect(outcome({ state: 'void', stoppedAt: at('2026-01-31T12:00:00Z') })).toEqual([]);
    expect(outcome({ state: 'void', breachedAt: at('2026-01-31T12:00:00Z') })).toEqual([]);
  });

  it('knows how much of its target a cycle used once it has ended, rounded up', () => {
    const [due, done] = [at('2026-01-31T12:00:00Z'), at('2026-02-03T12:00:00Z')];
    expect(use({ state: 'met', stoppedAt: done, usedMs: 6_480_000 })).toEqual([[900, 90]]);
    expect(use({ state: 'met', stoppedAt: done, usedMs: 6_480_001 })).toEqual([[901, 100]]);
    expect(use({ state: 'missed', breachedAt: due, stoppedAt: done, usedMs: 14_400_000 })).toEqual([[2000, 0]]);
    expect(use({ state: 'running', breachedAt: due, usedMs: 14_400_000 })).toEqual([[null, -1]]);
    expect(use({ state: 'missed', breachedAt: due, stoppedAt: done, targetSeconds: 1, usedMs: 1e15 })).toEqual([
      [1_000_000, 0],
    ]);
  });
});

describe('ticketFlow', () => {
  const solved: FlowTicket = {
    id: 't',
    agencyId: 'a',
    serviceId: 's',
    priority: 3,
    kind: 'incident',
    state: 'resolved',
    entryLine: 'first',
    seenSecond: false,
    filedAt: at('2026-03-02T08:00:00Z'),
    resolvedAt: at('2026-03-02T10:00:00Z'),
    resolutionCode: 'solved',
  };
  const entry = (type: string, changes: FlowEntry['changes'] = {}, details: FlowEntry['details'] = {}): FlowEntry => ({
    type,
    occurredAt: at('2026-03-02T09:00:00Z'),
    changes,
    details,
  });
  const said = entry('ticket.messaged', {}, { authorRole: 'agent' });
  const asked = entry('ticket.messaged', {}, { authorRole: 'requester' });
  const waited = entry('ticket.pended', { pendingReason: [null, 'user'] });
  const reopened = entry('ticket.reopened', { state: ['resolved', 'open'] });
  const escalated = entry('ticket.escalated', { line: ['first', 'second'] });
  const shares = (days: readonly FlowDay[]) =>
    days.map((day) => [day.resolved, day.firstLineEligible, day.firstLineResolved, day.firstContactResolved]);

  it.each<[string, Partial<FlowTicket>, readonly FlowEntry[], readonly number[]]>([
    ['solved at first contact', {}, [], [1, 1, 1, 1]],
    ['with one message of an agent and several of the requester', {}, [asked, said, asked], [1, 1, 1, 1]],
    ['with two messages of agents', {}, [said, said], [1, 1, 1, 0]],
    ['with something pending in between', {}, [waited], [1, 1, 1, 0]],
    ['reopened and solved again', {}, [reopened], [1, 1, 1, 0]],
    ['by way of second line', { seenSecond: true }, [escalated], [1, 1, 0, 0]],
    ['that came in on-site', { entryLine: 'onsite' }, [], [1, 1, 1, 1]],
    ['that entered by second line', { entryLine: 'second', seenSecond: true }, [], [1, 0, 0, 0]],
    ['a major incident', { kind: 'major_incident' }, [], [1, 0, 0, 0]],
    ['that got no answer', { resolutionCode: 'no_answer' }, [waited], [1, 0, 0, 0]],
    ['closed since', { state: 'closed' }, [], [1, 1, 1, 1]],
    ['reopened and open', { state: 'open', resolvedAt: null, resolutionCode: null }, [reopened], [0, 0, 0, 0]],
    ['cancelled', { state: 'cancelled', resolvedAt: null, resolutionCode: null }, [], [0, 0, 0, 0]],
  ])('counts a ticket %s', (_, more, log, expected) => {
    expect(shares(ticketFlow({ ...solved, ...more }, log))).toEqual([expected]);
  });

  it('counts a resolved ticket among the reopened ones once, however often it was, and not before it is resolved again', () => {
    const twice = [reopened, entry('ticket.resolved', { state: ['open', 'resolved'] }), reopened];
    const again = (ticket: FlowTicket, log: readonly FlowEntry[]) =>
      ticketFlow(ticket, log).map((day) => [day.reopened, day.resolvedAgain]);
    expect(again(solved, twice)).toEqual([[2, 1]]);
    expect(again({ ...solved, state: 'open', resolvedAt: null, resolutionCode: null }, twice)).toEqual([[2, 0]]);
    expect(again(solved, [])).toEqual([[0, 0]]);
  });

  it('puts each part on the day on which it happened', () => {
    const days = ticketFlow({ ...solved, resolvedAt: at('2026-03-04T10:00:00Z'), seenSecond: true }, [
      { ...escalated, occurredAt: at('2026-03-03T09:00:00Z') },
      { ...entry('ticket.handed_back', { line: ['second', 'first'] }), occurredAt: at('2026-03-03T10:00:00Z') },
      { ...reopened, occurredAt: at('2026-03-04T09:00:00Z') },
    ]);
    expect(
      days.map(({ day, filed, crossings, reopened: again, resolved, resolvedAgain, secondsToResolve }) => [
        day,
        filed,
        crossings,
        again,
        resolved,
        resolvedAgain,
        secondsToResolve,
      ]),
    ).toEqual([
      ['2026-03-02', 1, 0, 0, 0, 0, null],
      ['2026-03-03', 0, 2, 0, 0, 0, null],
      ['2026-03-04', 0, 0, 1, 1, 1, 50 * 3600],
    ]);
  });
});
