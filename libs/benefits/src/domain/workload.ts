import type { Interval } from '@desk/contracts';
import { spanOf, yearsIn, type Period } from './period.js';
import { GAIN_LEVEL, intervalOf, mapInterval, smallSampleFactor } from './quantiles.js';
import type { Random } from './random.js';

/** What one agent did for one agency on one day. */
export interface WorkCell {
  readonly agentId: string;
  readonly agencyId: string;
  /** City date, `2027-03-01`. */
  readonly day: string;
  /** Handling time measured in work sessions. */
  readonly seconds: number;
  /** Everything done on tickets, measured or not. */
  readonly touches: number;
  /** Those of the touches that fell into a work session. */
  readonly captured: number;
  /** Of `seconds`, those that count only because of a correction. */
  readonly stated: number;
  /** Seconds that were measured and, by a correction, do not count. */
  readonly removed: number;
}

export interface WorkloadOptions {
  readonly random: Random;
  readonly draws?: number;
  /** Working hours of one FTE in a year. */
  readonly hoursPerYear?: number;
  /** Share of the working hours that is spent on tickets at a sound load. */
  readonly utilisation?: number;
  readonly sensitivityTo?: readonly number[];
  /** Of the days with work in the period, the share whose work the cells hold, 0–1; only these have hours. */
  readonly daysShown?: number;
}

export const DEFAULT_HOURS_PER_YEAR = 1_695;
export const DEFAULT_UTILISATION = 0.7;
export const DEFAULT_SENSITIVITY = [0.6, 0.7, 0.8] as const;
/** With fewer the page says "for få data". */
export const LEAST_AGENTS = 20;
export const LEAST_DAYS = 40;
/** A year of a large city has some 400,000 cells; fewer draws then keep the page within a moment. */
const MOST_STEPS = 40_000_000;
const drawsFor = (cells: number): number => Math.round(Math.min(1_000, Math.max(200, MOST_STEPS / Math.max(1, cells))));

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
 * Workload in FTE = handling hours ÷ share of touches captured ÷ (working hours of an FTE in the period × utilisation).
 * The interval comes from resampling agents and agency-days, each with replacement, a cell weighing by the product of how
 * often its agent and its agency-day were drawn (the pigeonhole bootstrap, Owen 2007): tickets of one agent, or of one
 * agency on one day, are not independent.
 */
export function measureWorkload(cells: readonly WorkCell[], period: Period, options: WorkloadOptions): WorkloadResult {
  const hoursPerYear = options.hoursPerYear ?? DEFAULT_HOURS_PER_YEAR;
  const utilisation = options.utilisation ?? DEFAULT_UTILISATION;
  const agents = numbered(cells, (cell) => cell.agentId);
  const agencyDays = numbered(cells, (cell) => `${cell.agencyId} ${cell.day}`);
  const days = new Set(cells.map((cell) => cell.day)).size;
  const seconds = sum(cells, (cell) => cell.seconds);
  const touches = sum(cells, (cell) => cell.touches);
  const captured = sum(cells, (cell) => cell.captured);
  const removed = sum(cells, (cell) => cell.removed);
  const measured: Measured = {
    agents: agents.count,
    days,
    handlingHours: seconds / 3600,
    captureShare: touches > 0 ? captured / touches : null,
    correctedShare: seconds + removed > 0 ? (sum(cells, (cell) => cell.stated) + removed) / (seconds + removed) : null,
    hoursPerYear,
    utilisation,
  };
  if (agents.count < LEAST_AGENTS || days < LEAST_DAYS || captured === 0) {
    return { status: 'insufficient_data', ...measured };
  }

  const hoursPerFte = yearsIn(spanOf(period)) * (options.daysShown ?? 1) * hoursPerYear * utilisation;
  const agencies = numbered(cells, (cell) => cell.agencyId);
  const hours = resampleHours(cells, agents, agencyDays, agencies, {
    random: options.random,
    draws: options.draws ?? drawsFor(cells.length),
  });
  const factor = smallSampleFactor(effectiveAgents(cells, agents));
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
    agencies: agencyWork(cells, agencies, hours, factor),
  };
}

/** 1 − workload ÷ expected baseline, both uncertain: draw by draw, independently of each other. 95 % interval. */
export function workloadGain(workload: Workload, expectedBaselineDraws: Float64Array): Interval {
  const draws = expectedBaselineDraws.map(
    (baseline, index) => 1 - (workload.draws[index % workload.draws.length] ?? Number.NaN) / baseline,
  );
  return intervalOf(draws, GAIN_LEVEL);
}

interface Draws {
  readonly random: Random;
  readonly draws: number;
}

interface Numbered {
  readonly count: number;
  readonly of: Uint32Array;
}

/**
 * Hours of all that was touched, per draw: touches of the drawn agency-days × seconds of the drawn agents on the drawn days,
 * for each of their captured touches. How much comes is a matter of agencies and days; an agent who is drawn twice does not
 * bring tickets, but lends them a pace. Cells stand by agent and agency, so that agents who were not
 * drawn are passed over whole, and sums are kept where the processor has them at hand.
 */
