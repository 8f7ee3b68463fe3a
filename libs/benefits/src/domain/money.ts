import { COST_KINDS, type CostKind, type Interval } from '@desk/contracts';
import type { Temporal } from 'temporal-polyfill';
import { kroner, oreOf } from './ore.js';
import { dayNumber, intersect, spanOf, yearShares, yearsIn, type DaySpan, type Period } from './period.js';
import { spanOfYear } from './plan.js';
import { mapInterval } from './quantiles.js';

/** NOK a year, as the efficiency programme counts an FTE. */
export const DEFAULT_COST_PER_FTE = 1_000_000;

/** One line of the ledger: what centralising cost on a day. */
export interface LedgerLine {
  readonly on: Temporal.PlainDate;
  readonly kind: CostKind;
  /** NOK; positive = spent, negative = a refund. */
  readonly amount: number;
}

/** What is expected of a year; NOK, net positive = saved. The last year stands for all years after it. */
export interface PlanLine {
  readonly year: number;
  readonly net: number;
  /** The same lines as the actual figures, where the plan has them: net = saved − transition − running. */
  readonly parts: { readonly saved: number; readonly transition: number; readonly running: number } | null;
}

/** The plan of measure FIN1, "Sentralisere førstelinje IKT-support". */
export const PROGRAMME_PLAN: readonly PlanLine[] = [
  { year: 2027, net: -5_000_000, parts: null },
  { year: 2028, net: 3_000_000, parts: null },
  { year: 2029, net: 7_500_000, parts: null },
  { year: 2030, net: 15_000_000, parts: null },
];

export interface MoneyInput {
  readonly period: Period;
  /** Expected − FTE now, as `measureGain` gives it, and the days over which it is an average. Null: no gain can be stated. */
  readonly gain: { readonly fteGain: Interval; readonly window: DaySpan } | null;
  readonly ledger: readonly LedgerLine[];
  /** What is expected of some days; or by lines of whole years, spread evenly over each. NOK. */
  readonly plan: readonly PlanLine[] | ((days: DaySpan) => number);
  readonly costPerFte?: number;
}

export interface Money {
  /** NOK in the period; positive = saved. */
  readonly grossSaving: Interval;
  readonly costs: readonly { readonly kind: CostKind; readonly amount: number }[];
  readonly net: Interval;
  /** The plan's share of the period. */
  readonly plan: number;
  readonly planByYear: readonly { readonly year: number; readonly amount: number }[];
  /** Net (likely) − plan. */
  readonly deviation: number;
  /** Below plan: an improvement action is asked for. */
  readonly belowPlan: boolean;
  /** The whole interval lies below the plan, so that the uncertainty of the baseline does not explain it. */
  readonly surelyBelowPlan: boolean;
  readonly costPerFte: number;
}

/** Net = FTE gain × cost of an FTE × length of the time it was held − what was spent in the period. */
export function measureMoney(input: MoneyInput): Money {
  const costPerFte = input.costPerFte ?? DEFAULT_COST_PER_FTE;
  const span = spanOf(input.period);
  const { gain } = input;
  const grossSaving: Interval =
    gain === null
      ? { low: 0, likely: 0, high: 0 }
      : mapInterval(gain.fteGain, (fte) => fte * costPerFte * yearsIn(gain.window));
  const costs = COST_KINDS.map((kind) => ({ kind, amount: spent(input.ledger, kind, span) }));
  const cost = costs.reduce((sum, { amount }) => sum + amount, 0);
  const net = mapInterval(grossSaving, (value) => value - cost);
  const { plan: expected } = input;
  const planByYear = yearShares(span).map(({ year, share }) => ({
    year,
    amount:
      typeof expected === 'function' ? expected(intersect(span, spanOfYear(year))) : share * plannedNet(expected, year),
  }));
  const plan = planByYear.reduce((sum, { amount }) => sum + amount, 0);
  return {
    grossSaving,
    costs,
    net,
    plan,
    planByYear,
    deviation: net.likely - plan,
    belowPlan: net.likely < plan,
    surelyBelowPlan: net.high < plan,
    costPerFte,
  };
}

/** Net NOK planned for a whole year: nothing before the first line, the last line for ever after. */
export function plannedNet(plan: readonly PlanLine[], year: number): number {
  return (
    plan.reduce((found: PlanLine | null, line) => {
      if (line.year > year) return found;
      return found === null || line.year > found.year ? line : found;
    }, null)?.net ?? 0
  );
}

function spent(ledger: readonly LedgerLine[], kind: CostKind, span: DaySpan): number {
  const ore = ledger
    .filter((line) => line.kind === kind && dayNumber(line.on) >= span.first && dayNumber(line.on) < span.end)
    .reduce((sum, line) => sum + oreOf(line.amount), 0);
  return kroner(ore);
}
