import {
  addWorkingDays,
  addWorkingTime,
  isOpen,
  nextClosing,
  nextOpening,
  subtractWorkingTime,
  workingTimeBetween,
} from '@desk/agencies';
import { expect, it, describe } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { AS_LONG_AS_IT_TAKES, holds, QUESTIONS } from './cases.js';
import { calendarsAt, duration, momentAt, place, type CalendarPair, type Place } from './given.js';

const at = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);
const ms = (instant: Temporal.Instant): number => instant.epochMilliseconds;

/** As `expect`, which takes longer than the calendars. */
function agree(desk: unknown, judge: unknown): void {
  if (desk !== judge) expect(desk).toBe(judge);
}

/** A calendar, and as many questions about it. */
const asked = <T>(question: (where: Place) => fc.Arbitrary<T>): fc.Arbitrary<{ pair: CalendarPair; questions: T[] }> =>
  place.chain((where) =>
    fc.record({
      pair: calendarsAt(where),
      questions: fc.array(question(where), { minLength: QUESTIONS, maxLength: QUESTIONS }),
    }),
  );

describe('working time, against the judge', () => {
  it(
    'is measured as by counting minutes, and splitting an interval changes nothing',
    () => {
      const points = (where: Place) => fc.tuple(momentAt(where, 8), momentAt(where, 8), momentAt(where, 8));
      holds('measuring', 0.4, asked(points), ({ pair: { desk, judge }, questions }) => {
        for (const three of questions) {
          const [a, b, c] = three.sort((x, y) => x - y) as [number, number, number];
          const whole = workingTimeBetween(desk, at(a), at(c));
          agree(whole, judge.worked(a, c));
          agree(workingTimeBetween(desk, at(a), at(b)) + workingTimeBetween(desk, at(b), at(c)), whole);
          agree(workingTimeBetween(desk, at(c), at(a)), 0);
        }
      });
    },
    AS_LONG_AS_IT_TAKES,
  );

  it(
    'is due where counting minutes reaches it, and measuring agrees',
    () => {
      const question = (where: Place) => fc.tuple(momentAt(where, 8), duration);
      holds('adding', 0.4, asked(question), ({ pair: { desk, judge }, questions }) => {
        for (const [from, amount] of questions) {
          const due = addWorkingTime(desk, at(from), amount);
          agree(ms(due), judge.reach(from, amount));
          agree(workingTimeBetween(desk, at(from), due), amount);
          agree(workingTimeBetween(desk, at(from), at(ms(due) - 1)), amount - 1);
        }
      });
    },
    AS_LONG_AS_IT_TAKES,
  );

  it(
    'is counted back as by minutes',
    () => {
      const question = (where: Place) => fc.tuple(momentAt(where, 8), fc.oneof(duration, fc.constant(0)));
      holds('counting back', 0.08, asked(question), ({ pair: { desk, judge }, questions }) => {
        for (const [end, amount] of questions) {
          agree(ms(subtractWorkingTime(desk, at(end), amount)), judge.back(end, amount));
        }
      });
    },
    AS_LONG_AS_IT_TAKES,
  );

  it(
    'opens and closes when the clock on the wall says so',
    () => {
      const question = (where: Place) => momentAt(where, 8);
      holds('opening', 0.08, asked(question), ({ pair: { desk, judge }, questions }) => {
        for (const from of questions) {
          const opening = judge.nextOpening(from);
          agree(isOpen(desk, at(from)), judge.openAt(from));
          agree(ms(nextOpening(desk, at(from))), opening);
          const closing = judge.closingAfter(opening, 40);
          if (closing !== null) agree(ms(nextClosing(desk, at(from))), closing);
        }
      });
    },
    AS_LONG_AS_IT_TAKES,
  );

  it(
    'in whole days keeps the time of day',
    () => {
      const question = (where: Place) => fc.tuple(momentAt(where, 8), fc.integer({ min: 0, max: 6 }));
      holds('working days', 0.05, asked(question), ({ pair: { desk, judge }, questions }) => {
        for (const [from, days] of questions) {
          agree(ms(addWorkingDays(desk, at(from), days)), judge.addDays(from, days));
        }
      });
    },
    AS_LONG_AS_IT_TAKES,
  );
});
