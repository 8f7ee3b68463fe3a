import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { scaleFor } from './scale.js';

/** Shares and sums of money, down to a thousandth. */
const value = fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => thousandths / 1000);
const values = fc.array(value, { minLength: 1, maxLength: 6 });

describe('the scale of an axis', () => {
  it('goes in round steps', () => {
    const { ticks, low, high } = scaleFor([-0.07, 0.31], 5);
    expect([low, high].map((end) => end.toFixed(1))).toEqual(['-0.1', '0.4']);
    expect(ticks.map((tick) => tick.toFixed(1))).toEqual(['-0.1', '0.0', '0.1', '0.2', '0.3', '0.4']);
  });

  it('holds every value and zero, and has few marks', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 10 }), (shown, mostSteps) => {
        const { at, ticks, low, high } = scaleFor(shown, mostSteps);
        for (const value of [0, ...shown]) {
          expect(at(value)).toBeGreaterThanOrEqual(-1e-9);
          expect(at(value)).toBeLessThanOrEqual(1 + 1e-9);
        }
        expect(ticks.some((tick) => tick === 0)).toBe(true);
        expect([ticks[0], ticks.at(-1)]).toEqual([low, high]);
        expect(ticks.length).toBeLessThanOrEqual(mostSteps + 2);
      }),
    );
  });
});
