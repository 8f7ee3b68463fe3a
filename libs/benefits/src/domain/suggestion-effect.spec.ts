import { describe, expect, it } from '@jest/globals';
import { smallSampleFactor } from './quantiles.js';
import { minutesEffect, weeklyEffect } from './suggestion-effect.js';

const weeks = (...parts: readonly number[]) => parts.map((part) => ({ part, whole: 10 }));
const steady = weeks(5, 7, 5, 7, 5, 7, 5, 7);

describe('the effect of what was done', () => {
  it('is the difference of two means of eight weeks, with the interval of few', () => {
    const effect = weeklyEffect('tickets_per_week', steady, weeks(3, 5, 3, 5, 3, 5, 3, 5));
    // s² = 8/7 on either side.
    const half = 1.959963984540054 * smallSampleFactor(8) * Math.sqrt(2 * (8 / 7 / 8));
    expect(effect).toMatchObject({ standing: 'measured', before: 6, after: 4 });
    expect(effect.difference?.low).toBeCloseTo(-2 - half, 12);
    expect(effect.difference?.high).toBeCloseTo(-2 + half, 12);
  });

  it('is a share of each week where it is one', () => {
    const effect = weeklyEffect('first_line_resolution', steady, weeks(9, 9, 9, 9, 9, 9, 9, 9));
    expect(effect).toMatchObject({
      standing: 'measured',
      before: expect.closeTo(0.6, 12),
      after: expect.closeTo(0.9, 12),
    });
  });

  it('says when there is too little, and never divides by nothing', () => {
    const none = steady.map(() => ({ part: 0, whole: 0 }));
    for (const [before, after] of [
      [steady, none],
      [none, steady],
      [steady, steady.slice(1)],
      [[...steady.slice(1), { part: 0, whole: 0 }], steady],
    ] as const) {
      expect(weeklyEffect('first_line_resolution', before, after).standing).toBe('too_little');
    }
    expect(weeklyEffect('tickets_per_week', none, steady).standing).toBe('too_little');
    const enough = { seconds: 36_000, tickets: 40 };
    expect(minutesEffect({ seconds: null, tickets: 40 }, enough).standing).toBe('too_little');
    expect(minutesEffect(enough, { seconds: 36_000, tickets: 29 }).standing).toBe('too_little');
    expect(minutesEffect(enough, { seconds: 32_300, tickets: 40 })).toMatchObject({ before: 15, after: 13.5 });
  });
});
