import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { agree, AS_LONG_AS_IT_TAKES, holds, MANY_QUESTIONS } from './cases.js';
import { calendarsAt, duration, momentAt, place } from './given.js';

/** What must hold of any calendar, whoever counts; the bulk of the cases, since nobody has to count minutes for it. */
describe('working time', () => {
  it(
    'adds up: split, due, counted back, and in two steps as in one',
    () => {
      const given = place.chain((where) =>
        fc.record({
          pair: calendarsAt(where),
          questions: fc.array(fc.tuple(momentAt(where, 8), momentAt(where, 8), duration, duration), {
            minLength: MANY_QUESTIONS,
            maxLength: MANY_QUESTIONS,
          }),
        }),
      );
      holds(
        'algebra',
        0.88,
        given,
        ({ pair: { desk }, questions }) => {
          for (const [a, b, first, second] of questions) {
            const [from, to] = a < b ? [a, b] : [b, a];
            const middle = from + Math.floor((to - from) / 3);
            agree(desk.between(from, middle) + desk.between(middle, to), desk.between(from, to));
            const due = desk.add(from, first);
            agree(desk.between(from, due), first);
            agree(desk.between(from, due - 1), first - 1);
            agree(desk.add(due, second), desk.add(from, first + second));
            if (desk.add(to, first) < due) expect({ from, to, first }).toBe('due no earlier for the later start');
            const latest = desk.subtract(due, first);
            agree(desk.between(latest, due), first);
            if (latest < from) expect({ from, first, latest }).toBe('counted back to the last start, not before it');
          }
        },
        MANY_QUESTIONS,
      );
    },
    AS_LONG_AS_IT_TAKES,
  );
});
