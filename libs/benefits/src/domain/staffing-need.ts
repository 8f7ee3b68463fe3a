import { QUARTERS_A_WEEK, type ArrivalWeek } from './arrival-week.js';
import { drawWeeks, type DrawnWeeks, type Minutes, type PromisedKind } from './draw-weeks.js';
import { agentsNeeded } from './erlang.js';
import { quantile } from './quantiles.js';
import { seededRandom } from './random.js';
import { QUARTER_MS, simulateQueue, type Offer, type SimulatedQueue } from './simulate-queue.js';
import { freePeople, wholeDays } from './whole-people.js';

export interface NeedTerms {
  readonly targetShare: number;
  readonly callSeconds: number;
  readonly callShare: number;
}

/** First line in an ordinary week: what comes, what it is promised, when it is open. */
export interface OrdinaryWeek {
  readonly expected: ArrivalWeek;
  readonly kinds: readonly PromisedKind[];
  readonly minutes: Minutes;
  /** By quarter hour of the week. */
  readonly open: readonly boolean[];
  /** Share of the time of those who are there that goes to tickets and calls when they wait, above 0 up to 1. */
  readonly free: number;
  /** Helpers with nothing of their own to do, by quarter hour; and what a look at the queue says of offering it. */
  readonly helpers: Float64Array;
  /** Of a profile of first line's own agents; null: nobody helps. */
  readonly offerOf: ((profile: Profile) => Offer) | null;
  /** A Monday 00:00 from which simulated weeks run, and working milliseconds between two moments of them. */
  readonly from: number;
  workingMs(from: number, to: number): number;
  /** Working milliseconds within which web tickets want an answer: over half of it their work is spread. */
  readonly patienceMs: number;
}

/** Agents who are there by quarter hour of the week, fractions and all. */
export type Profile = Float64Array;

export function callAgents(week: OrdinaryWeek, { callSeconds, callShare }: NeedTerms): Profile {
  const target = { share: callShare, within: callSeconds, handling: week.minutes.call * 60 };
  return week.expected.calls.map((calls, place) =>
    week.open[place] === true ? agentsNeeded((calls * week.minutes.call) / 15, target) / week.free : 0,
  );
}

/**
 * The work of the week in erlangs, by open quarter hour: calls where they come; web tickets evenly over the open quarter hours
 * of the first half of the time in which they want an answer, what came while it was closed from the opening on.
 */
export function workload(week: OrdinaryWeek): Profile {
  const load = new Float64Array(QUARTERS_A_WEEK);
  const openPlaces = week.open.flatMap((open, place) => (open ? [place] : []));
  if (openPlaces.length === 0) return load;
  const span = Math.min(openPlaces.length, Math.max(1, Math.round(week.patienceMs / 2 / QUARTER_MS)));
  let next = 0;
  for (let place = 0; place < QUARTERS_A_WEEK; place += 1) {
    while (next < openPlaces.length && (openPlaces[next] ?? 0) < place) next += 1;
    const web = ((week.expected.web[place] ?? 0) * week.minutes.web) / 15 / span;
    for (let n = 0; n < span; n += 1) {
      const to = openPlaces[(next + n) % openPlaces.length] ?? 0;
      load[to] = (load[to] ?? 0) + web;
    }
    if (week.open[place] === true) {
      load[place] = (load[place] ?? 0) + ((week.expected.calls[place] ?? 0) * week.minutes.call) / 15;
    }
  }
  return load;
}

function ofWeeks(profile: Profile, weeks: number): Float64Array {
  return Float64Array.from({ length: weeks * QUARTERS_A_WEEK }, (_, n) => profile[n % QUARTERS_A_WEEK] ?? 0);
}

export interface RunFigures {
  readonly p50: number;
  readonly p80: number;
  readonly p95: number;
  readonly withinTarget: number;
  readonly callsWithin: number;
  readonly utilisation: number;
  readonly helped: number;
  readonly growing: boolean;
}

/** The first week fills the queue, the last one lets it be emptied; what is filed between them counts. */
const AROUND = 2;
const RUN_WEEKS = 4;

interface DrawnRun {
  readonly drawn: DrawnWeeks;
  /** On which days fractions of a person are there. */
  readonly shift: number;
}

/** The n-th run of an ordinary week: what comes in it, drawn once and played with every number of agents. */
export type Draws = (n: number) => DrawnRun;

export function drawsOf(week: OrdinaryWeek, seed: string): Draws {
  const known = new Map<number, DrawnRun>();
  return (n) => {
    const random = seededRandom(`${seed}|${n}`);
    const { from, open } = week;
    const run = known.get(n) ?? {
      shift: random(),
      drawn: drawWeeks(week.expected, week.kinds, week.minutes, { from, weeks: RUN_WEEKS + AROUND, open, random }),
    };
    known.set(n, run);
    return run;
  };
}

function play(
  week: OrdinaryWeek,
  { drawn, shift }: DrawnRun,
  profile: Profile,
  { callSeconds }: Pick<NeedTerms, 'callSeconds'>,
): RunFigures {
  const free = (there: Profile): Uint16Array =>
    freePeople(wholeDays(ofWeeks(there, RUN_WEEKS + AROUND), shift), week.free, shift);
  const played = simulateQueue(
    drawn,
    { from: week.from, agents: free(profile), helpers: free(week.helpers) },
    week.offerOf?.(profile) ?? null,
  );
  const from = week.from + QUARTERS_A_WEEK * QUARTER_MS;
  const to = from + RUN_WEEKS * QUARTERS_A_WEEK * QUARTER_MS;
  return figuresOf(week, drawn, played, { from, to, end: to + QUARTERS_A_WEEK * QUARTER_MS, callSeconds });
}

