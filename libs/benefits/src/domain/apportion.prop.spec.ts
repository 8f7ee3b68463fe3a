import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { apportion, type Share } from './apportion.js';

const shares = fc
  .uniqueArray(fc.tuple(fc.uuid(), fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })), {
    selector: ([key]) => key,
    maxLength: 60,
  })
  .map((pairs): Share[] => pairs.map(([key, numerator]) => ({ key, numerator })));
const denominators = fc.bigInt({ min: 1n, max: 10n ** 12n });
const sumOf = (values: Iterable<bigint>): bigint => [...values].reduce((so, value) => so + value, 0n);

describe('apportion', () => {
  it('adds up to the exact sum, rounded', () => {
    fc.assert(
      fc.property(shares, denominators, (given, denominator) => {
        const off = 2n * (sumOf(apportion(given, denominator).values()) * denominator - sumOf(numerators(given)));
        expect(-denominator < off && off <= denominator).toBe(true);
      }),
    );
  });

  it('adds up to a whole sum as it is: a pool that is shared by weights', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 7n }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(weights, fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (given, pool) => {
        const all = sumOf(given);
        fc.pre(all > 0n);
        const parts = given.map((weight, index) => ({ key: `${index}`, numerator: pool * weight }));
        expect(sumOf(apportion(parts, all).values())).toBe(pool);
      }),
    );
  });

  it('is less than one off for everybody, and exact where the share is whole', () => {
    fc.assert(
      fc.property(shares, denominators, (given, denominator) => {
        const whole = apportion(given, denominator);
        for (const { key, numerator } of given) {
          const off = (whole.get(key) ?? 0n) * denominator - numerator;
          expect(-denominator < off && off < denominator).toBe(true);
        }
      }),
    );
  });

  it('does not hang on the order', () => {
    const shuffled = shares.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(
      fc.property(shuffled, denominators, ([given, other], denominator) => {
        const [one, two] = [apportion(given, denominator), apportion(other, denominator)];
        for (const { key } of given) expect(two.get(key)).toBe(one.get(key));
      }),
    );
  });

  it('gives what is left to the largest remainders, and of equal ones to the first key', () => {
    const thirds = ['c', 'a', 'b'].map((key) => ({ key, numerator: 100n }));
    expect(Object.fromEntries(apportion(thirds, 3n))).toEqual({ a: 34n, b: 33n, c: 33n });
    const lost = ['c', 'a', 'b'].map((key) => ({ key, numerator: -100n }));
    expect(Object.fromEntries(apportion(lost, 3n))).toEqual({ a: -33n, b: -33n, c: -34n });
    expect(apportion([], 7n).size).toBe(0);
  });
});

const numerators = (given: readonly Share[]): bigint[] => given.map(({ numerator }) => numerator);
