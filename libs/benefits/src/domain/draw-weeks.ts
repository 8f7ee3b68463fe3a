import { QUARTERS_A_DAY, QUARTERS_A_WEEK, type ArrivalWeek } from './arrival-week.js';
import { normalsFrom, type Random } from './random.js';
import { QUARTER_MS, type QueueWork } from './simulate-queue.js';

/** Coefficient of variation of the work on a ticket while it is not measured: 1.2 in public logs of service desks. */
export const ASSUMED_VARIATION = 1.2;

/** Tickets of one service and priority: how often they come, and what they are promised. Times in milliseconds. */
export interface PromisedKind {
  readonly weight: number;
  readonly priority: number;
  /** The earliest of the due times by which first line's queue is ordered; infinite: none. */
  dueAt(filed: number): number;
  /** Until when a first response is in time; infinite: nothing is promised. */
  answerBy(filed: number): number;
  /** Until when a resolution is in time; infinite: nothing is promised. */
  resolveBy(filed: number): number;
}

export interface Minutes {
  readonly web: number;
  readonly call: number;
  readonly replyShare: number;
  /** Coefficient of variation of the work on a ticket. */
  readonly variation: number;
}

/** Lognormal numbers of mean 1. */
export function workSizes(random: Random, variation: number): () => number {
  const normal = normalsFrom(random);
  const variance = Math.log(1 + variation ** 2);
  return () => Math.exp(Math.sqrt(variance) * normal() - variance / 2);
}

export interface DrawnWeeks extends QueueWork {
  readonly answerBy: Float64Array;
}

/**
 * Weeks as they might come, from Monday 00:00 at `from` on: in each quarter hour by chance about what is expected, all of a
 * day more or less by as much as days differ. Nobody calls while it is closed (`open` false).
 */
export function drawWeeks(
  expected: ArrivalWeek,
  kinds: readonly PromisedKind[],
  minutes: Minutes,
  { from, weeks, open, random }: { from: number; weeks: number; open: readonly boolean[]; random: Random },
): DrawnWeeks {
  const [web, calls] = [[] as number[], [] as number[]];
  const dayMean = mean(expected);
  // A day's factor has mean 1 and the variance that leaves var ÷ mean = dispersion.
  const spread = dayMean > 0 ? (expected.dispersion - 1) / dayMean : 0;
  const normal = normalsFrom(random);
  const sigma = Math.sqrt(Math.log(1 + spread));
  let factor = 1;
  for (let n = 0; n < weeks * QUARTERS_A_WEEK; n += 1) {
    const place = n % QUARTERS_A_WEEK;
    if (place % QUARTERS_A_DAY === 0) factor = Math.exp(sigma * normal() - sigma ** 2 / 2);
    const begin = from + n * QUARTER_MS;
    draw(web, (expected.web[place] ?? 0) * factor, begin, random);
    if (open[place] === true) draw(calls, (expected.calls[place] ?? 0) * factor, begin, random);
  }
  const size = workSizes(random, minutes.variation);
  const kindAt = choice(kinds, random);
  const webAt = Float64Array.from(web);
  const priority = new Uint8Array(webAt.length);
  const times = (): Float64Array => new Float64Array(webAt.length);
  const [webDue, webRestDue, answerBy] = [times(), times(), times()];
  for (let n = 0; n < webAt.length; n += 1) {
    const kind = kindAt();
    const at = webAt[n] ?? 0;
    priority[n] = kind?.priority ?? 4;
    webDue[n] = kind?.dueAt(at) ?? Number.POSITIVE_INFINITY;
    webRestDue[n] = kind?.resolveBy(at) ?? Number.POSITIVE_INFINITY;
    answerBy[n] = kind?.answerBy(at) ?? Number.POSITIVE_INFINITY;
  }
  return {
    webAt,
    priority,
    webDue,
    webRestDue,
    answerBy,
    webWork: webAt.map(() => minutes.web * 60_000 * size()),
    replyShare: minutes.replyShare,
    callAt: Float64Array.from(calls),
    callWork: Float64Array.from(calls, () => minutes.call * 60_000 * size()),
  };
}

/** Tickets of a working day, on the mean. */
function mean({ web, calls }: ArrivalWeek): number {
  const workdays = 5 * QUARTERS_A_DAY;
  let sum = 0;
  for (let place = 0; place < workdays; place += 1) sum += (web[place] ?? 0) + (calls[place] ?? 0);
  return sum / 5;
}

/** A Poisson stream: its times in a quarter hour, ascending. */
function draw(times: number[], expected: number, begin: number, random: Random): void {
  for (let at = -Math.log(1 - random()); at < expected; at -= Math.log(1 - random())) {
    times.push(begin + Math.floor((at / expected) * QUARTER_MS));
  }
}

function choice(kinds: readonly PromisedKind[], random: Random): () => PromisedKind | undefined {
  const bounds: number[] = [];
  let sum = 0;
  for (const { weight } of kinds) bounds.push((sum += weight));
  return () => {
    const at = random() * sum;
    let [low, high] = [0, kinds.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((bounds[middle] ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    return kinds[low];
  };
}
