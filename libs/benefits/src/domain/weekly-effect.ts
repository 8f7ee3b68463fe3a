import type { SuggestionFigure, Interval, SuggestionEffect } from '@desk/contracts';

export const EFFECT_WEEKS = 8;
/** What is divided by, on either side. */
const LEAST_TICKETS = 30;
/** t of 14 degrees of freedom, two-sided 95 %. */
const T_95 = 2.145;

/** A week of tickets: the part that is told of, and the whole that it is divided by. */
export interface Week {
  readonly part: number;
  readonly whole: number;
}

type Measured = Pick<SuggestionEffect, 'standing' | 'before' | 'after' | 'difference'>;
const TOO_LITTLE: Measured = { standing: 'too_little', before: null, after: null, difference: null };

/**
 * Eight weeks beside eight. Means of the weeks, and the interval of their difference from the spread of the weeks on either
 * side: mean after − mean before ± 2.145 · √(s²before/8 + s²after/8). Too little: fewer than 30 tickets on a side, or a week of
 * a share with none to divide by.
 */
export function weeklyEffect(
  figure: Exclude<SuggestionFigure, 'minutes_per_ticket'>,
  before: readonly Week[],
  after: readonly Week[],
): Measured {
  const values = (weeks: readonly Week[]) =>
    weeks.map(({ part, whole }) => (figure === 'tickets_per_week' ? part : part / whole));
  const enough = (weeks: readonly Week[]) =>
    weeks.length === EFFECT_WEEKS &&
    sum(weeks.map(({ part, whole }) => (figure === 'tickets_per_week' ? part : whole))) >= LEAST_TICKETS &&
    (figure === 'tickets_per_week' || weeks.every(({ whole }) => whole > 0));
  if (!enough(before) || !enough(after)) return TOO_LITTLE;
  const [then, now] = [values(before), values(after)];
  const likely = mean(now) - mean(then);
  const half = T_95 * Math.sqrt(variance(then) / then.length + variance(now) / now.length);
  const difference: Interval = { low: likely - half, likely, high: likely + half };
  return { standing: 'measured', before: mean(then), after: mean(now), difference };
}

/** Minutes of work ÷ resolved tickets; without weeks, since those of so few agents are not shown one by one. */
export function minutesEffect(
  before: { readonly seconds: number | null; readonly tickets: number },
  after: { readonly seconds: number | null; readonly tickets: number },
): Measured {
  const { seconds: then } = before;
  const { seconds: now } = after;
  if (then === null || now === null || before.tickets < LEAST_TICKETS || after.tickets < LEAST_TICKETS)
    return TOO_LITTLE;
  return {
    standing: 'measured',
    before: tenths(then / 60 / before.tickets),
    after: tenths(now / 60 / after.tickets),
    difference: null,
  };
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
const sum = (values: readonly number[]): number => values.reduce((so, value) => so + value, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
const variance = (values: readonly number[]): number =>
  sum(values.map((value) => (value - mean(values)) ** 2)) / (values.length - 1);
