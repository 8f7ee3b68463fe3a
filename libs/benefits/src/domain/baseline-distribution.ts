import type { Interval } from '@desk/contracts';
import { normalsFrom, type Random } from './random.js';

/** Correlation of the errors of two agencies' baselines: one survey, one method. */
export const DEFAULT_CORRELATION = 0.5;

/** Φ⁻¹(0.95): how many standard deviations the 5 % and 95 % points lie from the median. */
const Z95 = 1.6448536269514722;

/** The value of a baseline at a standard normal score; rises with the score. */
export type ScoreToFte = (z: number) => number;

/** Why three points cannot be a baseline, or null when they can. */
export function baselineFault({ low, likely, high }: Interval): 'not_a_number' | 'negative' | 'out_of_order' | null {
  if (![low, likely, high].every(Number.isFinite)) return 'not_a_number';
  if (low < 0) return 'negative';
  return low <= likely && likely <= high ? null : 'out_of_order';
}

/**
 * The distribution behind an agency's three points: two half normals glued at the median, in log space. It has exactly the
 * stated 5 %, 50 % and 95 % points, however skewed, is never negative, and is a fixed number when the points agree. A half
 * that starts at zero has no logarithm; it is a straight half normal cut off at zero instead, which keeps the points.
 */
export function baselineDistribution(points: Interval): ScoreToFte {
  const fault = baselineFault(points);
  if (fault !== null) throw new RangeError(`baseline ${fault}: ${points.low}, ${points.likely}, ${points.high}`);
  const { low, likely, high } = points;
  const below = half(likely, low);
  const above = half(likely, high);
  return (z) => (z < 0 ? below(-z) : above(z));
}

/** From the median at 0 to the outer point at Φ⁻¹(0.95). */
function half(median: number, outer: number): (distance: number) => number {
  if (median === outer) return () => median;
  if (median > 0 && outer > 0) {
    const perScore = Math.log(outer / median) / Z95;
    return (distance) => median * Math.exp(perScore * distance);
  }
  const perScore = (outer - median) / Z95;
  return (distance) => Math.max(0, median + perScore * distance);
}

/**
 * Draws of all baselines together, one row of `draws` numbers per baseline. One-factor Gaussian copula:
 * zᵢ = √ρ·z₀ + √(1−ρ)·eᵢ, so that any two agencies correlate by ρ and each keeps its own three points.
 */
export function drawBaselines(
  baselines: readonly Interval[],
  options: { readonly draws: number; readonly correlation: number; readonly random: Random },
): Float64Array[] {
  const { draws, correlation } = options;
  if (!(correlation >= 0 && correlation <= 1)) throw new RangeError(`correlation ${correlation} is not within 0 and 1`);
  const distributions = baselines.map(baselineDistribution);
  const normal = normalsFrom(options.random);
  const common = Math.sqrt(correlation);
  const own = Math.sqrt(1 - correlation);
  const rows = distributions.map((distribution) => ({ distribution, drawn: new Float64Array(draws) }));
  for (let draw = 0; draw < draws; draw += 1) {
    const shared = common * normal();
    for (const { distribution, drawn } of rows) drawn[draw] = distribution(shared + own * normal());
  }
  return rows.map(({ drawn }) => drawn);
}
