import { GAIN_FACTORS } from '@desk/contracts';
import fc from 'fast-check';
import { decompose, workChanges, type FactorChange } from './decomposition.js';

const fte = fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 1e4, noNaN: true }));
const some = fc.double({ min: 1e-3, max: 1e4, noNaN: true });
/** What is divided by nothing, or nothing itself, comes too. */
const ratio = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: 0.05, max: 20, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, Number.POSITIVE_INFINITY, Number.NaN) },
);
const changes: fc.Arbitrary<FactorChange[]> = fc
  .subarray([...GAIN_FACTORS])
  .chain((factors) =>
    fc
      .tuple(...factors.map(() => ratio))
      .map((ratios) => factors.map((factor, index) => ({ factor, ratio: ratios[index] as number }))),
  );
const near = (value: number, scale: number) => Math.abs(value) <= 1e-9 * Math.max(1, scale);

describe('decompose', () => {
  it('adds up to the whole for any input, and says what could have no part', () => {
    fc.assert(
      fc.property(some, fte, changes, (then, now, of) => {
        const { parts, left } = decompose(then, now, of);
        const size = parts.reduce((sum, part) => sum + Math.abs(part.fte), 0);
        expect(near(parts.reduce((sum, part) => sum + part.fte, 0) - (then - now), size)).toBe(true);
        expect(parts.every((part) => Number.isFinite(part.fte))).toBe(true);
        expect([...parts.map(({ factor }) => factor), ...left].sort()).toEqual(
          [...of.map(({ factor }) => factor), 'rest'].sort(),
        );
      }),
    );
  });

  it('knows no order of the factors', () => {
    fc.assert(
      fc.property(
        some,
        fte,
        changes.chain((of) => fc.tuple(fc.constant(of), fc.shuffledSubarray(of, { minLength: of.length }))),
        (then, now, [one, other]) => {
          const partsOf = (of: FactorChange[]) =>
            new Map(decompose(then, now, of).parts.map((part) => [part.factor, part.fte]));
          const [a, b] = [partsOf(one), partsOf(other)];
          const size = [...a.values()].reduce((sum, value) => sum + Math.abs(value), 0);
          for (const [factor, value] of a) expect(near(value - (b.get(factor) ?? Number.NaN), size)).toBe(true);
        },
      ),
    );
  });

  it('gives a factor the sum of what the factors are given of which it is made', () => {
    const work = fc.record({
      minutesPerTicket: some,
      touchesPerTicket: fc.double({ min: 2, max: 20, noNaN: true }),
      handOffsPerTicket: fc.double({ min: 0, max: 1.5, noNaN: true }),
    });
    fc.assert(
      fc.property(some, fte, work, work, (then, now, before, after) => {
        const sum = (of: FactorChange[]) =>
          decompose(then, now, of).parts.reduce(
            (all, { factor, fte: part }) => (factor === 'rest' ? all : all + part),
            0,
          );
        const whole = sum(workChanges({ ...before, touchesPerTicket: null }, after));
        const size = then + now;
        expect(Math.abs(sum(workChanges({ ...before, handOffsPerTicket: null }, after)) - whole)).toBeLessThan(
          1e-8 * size,
        );
        expect(Math.abs(sum(workChanges(before, after)) - whole)).toBeLessThan(1e-8 * size);
      }),
    );
  });
});

describe('the parts of a gain', () => {
  it('are what one can count on paper', () => {
    // From 10 to 8 FTE: half the minutes for twice the tickets, and the rest was used better by a fifth.
    const { parts, left } = decompose(10, 8, [
      { factor: 'volume', ratio: 2 },
      { factor: 'minutes_per_ticket', ratio: 0.5 },
    ]);
    const weight = 2 / Math.log(10 / 8);
    expect(parts.map(({ factor }) => factor)).toEqual(['volume', 'minutes_per_ticket', 'rest']);
    expect(parts[0]?.fte).toBeCloseTo(-weight * Math.LN2, 10);
    expect(parts[1]?.fte).toBeCloseTo(weight * Math.LN2, 10);
    expect(parts[2]?.fte).toBeCloseTo(2, 10);
    expect(parts[2]?.ratio).toBeCloseTo(0.8, 10);
    expect(left).toEqual([]);
  });

  it('are only the rest where nothing is known, or nobody is left', () => {
    expect(decompose(10, 8, [])).toEqual({ parts: [{ factor: 'rest', fte: 2, ratio: 0.8 }], left: [] });
    expect(decompose(10, 0, [{ factor: 'volume', ratio: 0 }])).toEqual({
      parts: [{ factor: 'rest', fte: 10, ratio: null }],
      left: ['volume'],
    });
    expect(decompose(10, 10, [{ factor: 'volume', ratio: 1 }]).parts.map(({ fte }) => fte)).toEqual([0, 0]);
  });

  it('come as finely as both times were measured', () => {
    const now = { minutesPerTicket: 12, touchesPerTicket: 3, handOffsPerTicket: 0.5 };
    const factors = (then: Partial<typeof now>) =>
      workChanges({ minutesPerTicket: null, touchesPerTicket: null, handOffsPerTicket: null, ...then }, now).map(
        ({ factor, ratio: change }) => [factor, Math.round(change * 1000) / 1000],
      );
    expect(factors({})).toEqual([]);
    expect(factors({ touchesPerTicket: 4 })).toEqual([]);
    expect(factors({ minutesPerTicket: 16 })).toEqual([['minutes_per_ticket', 0.75]]);
    expect(factors({ minutesPerTicket: 16, touchesPerTicket: 4 })).toEqual([
      ['minutes_per_touch', 1],
      ['touches_per_ticket', 0.75],
    ]);
    expect(factors({ minutesPerTicket: 16, touchesPerTicket: 4, handOffsPerTicket: 1 })).toEqual([
      ['minutes_per_touch', 1],
      ['touches_per_ticket', 0.833],
      ['hand_offs', 0.9],
    ]);
  });
});
