import type { ActualFigures, PlanContent, PlanFigures } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import type { GainOptions } from './gain.js';
import { spanOf, type DaySpan } from './period.js';
import { actual, type ActualInput } from './plan-actual.js';
import { planned, type HandOver } from './plan.js';
import { periodOfQuarter, type Quarter } from './quarters.js';

export interface Deviation {
  /** What lies below plan by more than is tolerated. */
  readonly below: ('fte' | 'money')[];
  /** All of the interval lies there, so that the uncertainty of the baseline does not explain it. */
  readonly surely: boolean;
}

/** What was planned for some days, and what came of them. */
export interface Compared {
  readonly plan: PlanFigures;
  readonly came: ActualFigures;
}

/**
 * Whether a closed quarter is below plan by more than the tolerance. FTE, in each quarter, by so much of the planned FTE; no gain
 * counts as none. Money, at the end of a year, by so much of the planned saving: costs are planned by year and come in lumps, so
 * that a quarter's says nothing; and of a net sum a share says little, since it passes through nought. `year` null: it goes on.
 */
export function deviationOf(quarter: Compared, year: Compared | null, tolerancePercent: number): Deviation {
  const share = tolerancePercent / 100;
  const { fte } = quarter.came;
  const leastFte = quarter.plan.fte - share * Math.abs(quarter.plan.fte) - 1e-9;
  const isFteBelow = (fte?.likely ?? 0) < leastFte;
  const leastNet = year === null ? Number.NEGATIVE_INFINITY : year.plan.net - share * Math.abs(year.plan.saved);
  const isNetBelow = year !== null && year.came.net.likely < leastNet;
  return {
    below: [...(isFteBelow ? ['fte' as const] : []), ...(isNetBelow ? ['money' as const] : [])],
    surely: (isFteBelow && (fte?.high ?? 0) < leastFte) || (isNetBelow && year.came.net.high < leastNet),
  };
}

export interface QuarterInput extends Omit<ActualInput, 'startsOn' | 'costPerFte'> {
  readonly content: PlanContent;
  readonly handOvers: readonly HandOver[];
}

export interface ReviewedQuarter {
  readonly own: Compared;
  /** From the beginning of its year to its end. */
  readonly year: Compared;
  readonly deviation: Deviation;
}

/** A closed quarter beside the plan; null: nothing was expected of it. */
export function reviewQuarter(quarter: Quarter, input: QuarterInput, options: GainOptions): ReviewedQuarter | null {
  const { content, handOvers } = input;
  const { from, to } = periodOfQuarter(quarter);
  const compare = (days: DaySpan): Compared | null => {
    const plan = planned(content, handOvers, days);
    const startsOn = Temporal.PlainDate.from(content.startsOn);
    return plan && { plan, came: actual({ ...input, startsOn, costPerFte: content.costPerFte }, days, options) };
  };
  const one = compare(spanOf({ from, to }));
  const year = compare(spanOf({ from: from.with({ month: 1, day: 1 }), to }));
  if (one === null || year === null) return null;
  const isYearOver = to.month === 12;
  return { own: one, year, deviation: deviationOf(one, isYearOver ? year : null, content.tolerancePercent) };
}