function resampleHours(
  cells: readonly WorkCell[],
  agents: Numbered,
  agencyDays: Numbered,
  agencies: Numbered,
  options: Draws,
): Hours {
  const rankOf = (index: number): number => (agents.of[index] ?? 0) * agencies.count + (agencies.of[index] ?? 0);
  const order = agents.of.map((_, index) => index).sort((a, b) => rankOf(a) - rankOf(b));
  const ends = new Uint32Array(agents.count);
  const dayOf = new Uint32Array(cells.length);
  const measured = new Float64Array(cells.length * 2);
  const touchesOf = new Float64Array(agencyDays.count);
  const agencyOf = new Uint16Array(agencyDays.count);
  for (const [place, index] of order.entries()) {
    const cell = cells[index];
    if (cell === undefined) continue;
    const day = agencyDays.of[index] ?? 0;
    ends[agents.of[index] ?? 0] = place + 1;
    dayOf[place] = day;
    agencyOf[day] = agencies.of[index] ?? 0;
    measured[place * 2] = cell.seconds;
    measured[place * 2 + 1] = cell.captured;
    touchesOf[day] = (touchesOf[day] as number) + cell.touches;
  }
  const agentTimes = new Float64Array(agents.count);
  const dayTimes = new Float64Array(agencyDays.count);
  const [touches, seconds, captured] = [0, 1, 2].map(() => new Float64Array(agencies.count)) as Sums;
  const all = new Float64Array(options.draws);
  const byAgency = Array.from({ length: agencies.count }, () => new Float64Array(options.draws));
  let draw = 0;
  while (draw < all.length) {
    resample(agentTimes, options.random);
    resample(dayTimes, options.random);
    for (const sums of [touches, seconds, captured]) sums.fill(0);
    for (let day = 0; day < dayTimes.length; day += 1) {
      const agency = agencyOf[day] as number;
      touches[agency] = (touches[agency] as number) + (dayTimes[day] as number) * (touchesOf[day] as number);
    }
    let place = 0;
    for (let agent = 0; agent < agents.count; agent += 1) {
      const end = ends[agent] as number;
      const agentWeight = agentTimes[agent] as number;
      if (agentWeight === 0) place = end;
      while (place < end) {
        const agency = agencyOf[dayOf[place] as number] as number;
        let [sum, known] = [0, 0];
        for (; place < end && agencyOf[dayOf[place] as number] === agency; place += 1) {
          const weight = dayTimes[dayOf[place] as number] as number;
          sum += weight * (measured[place * 2] as number);
          known += weight * (measured[place * 2 + 1] as number);
        }
        seconds[agency] = (seconds[agency] as number) + agentWeight * sum;
        captured[agency] = (captured[agency] as number) + agentWeight * known;
      }
    }
    const [allTouches, allSeconds, allCaptured] = [total(touches), total(seconds), total(captured)];
    // A draw in which nothing was captured has no share to divide by; with 20 agents and 40 days it all but never comes.
    if (allCaptured === 0) continue;
    all[draw] = ((allSeconds / 3600) * allTouches) / allCaptured;
    const paceOfAll = allSeconds / allCaptured;
    for (let agency = 0; agency < agencies.count; agency += 1) {
      const known = captured[agency] as number;
      const pace = known === 0 ? paceOfAll : (seconds[agency] as number) / known;
      (byAgency[agency] as Float64Array)[draw] = (pace * (touches[agency] as number)) / 3600;
    }
    draw += 1;
  }
  return { all, byAgency };
}

type Sums = [touches: Float64Array, seconds: Float64Array, captured: Float64Array];

/** Per draw. */
interface Hours {
  readonly all: Float64Array;
  readonly byAgency: readonly Float64Array[];
}

/** The shares add up to one in every draw before they are widened. */
function agencyWork(cells: readonly WorkCell[], agencies: Numbered, hours: Hours, factor: number): AgencyWork[] {
  const ids = new Array<string>(agencies.count).fill('');
  for (const [index, { agencyId }] of cells.entries()) ids[agencies.of[index] ?? 0] = agencyId;
  const sums = hours.all.map((_, draw) => hours.byAgency.reduce((sum, one) => sum + (one[draw] as number), 0));
  return ids.map((agencyId, agency) => {
    const shares = (hours.byAgency[agency] as Float64Array).map((one, draw) => one / (sums[draw] as number));
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
function effectiveAgents(cells: readonly WorkCell[], agents: Numbered): number {
  const captured = new Float64Array(agents.count);
  for (const [index, cell] of cells.entries()) {
    const agent = agents.of[index] ?? 0;
    captured[agent] = (captured[agent] as number) + cell.captured;
  }
  const all = captured.reduce((total, one) => total + one, 0);
  return 1 / captured.reduce((total, one) => total + (one / all) ** 2, 0);
}

function resample(times: Float64Array, random: Random): void {
  times.fill(0);
  for (let i = 0; i < times.length; i += 1) {
    const picked = Math.floor(random() * times.length);
    times[picked] = (times[picked] ?? 0) + 1;
  }
}

function numbered(cells: readonly WorkCell[], key: (cell: WorkCell) => string): Numbered {
  const numbers = new Map<string, number>();
  const of = new Uint32Array(cells.length);
  for (const [index, cell] of cells.entries()) {
    const name = key(cell);
    let number = numbers.get(name);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(name, number);
    }
    of[index] = number;
  }
  return { count: numbers.size, of };
}

const total = (sums: Float64Array): number => sums.reduce((all, one) => all + one, 0);

function sum(cells: readonly WorkCell[], value: (cell: WorkCell) => number): number {
  return cells.reduce((total, cell) => total + value(cell), 0);
}
