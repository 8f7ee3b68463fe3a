import fc from 'fast-check';
import { baselineDistribution, baselineFault, drawBaselines } from './baseline-distribution.js';
import { quantile } from './quantiles.js';
import { normalsFrom, seededRandom } from './random.js';

const Z95 = 1.6448536269514722;
/** In hundredths of an FTE. */
const fte = fc.integer({ min: 0, max: 4000 }).map((hundredths) => hundredths / 100);
const points = fc
  .tuple(fte, fte, fte)
  .map((three) => [...three].sort((a, b) => a - b))
  .map(([low = 0, likely = 0, high = 0]) => ({ low, likely, high }));

describe('baselineDistribution', () => {
  it('has exactly the stated 5 %, 50 % and 95 % points, is never negative and never falls', () => {
    fc.assert(
      fc.property(
        points,
        fc.double({ min: -6, max: 6, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (p, z, step) => {
          const at = baselineDistribution(p);
          expect(at(-Z95)).toBeCloseTo(p.low, 8);
          expect(at(0)).toBe(p.likely);
          expect(at(Z95)).toBeCloseTo(p.high, 8);
          expect(at(z)).toBeGreaterThanOrEqual(0);
          expect(at(z + step)).toBeGreaterThanOrEqual(at(z) * (1 - 1e-12));
        },
      ),
    );
  });

  it('is a fixed number when the three points agree', () => {
    const at = baselineDistribution({ low: 2.4, likely: 2.4, high: 2.4 });
    expect([-3, 0, 3].map(at)).toEqual([2.4, 2.4, 2.4]);
  });

  it('refuses points that are not a baseline', () => {
    expect(baselineFault({ low: 2, likely: 1, high: 3 })).toBe('out_of_order');
    expect(baselineFault({ low: -1, likely: 1, high: 3 })).toBe('negative');
    expect(baselineFault({ low: 1, likely: Number.NaN, high: 3 })).toBe('not_a_number');
    expect(baselineFault({ low: 0, likely: 0, high: 0 })).toBeNull();
    expect(() => baselineDistribution({ low: 2, likely: 1, high: 3 })).toThrow(RangeError);
  });
});

describe('drawBaselines', () => {
  const two = [
    { low: 1, likely: 2, high: 5 },
    { low: 0.4, likely: 0.5, high: 0.6 },
  ];

  it('reproduces the points of each agency', () => {
    const all = drawBaselines(two, { draws: 40_000, correlation: 0.5, random: seededRandom('points') });
    for (const [index, p] of two.entries()) {
      const sorted = (all[index] ?? new Float64Array()).sort();
      expect(quantile(sorted, 0.05) / p.low).toBeCloseTo(1, 1);
      expect(quantile(sorted, 0.5) / p.likely).toBeCloseTo(1, 1);
      expect(quantile(sorted, 0.95) / p.high).toBeCloseTo(1, 1);
    }
  });

  it.each([0, 0.5, 1])('correlates the scores of two agencies by %d', (correlation) => {
    const same = { low: Math.exp(-Z95), likely: 1, high: Math.exp(Z95) };
    const all = drawBaselines([same, same], { draws: 20_000, correlation, random: seededRandom(7) });
    const [x = new Float64Array(), y = new Float64Array()] = all.map((draws) => draws.map(Math.log));
    const product = x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0) / x.length;
    expect(product).toBeGreaterThan(correlation - 0.03);
    expect(product).toBeLessThan(correlation + 0.03);
  });

  it('gives the same draws for the same seed and others for another', () => {
    const draw = (seed: string) => drawBaselines(two, { draws: 5, correlation: 0.5, random: seededRandom(seed) });
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
  });

  it('refuses a correlation outside 0 and 1', () => {
    expect(() => drawBaselines(two, { draws: 1, correlation: 1.2, random: seededRandom(1) })).toThrow(RangeError);
  });
});

describe('seededRandom', () => {
  it('is even over [0, 1) and gives standard normals', () => {
    const random = seededRandom(2027);
    const bins = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i += 1) {
      const bin = Math.floor(random() * 10);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    for (const count of bins) expect(Math.abs(count - 10_000)).toBeLessThan(450);
    const normal = normalsFrom(random);
    const sample = Float64Array.from({ length: 50_000 }, normal).sort();
    expect(quantile(sample, 0.5)).toBeCloseTo(0, 1);
    expect(quantile(sample, 0.95)).toBeCloseTo(Z95, 1);
    expect(quantile(sample, 0.025)).toBeCloseTo(-1.96, 1);
  });
});
