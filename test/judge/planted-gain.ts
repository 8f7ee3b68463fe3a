import { drawWork, measureGain, measureWorkload, seededRandom, workloadGain, type WorkCell } from '@desk/benefits';
import { foundShare, minutesOf, plantCity, survey, work, type Plan, type PlantedCity } from './planted-city.js';

/** The gains that are planted: a loss, none, and the ends and the middle of what is expected. */
export const TRUTHS = [-0.05, 0, 0.1, 0.15, 0.2] as const;
/** In so many of 1,000 runs a 95 % interval must hold the truth; the bounds lie three standard deviations from 950 or so. */
export const HELD = { least: 930, most: 985 } as const;
/** And may be so much wider than that of an oracle which knows the model, since an endless interval is no proof. */
export const WIDEST = 1.3;

export const MEASURES = ['positions', 'workloadGain', 'workloadFte'] as const;
/** The headline; the second measure; and that measure in FTE, in which the baseline has no part. */
export type Measure = (typeof MEASURES)[number];

export interface Judged {
  readonly measure: Measure;
  /** Of the planted gain: 0.1 = 10 %. */
  readonly truth: number;
  readonly runs: number;
  /** Runs whose interval holds the truth, and those in which it lies below or above the truth. */
  readonly held: number;
  readonly below: number;
  readonly above: number;
  /** Means over the runs, in the unit of the measure. */
  readonly width: number;
  readonly oracle: number;
  /** Median over the runs of estimate − truth. */
  readonly bias: number;
}

interface Interval {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** How far what is found may lie from what is: 2.5 % and 97.5 % points of found ÷ true. */
type Strays = Readonly<Record<Measure, readonly [low: number, high: number]>>;

/**
 * Runs of the whole measurement for each planted gain. Every run has its own survey, agents and tickets from its own seed;
 * what the city is stays the same.
 */
export function judgeGain(
  plan: Plan,
  runs: number,
  {
    measures = MEASURES,
    oracleWorks = 2_000,
  }: { readonly measures?: readonly Measure[]; readonly oracleWorks?: number } = {},
): Judged[] {
  const city = plantCity(plan, seededRandom(`city ${plan.name}`));
  const strays = oracle(city, measures.includes('workloadGain') ? oracleWorks : 0);
  return TRUTHS.flatMap((truth) => {
    const found = new Map<Measure, Tally>(measures.map((measure) => [measure, new Tally(measure, truth, city)]));
    for (let run = 0; run < runs; run += 1) {
      const random = seededRandom(`${plan.name} ${truth} ${run}`);
      measureOnce(
        city,
        truth,
        run,
        random,
        (measure, interval, scale) => {
          const [low, high] = strays[measure];
          found.get(measure)?.add(interval, scale * (1 / low - 1 / high));
        },
        measures,
      );
    }
    return measures.map((measure) => (found.get(measure) as Tally).judged(runs));
  });
}

/** The same as a reader of the page sees it; `scale`: the part of the estimate that strays with what was found. */
function measureOnce(
  city: PlantedCity,
  truth: number,
  run: number,
  random: () => number,
  tell: (measure: Measure, interval: Interval, scale: number) => void,
  measures: readonly Measure[],
): void {
  const agencies = survey(city, random);
  const found = foundShare(city, agencies) * city.expectedFte;
  const fteNow = (1 - truth) * city.expectedFte;
  const gain = measureGain(
    {
      period: city.period,
      agencies,
      positions: [{ kind: 'first_line', agencyId: null, fte: fteNow, from: city.period.from, to: null }],
      monthShares: null,
    },
    { random: seededRandom(`draws ${run}`), correlation: city.plan.correlation },
  );
  if (gain.status !== 'ok') throw new Error(gain.status);
  tell('positions', gain.perEmployee.gain, fteNow / found);
  if (!measures.includes('workloadGain')) return;

  const cells = work(city, fteNow, random);
  const workload = measureWorkload(drawWork(cells, `resampled ${run} `), city.period);
  if (workload.status !== 'ok') throw new Error(workload.status);
  const shown = foundMinutes(cells) / minutesOf(city, 1);
  tell('workloadFte', workload.fte, shown);
  tell('workloadGain', workloadGain(workload, gain.perEmployee.draws), shown / found);
}

/**
 * What somebody could say who knows the whole model but not the truth: by how much the survey, the agents and the tickets of
 * so long a time make that stray which is found.
 */
function oracle(city: PlantedCity, works: number): Strays {
  const random = seededRandom(`oracle ${city.plan.name}`);
  const baseline = Array.from({ length: 20_000 }, () => foundShare(city, survey(city, random)));
  const load = Array.from(
    { length: works },
    () => foundMinutes(work(city, city.expectedFte, random)) / minutesOf(city, city.expectedFte),
  );
  return {
    positions: middle(baseline),
    workloadFte: middle(load),
    workloadGain: middle(baseline.map((share, index) => (load[index % load.length] ?? Number.NaN) / share)),
  };
}

/** The work: minutes that were captured, for all that was done. */
function foundMinutes(cells: readonly WorkCell[]): number {
  let [seconds, touches, captured] = [0, 0, 0];
  for (const cell of cells) {
    seconds += cell.seconds;
    touches += cell.touches;
    captured += cell.captured;
  }
  return (seconds / 60) * (touches / captured);
}

function middle(shares: readonly number[]): readonly [number, number] {
  const sorted = [...shares].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * sorted.length)] ?? Number.NaN;
  return [at(0.025), at(0.975)];
}

class Tally {
  private held = 0;
  private below = 0;
  private above = 0;
  private width = 0;
  private oracle = 0;
  private readonly errors: number[] = [];
  private readonly truth: number;

  constructor(
    private readonly measure: Measure,
    private readonly gain: number,
    city: PlantedCity,
  ) {
    this.truth = measure === 'workloadFte' ? (1 - gain) * city.expectedFte : gain;
  }

  add({ low, likely, high }: Interval, oracleWidth: number): void {
    if (high < this.truth) this.below += 1;
    else if (low > this.truth) this.above += 1;
    else this.held += 1;
    this.width += high - low;
    this.oracle += oracleWidth;
    this.errors.push(likely - this.truth);
  }

  judged(runs: number): Judged {
    const { measure, gain: truth, held, below, above } = this;
    const bias = [...this.errors].sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
    return { measure, truth, runs, held, below, above, width: this.width / runs, oracle: this.oracle / runs, bias };
  }
}
