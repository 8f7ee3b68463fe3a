import { dateOfDay, daysIn, type DaySpan } from './period.js';
import type { Random } from './random.js';

/** Tickets at the zero point and now, counted by the same recording practice; where that is not so, give none. */
export interface AgencyVolume {
  readonly thenPerYear: number;
  /** By day, in days since 1970-01-01; days without tickets may be left out. */
  readonly now: readonly { readonly day: number; readonly tickets: number }[];
}

/** Shorter than this, the week-to-week variation of the volume cannot be told. */
export const LEAST_WEEKS = 4;

/** Of the days on which an agency was joined. Agencies that joined together share one. */
interface Exposure {
  /** Which share of a year's tickets they would hold at a steady volume, by week. */
  readonly byWeek: Float64Array;
  readonly all: number;
  /** Of the weeks of the draw that is made. */
  drawn: number;
}

interface WeeklyVolume {
  readonly tickets: Float64Array;
  readonly exposure: Exposure;
  readonly ratio: number;
  readonly thenPerYear: number;
}

/**
 * Ratio of the volume now to the volume then, per draw and agency: weeks are resampled whole and the same for all agencies,
 * since the tickets of a week share their causes. `monthShares` says which share of a year's tickets each month holds, so
 * that a period is compared with the same season; without it every day weighs the same. Null for agencies whose ratio cannot be told.
 */
export function drawVolumeRatios(
  volumes: readonly (AgencyVolume | null)[],
  spans: readonly DaySpan[],
  window: DaySpan,
  options: { readonly draws: number; readonly random: Random; readonly monthShares: readonly number[] | null },
): (Float64Array | null)[] {
  const weeks = Math.ceil(daysIn(window) / 7);
  const yearShareOfDay = dailyYearShares(window, options.monthShares);
  const exposures = new Map<string, Exposure>();
  const exposureOf = (span: DaySpan): Exposure => {
    const key = `${span.first} ${span.end}`;
    const known = exposures.get(key) ?? exposed(span, window, weeks, yearShareOfDay);
    exposures.set(key, known);
    return known;
  };
  const weekly = volumes.map((volume, index) => {
    const span = spans[index];
    return volume === null || span === undefined ? null : byWeek(volume, span, window, exposureOf(span));
  });
  const out = weekly.map((volume) => (volume === null ? null : new Float64Array(options.draws)));
  const picked = new Uint16Array(weeks);
  for (let draw = 0; draw < options.draws; draw += 1) {
    for (let i = 0; i < weeks; i += 1) picked[i] = options.random() * weeks; // an integer array cuts off
    for (const exposure of exposures.values()) exposure.drawn = ofPicked(exposure.byWeek, picked);
    for (const [index, volume] of weekly.entries()) {
      const row = out[index];
      if (volume !== null && row) row[draw] = resampledRatio(volume, picked);
    }
  }
  return out;
}

function resampledRatio({ tickets, exposure, ratio, thenPerYear }: WeeklyVolume, picked: Uint16Array): number {
  // No picked week lies in the agency's time: the draw says nothing about it.
  return exposure.drawn === 0 ? ratio : ofPicked(tickets, picked) / exposure.drawn / thenPerYear;
}

function ofPicked(byWeek: Float64Array, picked: Uint16Array): number {
  let sum = 0;
  for (let index = 0; index < picked.length; index += 1) sum += byWeek[picked[index] as number] as number;
  return sum;
}

const weekOf = (day: number, window: DaySpan): number => Math.floor((day - window.first) / 7);

function exposed(span: DaySpan, window: DaySpan, weeks: number, yearShareOfDay: Float64Array): Exposure {
  const byWeek = new Float64Array(weeks);
  let all = 0;
  for (let day = span.first; day < span.end; day += 1) {
    const share = yearShareOfDay[day - window.first] ?? 0;
    byWeek[weekOf(day, window)] = (byWeek[weekOf(day, window)] ?? 0) + share;
    all += share;
  }
  return { byWeek, all, drawn: 0 };
}

function byWeek(
  { now, thenPerYear }: AgencyVolume,
  span: DaySpan,
  window: DaySpan,
  exposure: Exposure,
): WeeklyVolume | null {
  if (exposure.all === 0) return null;
  const tickets = new Float64Array(exposure.byWeek.length);
  let all = 0;
  for (const { day, tickets: counted } of now) {
    if (day < span.first || day >= span.end) continue;
    tickets[weekOf(day, window)] = (tickets[weekOf(day, window)] ?? 0) + counted;
    all += counted;
  }
  return { tickets, exposure, ratio: all / exposure.all / thenPerYear, thenPerYear };
}

function dailyYearShares(window: DaySpan, monthShares: readonly number[] | null): Float64Array {
  const shares = new Float64Array(daysIn(window));
  let index = 0;
  while (index < shares.length) {
    const date = dateOfDay(window.first + index);
    const share = monthShares?.[date.month - 1] ?? date.daysInMonth / date.daysInYear;
    const end = Math.min(shares.length, index + date.daysInMonth - date.day + 1);
    shares.fill(share / date.daysInMonth, index, end);
    index = end;
  }
  return shares;
}
