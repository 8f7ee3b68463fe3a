import type { Interval } from '@desk/contracts';

/** The share of runs in which a stated interval of the gain holds the truth. */
export const GAIN_LEVEL = 0.95;
/** Baselines are stated by their 5 % and 95 % points. */
export const BASELINE_LEVEL = 0.9;

/** Linear interpolation between order statistics (Hyndman and Fan's type 7). `sorted` ascending and not empty. */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}

/** The central interval of the draws that holds the share `level`; the estimate is the median of the same draws. */
export function intervalOf(draws: Float64Array, level: number): Interval {
  const sorted = draws.slice().sort();
  return {
    low: quantile(sorted, (1 - level) / 2),
    likely: quantile(sorted, 0.5),
    high: quantile(sorted, (1 + level) / 2),
  };
}

export function mapInterval(interval: Interval, f: (value: number) => number): Interval {
  const [low, high] = [f(interval.low), f(interval.high)];
  return { low: Math.min(low, high), likely: f(interval.likely), high: Math.max(low, high) };
}

/** Φ⁻¹(0.975). */
const Z975 = 1.959963984540054;

/**
 * By how much a bootstrap interval of the mean of k alike has to be widened for 95 %: √(k ÷ (k − 1)) × t(0.975, k − 1) ÷ z(0.975),
 * with t by the Cornish–Fisher expansion (Abramowitz and Stegun 26.7.5), which is within 0.1 % from five on. Below that as for five.
 */
export function smallSampleFactor(k: number): number {
  const df = Math.max(5, k) - 1;
  const z = Z975;
  const t =
    z +
    (z ** 3 + z) / (4 * df) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * df ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * df ** 3);
  return (Math.sqrt((df + 1) / df) * t) / z;
}
