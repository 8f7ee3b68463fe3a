import type { Temporal } from 'temporal-polyfill';
import { dateOfDay, dayNumber, daysIn, type DaySpan } from './period.js';
import type { Random } from './random.js';

/** Tickets at the zero point and now, counted by the same recording practice; where that is not so, give none. */
export interface AgencyVolume {
  readonly thenPerYear: number;
  /** Days without tickets may be left out. */
  readonly now: readonly { readonly day: Temporal.PlainDate; readonly tickets: number }[];
}

/** Shorter than this, the week-to-week variation of the volume cannot be told. */
export const LEAST_WEEKS = 4;

interface WeeklyVolume {
  readonly tickets: Float64Array;
  /** Which share of a year's tickets the agency's joined days of each week would hold at a steady volume. */
  readonly exposure: Float64Array;
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
  const weekly = volumes.map((volume, index) => {
    const span = spans[index];
    return volume === null || span === undefined ? null : byWeek(volume, span, window, weeks, yearShareOfDay);
  });
  const out = weekly.map((volume) => (volume === null ? null : new Float64Array(options.draws)));
  const picked = new Uint16Array(weeks);
  for (let draw = 0; draw < options.draws; draw += 1) {
    for (let i = 0; i < weeks; i += 1) picked[i] = options.random() * weeks; // an integer array cuts off
    for (const [index, volume] of weekly.entries()) {
      const row = out[index];
      if (volume !== null && row) row[draw] = resampledRatio(volume, picked);
    }
  }
  return out;
}

function resampledRatio(volume: WeeklyVolume, picked: Uint16Array): number {
  let tickets = 0;
  let exposure = 0;
  for (const week of picked) {
    tickets += volume.tickets[week] as number;
    exposure += volume.exposure[week] as number;
  }
  // No picked week lies in the agency's time: the draw says nothing about it.
  return exposure === 0 ? volume.ratio : tickets / exposure / volume.thenPerYear;
}

function byWeek(
  volume: AgencyVolume,
  span: DaySpan,
  window: DaySpan,
  weeks: number,
  yearShareOfDay: Float64Array,
): WeeklyVolume | null {
  const tickets = new Float64Array(weeks);
  const exposure = new Float64Array(weeks);
  const weekOf = (day: number): number => Math.floor((day - window.first) / 7);
  let allTickets = 0;
  let allExposure = 0;
  for (let day = span.first; day < span.end; day += 1) {
    const share = yearShareOfDay[day - window.first] ?? 0;
    exposure[weekOf(day)] = (exposure[weekOf(day)] ?? 0) + share;
    allExposure += share;
  }
  for (const counted of volume.now) {
    const day = dayNumber(counted.day);
    if (day < span.first || day >= span.end) continue;
    tickets[weekOf(day)] = (tickets[weekOf(day)] ?? 0) + counted.tickets;
    allTickets += counted.tickets;
  }
  if (allExposure === 0) return null;
  const ratio = allTickets / allExposure / volume.thenPerYear;
  return { tickets, exposure, ratio, thenPerYear: volume.thenPerYear };
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
