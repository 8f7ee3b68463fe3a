import { CLOCK_TARGETS, LINES, PENDING_REASONS, PRIORITIES, type PromiseView } from '@desk/contracts';
import { clockTerms, DEFAULT_PAUSE_REASONS, foldClocks, settleClocks, type ClockEvent } from '@desk/sla';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { AS_LONG_AS_IT_TAKES, holds, QUESTIONS } from './cases.js';
import { calendarsAt, momentAt, place, type CalendarPair, type Place } from './given.js';
import { judge, type LifeEvent } from './judge-life.js';
import { told } from './told.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

const KEYS = ['a', 'b'] as const;
const SERVICES = ['mail', 'phone'] as const;

const length = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((quarters) => ({ seconds: quarters * 900, businessDays: null })),
  fc.integer({ min: 1, max: 40 * 3600 }).map((seconds) => ({ seconds, businessDays: null })),
  fc.integer({ min: 1, max: 4 }).map((businessDays) => ({ seconds: null, businessDays })),
);
/** A promise for every target and priority, and some for a service; now and then one is missing. */
const promises = fc
  .array(fc.tuple(length, fc.constantFrom(...KEYS), fc.nat(19)), {
    minLength: CLOCK_TARGETS.length * PRIORITIES.length * 2,
    maxLength: CLOCK_TARGETS.length * PRIORITIES.length * 2,
  })
  .map((rows) => {
    const places = [null, 'mail'].flatMap((serviceKey) =>
      CLOCK_TARGETS.flatMap((target) => PRIORITIES.map((priority) => ({ serviceKey, target, priority }))),
    );
    return places.flatMap(({ serviceKey, ...which }, index): PromiseView[] => {
      const [long, calendarKey, luck] = rows[index] ?? [];
      if (!long || !calendarKey || (serviceKey === null ? luck === 0 : (luck ?? 0) > 6)) return [];
      return [{ ...which, serviceKey, calendarKey, ...long }];
    });
  });

const happening = fc.oneof(
  fc.constantFrom('agent_messaged', 'taken', 'resumed', 'resolved', 'calendar_changed').map((type) => ({ type })),
  fc.record({ type: fc.constant('moved'), line: fc.constantFrom(...LINES), teamId: fc.constantFrom('x', 'y') }),
  fc.record({ type: fc.constant('pended'), reason: fc.constantFrom(...PENDING_REASONS) }),
  fc.record({
    type: fc.constant('retargeted'),
    serviceId: fc.constantFrom(...SERVICES),
    priority: fc.constantFrom(...PRIORITIES),
  }),
  fc.record({ type: fc.constant('reopened'), assigned: fc.boolean() }),
) as fc.Arbitrary<Omit<LifeEvent, 'at'>>;
/** At once, by quarters of an hour (so that closings and due times are met), and by any millisecond. */
const step = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 80 }).map((quarters) => quarters * 15 * MINUTE),
  fc.integer({ min: 1, max: 48 * HOUR }),
);

const lifeAt = (where: Place) =>
  fc
    .record({
      begin: momentAt(where, 4),
      line: fc.constantFrom(...LINES),
      priority: fc.constantFrom(...PRIORITIES),
      rest: fc.array(fc.tuple(step, happening), { maxLength: 12 }),
      cancelled: fc.nat(6),
      after: step,
    })
    .map(({ begin, line, priority, rest, cancelled, after }) => {
      let now = begin;
      const life = [
        { at: begin, type: 'filed', serviceId: 'mail', priority, line, teamId: 'x' } as LifeEvent,
        ...rest.map(([later, what]) => ({ at: (now += later), ...what }) as LifeEvent),
        ...(cancelled === 0 ? [{ at: now + HOUR, type: 'cancelled' } as LifeEvent] : []),
      ];
      return { life, until: (life.at(-1)?.at ?? now) + after };
    });

const given = place.chain((where) =>
  fc.record({
    calendars: fc.tuple(calendarsAt(where, 'a'), calendarsAt(where, 'b')),
    promises,
    warnPercents: fc.constantFrom([], [50], [75, 90]),
    lives: fc.array(lifeAt(where), { minLength: QUESTIONS, maxLength: QUESTIONS }),
  }),
);

const deskEvent = (event: LifeEvent): ClockEvent => ({ ...event, at: at(event.at) }) as ClockEvent;

describe('the clocks of a life, against the judge', () => {
  it(
    'are the same to the millisecond',
    () => {
      holds('lives', 0.005, given, ({ calendars, lives, promises: views, warnPercents }) => {
        const pairs = new Map<string, CalendarPair>(KEYS.map((key, index) => [key, calendars[index] as CalendarPair]));
        const terms = clockTerms(
          {
            id: 'any',
            validFrom: at(0),
            targets: views.map(({ serviceKey, calendarKey, ...promise }) => ({
              ...promise,
              serviceId: serviceKey,
              calendarId: calendarKey,
            })),
            pauseReasons: DEFAULT_PAUSE_REASONS,
            warnPercents,
          },
          new Map([...pairs].map(([key, { desk }]) => [key, desk])),
        );
        const judged = {
          promises: views,
          pauseReasons: DEFAULT_PAUSE_REASONS,
          warnPercents,
          calendars: new Map([...pairs].map(([key, pair]) => [key, pair.judge])),
        };
        for (const { life, until } of lives) {
          const folded = foldClocks(life.map(deskEvent), terms);
          if (!folded) throw new Error('a life begins with its filing');
          const settled = settleClocks(folded, at(until), terms);
          expect(settled.clocks.map((clock) => told(clock, until, terms))).toEqual(judge(life, until, judged));
        }
      });
    },
    AS_LONG_AS_IT_TAKES,
  );
});
