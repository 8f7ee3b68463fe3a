import fc from 'fast-check';
import { changeOf, isEnough, valueOf, verdictOf, type Week } from './effect.js';
import { normalsFrom, seededRandom } from './random.js';

const weeks = (part: number, whole: number, count = 8): Week[] =>
  Array.from({ length: count }, () => ({ part, whole }));

it('needs six weeks and a hundred tickets on a side', () => {
  expect(isEnough(weeks(1, 20))).toBe(true);
  expect(isEnough(weeks(1, 12))).toBe(false);
  expect(isEnough([...weeks(1, 100, 5), ...weeks(0, 0, 3)])).toBe(false);
  expect(valueOf(weeks(0, 0))).toBeNull();
  expect(
    valueOf([
      { part: 3, whole: 10 },
      { part: 9, whole: 20 },
    ]),
  ).toBe(0.4);
});

it('says what changed, and that it may be chance', () => {
  expect(changeOf(weeks(10, 20), weeks(12, 20))).toEqual({
    low: expect.closeTo(0.1, 9),
    likely: expect.closeTo(0.1, 9),
    high: expect.closeTo(0.1, 9),
  });
  expect(verdictOf('first_line_resolution', { low: 0.02, high: 0.1 })).toBe('better');
  expect(verdictOf('minutes_per_ticket', { low: 0.02, high: 0.1 })).toBe('worse');
  expect(verdictOf('hand_offs_per_100', { low: -3, high: -1 })).toBe('better');
  expect(verdictOf('fte', { low: -0.4, high: -0.4 })).toBe('worse');
  expect(verdictOf('minutes_per_ticket', { low: -0.4, high: 0.1 })).toBe('unclear');
});

it('gives an interval that holds the true change about as often as it says, weeks being unlike', () => {
  const random = seededRandom('weeks');
  const normal = normalsFrom(random);
  const side = (rate: number) =>
    weeks(0, 0).map(() => {
      const whole = 30 + Math.round(20 * random());
      return { whole, part: whole * rate * (1 + 0.15 * normal()) };
    });
  let held = 0;
  for (let run = 0; run < 1_000; run += 1) {
    const { low, high } = changeOf(side(10), side(9));
    if (low <= -1 && -1 <= high) held += 1;
  }
  expect(held).toBeGreaterThan(930);
  expect(held).toBeLessThan(990);
});

it('is finite for whatever weeks there are', () => {
  const week = fc.record({ part: fc.nat(500), whole: fc.nat(60) });
  fc.assert(
    fc.property(
      fc.array(week, { minLength: 8, maxLength: 8 }),
      fc.array(week, { minLength: 8, maxLength: 8 }),
      (a, b) => {
        if (!isEnough(a) || !isEnough(b)) return;
        const { low, likely, high } = changeOf(a, b);
        expect([low, likely, high].every(Number.isFinite) && low <= likely && likely <= high).toBe(true);
      },
    ),
  );
});
