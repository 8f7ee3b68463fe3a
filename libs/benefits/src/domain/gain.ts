import type { Interval } from '@desk/contracts';
import type { Temporal } from 'temporal-polyfill';
import { DEFAULT_CORRELATION, drawBaselines } from './baseline-distribution.js';
import { datedSpan, daysIn, intersect, spanOf, type DaySpan, type Period } from './period.js';
import { averageFte, leftBehindFte, type Position } from './positions.js';
import { BASELINE_LEVEL, GAIN_LEVEL, intervalOf, mapInterval } from './quantiles.js';
import type { Random } from './random.js';
import { drawVolumeRatios, LEAST_WEEKS, type AgencyVolume } from './volume.js';

export interface GainAgency {
  readonly agencyId: string;
  readonly joinedOn: Temporal.PlainDate;
  /** Last day before a succession ended it; null: still there. */
  readonly lastDay: Temporal.PlainDate | null;
  /** First-line FTE at the zero point. */
  readonly baseline: Interval;
  /** Null: not known for both moments. */
  readonly employees: { readonly then: number; readonly now: number } | null;
  /** Null: volume at the zero point unknown, or recorded in another way. */
  readonly volume: AgencyVolume | null;
}

export interface GainInput {
  /** Not beyond the last day for which positions and tickets are known. */
  readonly period: Period;
  readonly agencies: readonly GainAgency[];
  readonly positions: readonly Position[];
  /** Which share of a year's tickets falls in each of the twelve months; null: every day alike. */
  readonly monthShares: readonly number[] | null;
}

export interface GainOptions {
  readonly random: Random;
  readonly draws?: number;
  readonly correlation?: number;
  /** The baselines as they were drawn before, by agency, in place of drawing them. */
  readonly baselines?: ReadonlyMap<string, Float64Array>;
}

/** One way of saying what the joined agencies would have needed now without the change. */
export interface ExpectedBaseline {
  /** FTE, 95 % interval. */
  readonly fte: Interval;
  /** 1 − FTE now ÷ expected, 95 % interval. */
  readonly gain: Interval;
  /** Expected − FTE now, 95 % interval. */
  readonly fteGain: Interval;
  /** Agencies whose own factor is unknown and which count with their raw baseline here. */
  readonly countedRaw: readonly string[];
  /** Expected FTE per draw, for what is computed together with it. */
  readonly draws: Float64Array;
}

/** An agency that was joined in the window. */
export interface JoinedAgency {
  readonly agencyId: string;
  /** Of the window's days, the share on which it was joined. */
  readonly share: number;
  /** FTE of its zero point, per draw. */
  readonly baseline: Float64Array;
  /** × baseline: its part of the expected baseline per employee. They add up to that of all. */
  readonly weight: number;
  /** Average of the positions that were left behind in it. */
  readonly leftBehindFte: number;
}

export interface Gain {
  readonly status: 'ok';
  /** The days that count: from the first join in the period on. */
  readonly window: DaySpan;
  readonly agencies: readonly JoinedAgency[];
  /** The 5 %, 50 % and 95 % points, as each agency's baseline is stated. */
  readonly baselineFte: Interval;
  readonly fteNow: number;
  readonly raw: ExpectedBaseline;
  /** The reference. */
  readonly perEmployee: ExpectedBaseline;
  /** Null when too little is known about the volume, or for too short a time. */
  readonly byVolume: ExpectedBaseline | null;
}

export type GainResult =
  | Gain
  /** Nobody had joined in the period, or the joined ones had no first line of their own: no gain can be stated. */
  | { readonly status: 'no_agencies' | 'no_baseline'; readonly fteNow: number };

export const DEFAULT_DRAWS = 4_000;
/** Weeks are drawn less often than baselines, and go round: volumes are the smaller part of what is not known. */
const VOLUME_DRAWS = 1_000;

/** By volume is shown when agencies with at least this share of the baseline know theirs. */
const LEAST_VOLUME_COVERAGE = 0.5;

interface Joined {
  readonly agency: GainAgency;
  readonly span: DaySpan;
  readonly share: number;
  /** FTE of the zero point, per draw. */
  readonly baseline: Float64Array;
}

/** The baselines of some agencies per draw, for several gains of the same agencies. */
export function drawAgencies(
  agencies: readonly GainAgency[],
  { random, draws = DEFAULT_DRAWS, correlation = DEFAULT_CORRELATION }: Omit<GainOptions, 'baselines'>,
): ReadonlyMap<string, Float64Array> {
  const rows = drawBaselines(
    agencies.map(({ baseline }) => baseline),
    { draws, correlation, random },
  );
  return new Map(agencies.map(({ agencyId }, index) => [agencyId, rows[index] as Float64Array]));
}

