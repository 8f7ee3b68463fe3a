import type { ActionFigure, Interval } from '@desk/contracts';
import { smallSampleFactor } from './quantiles.js';

export const EFFECT_WEEKS = 8;
export const EFFECT_DAYS = EFFECT_WEEKS * 7;
/** With fewer tickets or weeks on a side it says that there are too few. */
export const LEAST_TICKETS = 100;
export const LEAST_EFFECT_WEEKS = 6;

/** A figure of one week as part ÷ whole: minutes ÷ tickets, tickets solved by first line ÷ those that could be. */
export interface Week {
  readonly part: number;
  readonly whole: number;
}

interface Ratio {
  readonly value: number;
  readonly variance: number;
}

/** Σ part ÷ Σ whole, and how unsure it is by how the weeks differ (the ratio estimator, linearised; Cochran 1977, 6.4). */
function ratioOf(weeks: readonly Week[]): Ratio {
  const n = weeks.length;
  const whole = weeks.reduce((sum, week) => sum + week.whole, 0);
  const value = weeks.reduce((sum, week) => sum + week.part, 0) / whole;
  const residuals = weeks.reduce((sum, week) => sum + (week.part - value * week.whole) ** 2, 0);
  return { value, variance: ((n / (n - 1)) * residuals) / whole ** 2 };
}

export function isEnough(weeks: readonly Week[]): boolean {
  const used = weeks.filter(({ whole }) => whole > 0);
  return used.length >= LEAST_EFFECT_WEEKS && used.reduce((sum, { whole }) => sum + whole, 0) >= LEAST_TICKETS;
}

export function valueOf(weeks: readonly Week[]): number | null {
  const used = weeks.filter(({ whole }) => whole > 0);
  return used.length === 0 ? null : ratioOf(used).value;
}

/** Φ⁻¹(0.975) */
const Z975 = 1.959963984540054;

/** After − before with its 95 % interval. Both sides must be enough. */
export function changeOf(before: readonly Week[], after: readonly Week[]): Interval {
  const [a, b] = [before, after].map((weeks) => weeks.filter(({ whole }) => whole > 0)) as [Week[], Week[]];
  const [then, now] = [ratioOf(a), ratioOf(b)];
  const likely = now.value - then.value;
  // The widening of a bootstrap holds √(k ÷ (k − 1)) as well, which the variances above have already: a little to the wide side.
  const half = Z975 * smallSampleFactor(Math.min(a.length, b.length)) * Math.sqrt(then.variance + now.variance);
  return { low: likely - half, likely, high: likely + half };
}

/** More of these is worse. */
const LESS_IS_BETTER: readonly ActionFigure[] = ['minutes_per_ticket', 'hand_offs_per_100'];

/** An interval on both sides of nought may be chance. */
export function verdictOf(
  figure: ActionFigure,
  { low, high }: Pick<Interval, 'low' | 'high'>,
): 'better' | 'worse' | 'unclear' {
  if (low <= 0 && high >= 0) return 'unclear';
  return low > 0 === LESS_IS_BETTER.includes(figure) ? 'worse' : 'better';
}
