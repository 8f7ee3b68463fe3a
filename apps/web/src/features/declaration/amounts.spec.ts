import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amountOf, lengthOf, readNumber, UNITS, writeNumber } from './amounts.js';

const OFFICE = 8.5 * 3600;
const time = (seconds: number) => ({ seconds, businessDays: null });

describe('an amount', () => {
  it('is said in the unit in which one says it', () => {
    expect(amountOf(time(900), OFFICE)).toEqual({ value: 15, unit: 'minutes' });
    expect(amountOf(time(7200), OFFICE)).toEqual({ value: 2, unit: 'hours' });
    expect(amountOf(time(5400), OFFICE)).toEqual({ value: 1.5, unit: 'hours' });
    expect(amountOf(time(6000), OFFICE)).toEqual({ value: 100, unit: 'minutes' });
    expect(amountOf(time(1.5 * OFFICE), OFFICE)).toEqual({ value: 1.5, unit: 'days' });
    expect(amountOf(time(1.5 * OFFICE), null)).toEqual({ value: 765, unit: 'minutes' });
    expect(amountOf({ seconds: null, businessDays: 3 }, OFFICE)).toEqual({ value: 3, unit: 'businessDays' });
    expect(amountOf({ seconds: null, businessDays: null }, OFFICE)).toBeNull();
  });

  it('of any length says that length', () => {
    const day = fc.constantFrom(null, OFFICE, 86_400, 4 * 3600);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 63_000_000 }), day, (seconds, day) => {
        const amount = amountOf(time(seconds), day);
        expect(amount && lengthOf(amount, day)).toEqual(time(seconds));
      }),
    );
  });

  it('can be typed: a number is read as it was written', () => {
    expect([' 1,5 ', '10 000', '2.25', '-3'].map(readNumber)).toEqual([1.5, 10_000, 2.25, -3]);
    expect(['', 'to', '1,2,3', '1e9', 'NaN', '--1', '1.'].map(readNumber)).toEqual(Array(7).fill(null));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), fc.constantFrom(...UNITS), (hundredths, unit) => {
        const value = hundredths / 100;
        expect(readNumber(writeNumber(value))).toBe(value);
        expect(lengthOf({ value, unit }, OFFICE)).toEqual(
          lengthOf({ value: readNumber(writeNumber(value))!, unit }, OFFICE),
        );
      }),
    );
  });
});