/**
 * Headline gain = 1 − first-line FTE now ÷ expected baseline, of the joined agencies, averaged over the days of the period
 * on which at least one agency was joined. An agency's baseline weighs by the share of those days on which it was joined,
 * and positions by the days they existed, so that an agency joining in between counts from its day on, on both sides.
 */
export function measureGain(input: GainInput, options: GainOptions): GainResult {
  const period = spanOf(input.period);
  const spans = input.agencies
    .map((agency) => ({ agency, span: intersect(datedSpan(agency.joinedOn, agency.lastDay), period) }))
    .filter(({ span }) => daysIn(span) > 0);
  if (spans.length === 0) return { status: 'no_agencies', fteNow: averageFte(input.positions, period, new Map()) };

  const window: DaySpan = {
    first: Math.min(...spans.map(({ span }) => span.first)),
    end: Math.max(...spans.map(({ span }) => span.end)),
  };
  const baselines =
    options.baselines ??
    drawAgencies(
      spans.map(({ agency }) => agency),
      options,
    );
  const joined: Joined[] = spans.map((one) => ({
    ...one,
    share: daysIn(one.span) / daysIn(window),
    baseline: baselines.get(one.agency.agencyId) as Float64Array,
  }));
  const joinedSpans = new Map(joined.map(({ agency, span }) => [agency.agencyId, span]));
  const fteNow = averageFte(input.positions, window, joinedSpans);

  const raw = expected(
    sumDraws(joined, () => 1),
    fteNow,
    [],
  );
  if (raw.fte.low <= 0) return { status: 'no_baseline', fteNow };

  const left = leftBehindFte(input.positions, window, joinedSpans);
  const employeeFactors = joined.map(({ agency }) => employeeFactor(agency));
  const perEmployee = expected(
    sumDraws(joined, (index) => employeeFactors[index] ?? 1),
    fteNow,
    withoutFactor(joined, employeeFactors),
  );
  return {
    status: 'ok',
    window,
    agencies: joined.map(({ agency, share, baseline }, index) => ({
      agencyId: agency.agencyId,
      share,
      baseline,
      weight: share * (employeeFactors[index] ?? 1),
      leftBehindFte: left.get(agency.agencyId) ?? 0,
    })),
    baselineFte: intervalOf(raw.draws, BASELINE_LEVEL),
    fteNow,
    raw,
    perEmployee,
    byVolume: volumeGain(input, options.random, joined, window, fteNow),
  };
}

function volumeGain(
  input: GainInput,
  random: Random,
  joined: readonly Joined[],
  window: DaySpan,
  fteNow: number,
): ExpectedBaseline | null {
  if (daysIn(window) < LEAST_WEEKS * 7) return null;
  const volumes = joined.map(({ agency }) =>
    agency.volume !== null && agency.volume.thenPerYear > 0 ? agency.volume : null,
  );
  const weight = ({ agency, share }: Joined): number => agency.baseline.likely * share;
  const all = joined.reduce((sum, one) => sum + weight(one), 0);
  const known = joined.reduce((sum, one, index) => sum + (volumes[index] == null ? 0 : weight(one)), 0);
  if (all === 0 || known / all < LEAST_VOLUME_COVERAGE) return null;
  const spans = joined.map(({ span }) => span);
  const ratios = drawVolumeRatios(volumes, spans, window, {
    draws: VOLUME_DRAWS,
    random,
    monthShares: input.monthShares,
  });
  const totals = sumDraws(joined, (index, draw) => ratios[index]?.[draw % VOLUME_DRAWS] ?? 1);
  return intervalOf(totals, GAIN_LEVEL).low <= 0 ? null : expected(totals, fteNow, withoutFactor(joined, ratios));
}

function employeeFactor({ employees }: GainAgency): number | null {
  return employees !== null && employees.then > 0 && employees.now > 0 ? employees.now / employees.then : null;
}

function withoutFactor(joined: readonly Joined[], factors: readonly (object | number | null)[]): string[] {
  return joined.filter((_, index) => factors[index] == null).map(({ agency }) => agency.agencyId);
}

/** Expected FTE of all joined agencies together, per draw. */
function sumDraws(joined: readonly Joined[], factor: (index: number, draw: number) => number): Float64Array {
  const totals = new Float64Array(joined[0]?.baseline.length ?? 0);
  for (const [index, { share, baseline }] of joined.entries()) {
    for (let draw = 0; draw < totals.length; draw += 1) {
      totals[draw] = (totals[draw] as number) + (baseline[draw] as number) * share * factor(index, draw);
    }
  }
  return totals;
}

function expected(draws: Float64Array, fteNow: number, countedRaw: readonly string[]): ExpectedBaseline {
  const fte = intervalOf(draws, GAIN_LEVEL);
  return {
    fte,
    gain: mapInterval(fte, (value) => 1 - fteNow / value),
    fteGain: mapInterval(fte, (value) => value - fteNow),
    countedRaw,
    draws,
  };
}
