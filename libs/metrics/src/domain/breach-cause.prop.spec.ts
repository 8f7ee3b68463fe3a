import { describe, expect, it } from '@jest/globals';
import { CLOSED_WEEK, compileCalendar, type CalendarVersion } from '@desk/agencies';
import { BREACH_CAUSES, CLOCK_TARGETS, LINES, PENDING_REASONS, PRIORITIES, type BreachCause } from '@desk/contracts';
import { clockTerms, DEFAULT_PAUSE_REASONS, type ClockTerms, type DeclaredTarget } from '@desk/sla';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { foldLog, type LoggedEvent } from '../verify/fold-log.js';
import { countedTimeByPlace, largestShare } from './breach-cause.js';

const HOUR = 3_600_000;
const calendar = (id: string, more: Partial<CalendarVersion>) =>
  compileCalendar(
    {
      id,
      versions: [
        {
          validFrom: '2020-01-01',
          timeZone: 'Europe/Oslo',
          alwaysOpen: false,
          hours: CLOSED_WEEK,
          holidayCountry: null,
          specialDays: [],
          ...more,
        },
      ],
    },
    () => [],
  );
const day = [['08:00', '16:00']] as const;
const calendars = new Map([
  ['office', calendar('office', { hours: { ...CLOSED_WEEK, mon: day, tue: day, wed: day, thu: day, fri: day } })],
  ['always', calendar('always', { alwaysOpen: true })],
]);
/** Mail is promised by the office's hours, paper by all hours and no resolution at all. */
const targets = CLOCK_TARGETS.flatMap((target): DeclaredTarget[] => [
  { target, serviceId: 'mail', priority: null, seconds: 4 * 3600, businessDays: null, calendarId: 'office' },
  { target, serviceId: 'mail', priority: 1, seconds: 3600, businessDays: null, calendarId: 'always' },
  ...(target === 'resolution'
    ? []
    : [{ target, serviceId: 'paper', priority: null, seconds: 2 * 3600, businessDays: null, calendarId: 'always' }]),
]);
const terms = clockTerms(
  {
    id: 'any',
    validFrom: Temporal.Instant.from('2020-01-01T00:00:00Z'),
    targets,
    pauseReasons: DEFAULT_PAUSE_REASONS,
    warnPercents: [],
  },
  calendars,
);

const happenings = fc.oneof(
  fc.record({ kind: fc.constant('assign' as const), to: fc.constantFrom('ola', null) }),
  fc.record({ kind: fc.constant('line' as const), to: fc.constantFrom(...LINES) }),
  fc.record({ kind: fc.constant('pend' as const), to: fc.constantFrom(...PENDING_REASONS, null) }),
  fc.record({ kind: fc.constant('priority' as const), to: fc.constantFrom(...PRIORITIES) }),
  fc.record({ kind: fc.constant('service' as const), to: fc.constantFrom('mail', 'paper') }),
  fc.record({ kind: fc.constant('say' as const), to: fc.constant(null) }),
  fc.record({ kind: fc.constant('state' as const), to: fc.constantFrom('resolved', 'open') }),
);
const beginnings = fc.integer({ min: Date.UTC(2026, 2, 20), max: Date.UTC(2026, 9, 31) });
const lives = fc
  .tuple(
    beginnings,
    fc.constantFrom(...LINES),
    fc.array(fc.tuple(fc.integer({ min: 0, max: 30 * HOUR }), happenings), { maxLength: 14 }),
  )
  .map(([begin, line, steps]): LoggedEvent[] => {
    const facts: Record<string, unknown> = {
      state: 'new',
      line,
      entryLine: line,
      teamId: line,
      serviceId: 'mail',
      priority: 3,
      assigneeId: null,
      pendingReason: null,
    };
    const set = (more: Record<string, unknown>): LoggedEvent['changes'] => {
      const changed = Object.entries(more).filter(([field, value]) => facts[field] !== value);
      const changes = Object.fromEntries(changed.map(([field, value]) => [field, [facts[field], value] as const]));
      Object.assign(facts, more);
      return changes;
    };
    let at = begin;
    const log: LoggedEvent[] = [
      {
        seq: 1,
        type: 'ticket.created',
        occurredAt: instant(begin),
        changes: Object.fromEntries(
          Object.entries(facts)
            .filter(([, value]) => value !== null)
            .map(([field, value]) => [field, [null, value] as const]),
        ),
        details: {},
      },
    ];
    for (const [step, { kind, to }] of steps) {
      at += step;
      const active = facts['state'] !== 'resolved';
      const add = (type: LoggedEvent['type'], changes: LoggedEvent['changes'], details = {}) =>
        log.push({ seq: log.length + 1, type, occurredAt: instant(at), changes, details });
      if (kind === 'state' && to === 'resolved' && active)
        add('ticket.resolved', set({ state: 'resolved', pendingReason: null }));
      if (kind === 'state' && to === 'open' && !active) add('ticket.reopened', set({ state: 'open' }));
      if (!active) continue;
      if (kind === 'assign') add('ticket.assigned', set({ assigneeId: to }));
      if (kind === 'line') add('ticket.escalated', set({ line: to, teamId: to, assigneeId: null }));
      if (kind === 'pend')
        add('ticket.pended', set({ pendingReason: to, state: to === null ? 'open' : 'pending_vendor' }));
      if (kind === 'priority') add('ticket.updated', set({ priority: to }));
      if (kind === 'service') add('ticket.updated', set({ serviceId: to }));
      if (kind === 'say') add('ticket.messaged', {}, { authorRole: 'agent' });
    }
    return log;
  });

