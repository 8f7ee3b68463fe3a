import { CLOSED_WEEK, compileCalendar, type CalendarVersion } from '@desk/agencies';
import { CLOCK_TARGETS, LINES, PENDING_REASONS, PRIORITIES } from '@desk/contracts';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { clockTerms, DEFAULT_PAUSE_REASONS, type DeclaredTarget } from './domain/declaration.js';
import type { ClockEvent } from './domain/ticket-clocks.js';

const MINUTE = 60_000;
export const DAY = 86_400_000;

/** A calendar of one version, closed on 17 May. */
const calendarOf = (id: string, changes: Partial<CalendarVersion>) =>
  compileCalendar(
    {
      id,
      versions: [
        {
          validFrom: '2020-01-01',
          timeZone: 'Europe/Oslo',
          alwaysOpen: false,
          hours: CLOSED_WEEK,
          holidayCountry: 'NO',
          specialDays: [],
          ...changes,
        },
      ],
    },
    constitutionDay,
  );
const constitutionDay = (_country: string, year: number) => [{ date: `${year}-05-17`, name: 'Grunnlovsdagen' }];

const day = [
  ['08:00', '11:30'],
  ['12:00', '15:45'],
] as const;
const calendars = new Map([
  [
    'office',
    calendarOf('office', {
      hours: { ...CLOSED_WEEK, mon: day, tue: day, wed: day, thu: day, fri: day },
      specialDays: [
        { date: '2025-12-24', hours: [['08:00', '12:00']], name: 'Julaften' },
        { date: '2026-04-01', hours: [], name: 'Planleggingsdag' },
      ],
    }),
  ],
  ['nights', calendarOf('nights', { hours: { ...CLOSED_WEEK, mon: [['22:00', '06:00']], sat: [['22:00', '06:00']] } })],
  ['always', calendarOf('always', { alwaysOpen: true })],
]);

const seconds = fc.integer({ min: 1, max: 100 * 3600 });
const calendarId = fc.constantFrom(...calendars.keys());
const promised = fc.oneof(
  fc.record({ seconds, businessDays: fc.constant(null) }),
  fc.record({ seconds: fc.constant(null), businessDays: fc.integer({ min: 1, max: 6 }) }),
);
const oneTarget = fc.tuple(promised, calendarId).map(([long, id]) => ({ ...long, calendarId: id }));
const perTarget = fc.array(fc.tuple(oneTarget, oneTarget), {
  minLength: CLOCK_TARGETS.length,
  maxLength: CLOCK_TARGETS.length,
});
/** Terms with one target for priority 1 and one for the others, all of them for one service; others are promised nothing. */
export const anyTerms = fc.tuple(perTarget, fc.constantFrom([], [50], [75, 90])).map(([rows, warnPercents]) => {
  const targets = CLOCK_TARGETS.flatMap((target, index): DeclaredTarget[] => {
    const [urgent, other] = rows[index] ?? [];
    if (!urgent || !other) return [];
    return [
      { target, serviceId: 'mail', priority: 1, ...urgent },
      { target, serviceId: 'mail', priority: null, ...other },
    ];
  });
  const validFrom = Temporal.Instant.from('2020-01-01T00:00:00Z');
  const declaration = { id: 'any', validFrom, targets, pauseReasons: DEFAULT_PAUSE_REASONS, warnPercents };
  return clockTerms(declaration, calendars);
});

/** What happens to most tickets. */
const ordinary = fc.oneof(
  fc.constant({ type: 'agent_messaged' as const }),
  fc.constant({ type: 'taken' as const }),
  fc.record({
    type: fc.constant('moved' as const),
    line: fc.constantFrom(...LINES),
    teamId: fc.constantFrom('a', 'b'),
  }),
  fc.record({ type: fc.constant('pended' as const), reason: fc.constantFrom(...PENDING_REASONS) }),
  fc.constant({ type: 'resumed' as const }),
  fc.record({
    type: fc.constant('retargeted' as const),
    serviceId: fc.constant('mail'),
    priority: fc.constantFrom(...PRIORITIES),
  }),
  fc.constant({ type: 'resolved' as const }),
  fc.record({ type: fc.constant('reopened' as const), assigned: fc.boolean() }),
);
/** And what happens to few. */
const anything = fc.oneof(
  { weight: 8, arbitrary: ordinary },
  { weight: 1, arbitrary: fc.constant({ type: 'calendar_changed' as const }) },
  { weight: 1, arbitrary: fc.constant({ type: 'cancelled' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('retargeted' as const),
      serviceId: fc.constant('unpromised'),
      priority: fc.constantFrom(...PRIORITIES),
    }),
  },
);

export const steps = fc.oneof(fc.integer({ min: 0, max: 10 * MINUTE }), fc.integer({ min: 0, max: 3 * DAY }));
/** A year around, so that both changes of the clocks, a holiday and special days come along. */
export const beginnings = fc.integer({ min: Date.UTC(2025, 9, 20), max: Date.UTC(2026, 10, 1) });

type Happening = typeof anything extends fc.Arbitrary<infer T> ? T : never;

const historiesOf = (happenings: fc.Arbitrary<Happening>, gaps: fc.Arbitrary<number>) =>
  fc
    .tuple(beginnings, fc.constantFrom(...LINES), fc.array(fc.tuple(gaps, happenings), { maxLength: 12 }))
    .map(([begin, line, rest]): ClockEvent[] => {
      let now = begin;
      const filed = { type: 'filed' as const, serviceId: 'mail', priority: 3 as const, line, teamId: 'a' };
      return [
        { ...filed, at: instant(begin) },
        ...rest.map(([step, happening]): ClockEvent => ({ ...happening, at: instant((now += step)) })),
      ];
    });

/** What happens to a ticket from its filing on, in order. */
export const histories = historiesOf(ordinary, steps);
/** The same with everything that may happen, also several things at one moment. */
export const anyHistories = historiesOf(anything, fc.oneof(fc.constant(0), steps));

export function instant(ms: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms);
}

export function endOf(history: readonly ClockEvent[]): number {
  return (history.at(-1) as ClockEvent).at.epochMilliseconds;
}