function figuresOf(
  week: OrdinaryWeek,
  drawn: DrawnWeeks,
  played: SimulatedQueue,
  { from, to, end, callSeconds }: { from: number; to: number; end: number; callSeconds: number },
): RunFigures {
  const counts = (at: number): boolean => at >= from && at < to;
  const waited: number[] = [];
  let [within, helped, promised] = [0, 0, 0];
  for (let n = 0; n < drawn.webAt.length; n += 1) {
    const filed = drawn.webAt[n] ?? 0;
    if (!counts(filed)) continue;
    const answered = played.answeredAt[n] ?? Number.NaN;
    // What nobody answered has waited until the end, at least.
    waited.push(week.workingMs(filed, Number.isNaN(answered) ? end : answered) / 60_000);
    promised += 1;
    within += Number(answered <= (drawn.answerBy[n] ?? 0));
    helped += played.helped[n] ?? 0;
  }
  let [calls, soon] = [0, 0];
  for (let n = 0; n < drawn.callAt.length; n += 1) {
    if (!counts(drawn.callAt[n] ?? 0)) continue;
    calls += 1;
    soon += Number((played.callWaited[n] ?? 0) <= callSeconds * 1_000);
  }
  const sorted = Float64Array.from(waited).sort();
  const at = (p: number): number => (sorted.length === 0 ? 0 : quantile(sorted, p));
  return {
    p50: at(0.5),
    p80: at(0.8),
    p95: at(0.95),
    withinTarget: promised === 0 ? 1 : within / promised,
    callsWithin: calls === 0 ? 1 : soon / calls,
    utilisation: played.presentMs === 0 ? 0 : (week.free * played.busyMs) / played.presentMs,
    helped: promised === 0 ? 0 : helped / promised,
    growing: played.left > Math.max(10, waited.length / ((to - from) / (QUARTERS_A_WEEK * QUARTER_MS)) / 5),
  };
}

/** Work done by nobody at all cannot be staffed away: beyond so many times the load the target is out of reach. */
const MOST = 8;
const SEARCH_STEPS = 6;
/** Runs by which the factor is sought, and those that say at last whether it does. */
const SEARCH_RUNS = 3;
export const RUNS = 8;
/** By so much it is raised when the few had been lucky. */
const RAISED = 1.03;

export interface FoundProfile {
  readonly profile: Profile;
  readonly runs: readonly RunFigures[];
}

/** The runs that speak for a profile; yields after each. */
export function* playProfile(
  week: OrdinaryWeek,
  profile: Profile,
  terms: Pick<NeedTerms, 'callSeconds'>,
  draws: Draws,
  count = RUNS,
): Generator<void, RunFigures[]> {
  const runs: RunFigures[] = [];
  for (let n = 0; n < count; n += 1) {
    runs.push(play(week, draws(n), profile, terms));
    yield;
  }
  return runs;
}

/**
 * The profile with which web tickets and calls reach their targets: the work of each quarter hour times a factor, as many as the
 * calls alone need at least. The factor is the least that does, to two percent, by halving, in the same simulated weeks for
 * each. Returns null where even eight times the work does not do: a target shorter than the answer itself takes.
 */
export function* searchProfile(
  week: OrdinaryWeek,
  terms: NeedTerms,
  draws: Draws,
): Generator<void, FoundProfile | null> {
  const calls = callAgents(week, terms);
  const load = workload(week);
  const profileOf = (factor: number): Profile =>
    load.map((erlangs, place) => Math.max(calls[place] ?? 0, (factor * erlangs) / week.free));
  const reached = (runs: readonly RunFigures[]): boolean => {
    const mean = (pick: (run: RunFigures) => number): number =>
      runs.reduce((sum, run) => sum + pick(run), 0) / runs.length;
    return mean((run) => run.withinTarget) >= terms.targetShare && mean((run) => run.callsWithin) >= terms.callShare;
  };
  function* reaches(factor: number): Generator<void, boolean> {
    return reached(yield* playProfile(week, profileOf(factor), terms, draws, SEARCH_RUNS));
  }
  let [low, high] = [0.7, 2];
  while (!(yield* reaches(high))) {
    if (high >= MOST) return null;
    [low, high] = [high, high * 2];
  }
  for (let step = 0; step < SEARCH_STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (yield* reaches(middle)) high = middle;
    else low = middle;
  }
  for (let factor = high; factor <= MOST; factor *= RAISED) {
    const profile = profileOf(factor);
    const runs = yield* playProfile(week, profile, terms, draws);
    if (reached(runs)) return { profile, runs };
  }
  return null;
}

/** Hours of a week, added up over those who are there. */
export function agentHours(profile: Profile): number {
  return profile.reduce((sum, agents) => sum + agents, 0) / 4;
}

/** Positions that give so many hours a week, when `hoursPerYear` is what one works less its holidays. */
export function fteOf(
  hoursAWeek: number,
  { hoursPerYear, absence }: { hoursPerYear: number; absence: number },
): number {
  return (hoursAWeek * 365.25) / 7 / (hoursPerYear * (1 - absence));
}