function instant(ms: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms);
}
const total = (time: Readonly<Record<BreachCause, number>>) =>
  BREACH_CAUSES.reduce((sum, cause) => sum + time[cause], 0);
function clocksOf(log: readonly LoggedEvent[], by: ClockTerms) {
  const folded = foldLog({ id: 't', agencyId: 'a' }, log, by);
  if (folded === null) throw new Error('a life begins with its filing');
  return folded.clocks;
}

describe('the time of a clock by place', () => {
  it('is together what the clock has used, whatever happened to the ticket', () => {
    let ended = 0;
    fc.assert(
      fc.property(lives, (log) => {
        for (const clock of clocksOf(log, terms)) {
          if (clock.state === 'void') continue;
          const until = clock.state === 'running' ? instant(log.at(-1)!.occurredAt.epochMilliseconds) : clock.anchorAt;
          const used =
            clock.state === 'running'
              ? clock.usedMs +
                terms.calendar(clock.calendarId).between(clock.anchorAt.epochMilliseconds, until.epochMilliseconds)
              : clock.usedMs;
          expect(total(countedTimeByPlace(clock, until, log, terms))).toBe(used);
          ended += 1;
        }
      }),
      { numRuns: 1_000 },
    );
    expect(ended).toBeGreaterThan(1_000);
  });

  it('reaches the target at a breach, or was over it when the target changed', () => {
    let breaches = 0;
    fc.assert(
      fc.property(lives, (log) => {
        for (const clock of clocksOf(log, terms)) {
          if (clock.breachedAt === null || clock.state === 'void') continue;
          breaches += 1;
          const time = countedTimeByPlace(clock, clock.breachedAt, log, terms);
          const retargeted = log.slice(1).some(({ changes }) => changes['priority'] || changes['serviceId']);
          if (retargeted) expect(total(time)).toBeGreaterThan(0);
          else expect(total(time)).toBe(clock.targetSeconds * 1000);
          expect(time[largestShare(time)]).toBe(Math.max(...Object.values(time)));
        }
      }),
      { numRuns: 1_000 },
    );
    expect(breaches).toBeGreaterThan(200);
  });

  it('is in second line alone for the clocks of second line', () => {
    fc.assert(
      fc.property(lives, (log) => {
        for (const clock of clocksOf(log, terms)) {
          if (clock.breachedAt === null || !clock.target.startsWith('second_line')) continue;
          expect(largestShare(countedTimeByPlace(clock, clock.breachedAt, log, terms))).toBe('in_second_line');
        }
      }),
    );
  });
});
