import type { Interval } from '@desk/contracts';
import { spanOf, yearsIn, type Period } from './period.js';
import { GAIN_LEVEL, intervalOf, mapInterval, smallSampleFactor } from './quantiles.js';
import { DRAWS, sumOf, type DrawnSums, type WorkDraws } from './work-draws.js';

export interface WorkloadOptions {
  /** Working hours of one FTE in a year. */
  readonly hoursPerYear?: number;
  /** Share of the working hours that is spent on tickets at a sound load. */
  readonly utilisation?: number;
  readonly sensitivityTo?: readonly number[];
  /** Of the days with work in the period, the share whose work the sums hold, 0–1; only these have hours. */
  readonly daysShown?: number;
}

export const DEFAULT_HOURS_PER_YEAR = 1_695;
export const DEFAULT_UTILISATION = 0.7;
export const DEFAULT_SENSITIVITY = [0.6, 0.7, 0.8] as const;
/** With fewer the page says "for få data". */
export const LEAST_AGENTS = 20;
export const LEAST_DAYS = 40;

interface Measured {
  readonly agents: number;
  readonly days: number;
  readonly handlingHours: number;
  /** Null when nothing was touched. */
  readonly captureShare: number | null;
  /** Null when there is no time. */
  readonly correctedShare: number | null;
  readonly hoursPerYear: number;
  readonly utilisation: number;
}

export interface Workload extends Measured {
  readonly status: 'ok';
  /** FTE that the measured work would fill, 95 % interval. */
  readonly fte: Interval;
  readonly sensitivity: readonly { readonly utilisation: number; readonly fte: Interval }[];
  /** FTE per draw. */
  readonly draws: Float64Array;
  readonly agencies: readonly AgencyWork[];
}

/** An agency's part in the measured work. */
export interface AgencyWork {
  readonly agencyId: string;
  /** Its share of all the work, 0–1, per draw. */
  readonly shares: Float64Array;
}

export type WorkloadResult = Workload | (Measured & { readonly status: 'insufficient_data' });

/**
 * Workload in FTE = handling hours ÷ share of touches captured ÷ (working hours of an FTE in the period × utilisation). The
 * interval comes from the draws (`drawWork`).
 */
export function measureWorkload(work: WorkDraws, period: Period, options: WorkloadOptions = {}): WorkloadResult {
  const hoursPerYear = options.hoursPerYear ?? DEFAULT_HOURS_PER_YEAR;
  const utilisation = options.utilisation ?? DEFAULT_UTILISATION;
  const captured = [...work.captured.values()].reduce((sum, touches) => sum + touches, 0);
  const { seconds, touches, stated, removed } = work;
  const measured: Measured = {
    agents: work.captured.size,
    days: work.days,
    handlingHours: seconds / 3600,
    captureShare: touches > 0 ? captured / touches : null,
    correctedShare: seconds + removed > 0 ? (stated + removed) / (seconds + removed) : null,
    hoursPerYear,
    utilisation,
  };
  if (measured.agents < LEAST_AGENTS || measured.days < LEAST_DAYS || captured === 0) {
    return { status: 'insufficient_data', ...measured };
  }
  const hoursPerFte = yearsIn(spanOf(period)) * (options.daysShown ?? 1) * hoursPerYear * utilisation;
  const hours = hoursDrawn(work);
  const factor = smallSampleFactor(effectiveAgents(work));
  const draws = widen(hours.all, factor).map((value) => value / hoursPerFte);
  const fte = intervalOf(draws, GAIN_LEVEL);
  return {
    status: 'ok',
    ...measured,
    fte,
    sensitivity: (options.sensitivityTo ?? DEFAULT_SENSITIVITY).map((other) => ({
      utilisation: other,
      fte: mapInterval(fte, (value) => value * (utilisation / other)),
    })),
    draws,
    agencies: agencyWork(hours, factor),
  };
}

/** 1 − workload ÷ expected baseline, both uncertain: draw by draw, independently of each other. 95 % interval. */
export function workloadGain(workload: Workload, expectedBaselineDraws: Float64Array): Interval {
  const draws = expectedBaselineDraws.map(
    (baseline, index) => 1 - (workload.draws[index % workload.draws.length] ?? Number.NaN) / baseline,
  );
  return intervalOf(draws, GAIN_LEVEL);
}

/** Per draw. */
interface Hours {
  readonly all: Float64Array;
  readonly byAgency: ReadonlyMap<string, Float64Array>;
}

/**
 * Hours of all that was touched: touches of the drawn agency-days × seconds of the drawn agents on the drawn days, for each of
 * their captured touches. How much comes is a matter of agencies and days; an agent who is drawn twice does not bring tickets,
 * but lends them a pace. There are as many agency-days in each draw as there were.
 */
function hoursDrawn({ byAgency, agencyDays }: WorkDraws): Hours {
  const all = sumOf(byAgency.values());
  // A draw in which nothing was captured has no share to divide by; with 20 agents and 40 days it all but never comes.
  const kept = Array.from({ length: DRAWS }, (_, draw) => draw).filter((draw) => (all.captured[draw] as number) > 0);
  const paceOf = ({ seconds, captured }: DrawnSums, draw: number): number | null =>
    captured[draw] === 0 ? null : (seconds[draw] as number) / (captured[draw] as number);
  const hours = (sums: DrawnSums): Float64Array =>
    Float64Array.from(kept, (draw) => {
      const pace = paceOf(sums, draw) ?? (paceOf(all, draw) as number);
      return ((pace * (sums.touches[draw] as number)) / 3600) * (agencyDays / (all.days[draw] as number));
    });
  return { all: hours(all), byAgency: new Map([...byAgency].map(([agencyId, sums]) => [agencyId, hours(sums)])) };
}

/** The shares add up to one in every draw before they are widened. */
function agencyWork({ all, byAgency }: Hours, factor: number): AgencyWork[] {
  const sums = all.map((_, draw) => [...byAgency.values()].reduce((sum, one) => sum + (one[draw] as number), 0));
  return [...byAgency].map(([agencyId, hours]) => {
    const shares = hours.map((one, draw) => one / (sums[draw] as number));
    const { likely } = intervalOf(shares, GAIN_LEVEL);
    return { agencyId, shares: shares.map((share) => Math.max(0, likely + factor * (share - likely))) };
  });
}

/**
 * Widens draws about their median, in the logarithm. Resampling so few agents finds too little of how they differ, by
 * (k − 1) ÷ k in the variance, and a normal interval of it holds too seldom; Student's has the width for k − 1 degrees of
 * freedom. k is how many agents there would be if all of them did as much.
 */
function widen(hours: Float64Array, factor: number): Float64Array {
  const median = intervalOf(hours, GAIN_LEVEL).likely;
  return hours.map((value) => median * Math.exp(factor * Math.log(value / median)));
}

/** 1 ÷ Σ share² of what was captured. */
function effectiveAgents({ captured }: WorkDraws): number {
  const each = [...captured.values()];
  const all = each.reduce((sum, touches) => sum + touches, 0);
  return 1 / each.reduce((sum, touches) => sum + (touches / all) ** 2, 0);
}
