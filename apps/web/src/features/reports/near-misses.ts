import { USE_BEYOND } from '@desk/contracts';
import type { ClockTarget, SlaCausesReport, SlaHoursReport, SlaUseReport, UseShare } from '@desk/contracts';

/** The last share that was met in time, and the first that was not: 90–100 % and 100–110 %. */
export const NEAR = 100;
export const JUST_MISSED = 110;

/** How many cycles ended with so much of their target used. */
export interface Share {
  readonly used: UseShare;
  readonly outcome: 'met' | 'missed';
  /** Percent; null above the last bound and while it has not ended. */
  readonly from: number;
  readonly to: number | null;
  readonly count: number;
}

const outcomeOf = (used: UseShare): 'met' | 'missed' => (used > 0 && used <= NEAR ? 'met' : 'missed');

/** The shares of one clock from the least used to the most; what has not ended stands apart. */
export function sharesOf({ bounds, items }: SlaUseReport, target: ClockTarget): readonly Share[] {
  const item = items.find((one) => one.target === target);
  return (item?.counts ?? []).map((count, index) => {
    const bound = bounds[index];
    const used = (bound ?? USE_BEYOND) as UseShare;
    return { used, outcome: outcomeOf(used), from: bounds[index - 1] ?? 0, to: bound ?? null, count };
  });
}

/** From here on, in percent of the limit, columns set the scale of the picture. */
const SCALE_FROM = 50;

/**
 * The number that fills the height of the picture. What used less than half its time is often most of it by far and would
 * press the rest flat, and so may the last column, which has no upper bound; higher columns are drawn cut off.
 */
export function scaleOf(shares: readonly Share[]): number {
  return (
    Math.max(1, ...shares.filter(({ from, to }) => from >= SCALE_FROM && to !== null).map(({ count }) => count)) * 1.2
  );
}

export const openOf = ({ items }: SlaUseReport, target: ClockTarget): number =>
  items.find((one) => one.target === target)?.open ?? 0;

export type WeekHour = SlaHoursReport['items'][number];

/** The hours in which most was missed; of equal numbers the larger share of what was counted goes first. */
export function worstHours(hours: readonly WeekHour[], most: number): readonly WeekHour[] {
  return hours
    .filter(({ missed }) => missed > 0)
    .sort((a, b) => b.missed - a.missed || b.missed / b.counted - a.missed / a.counted)
    .slice(0, most);
}

/** From the first to the last hour of the day in which anything was counted, those between included. */
export function hoursOfDay(hours: readonly WeekHour[]): readonly number[] {
  const all = hours.map(({ hour }) => hour);
  if (all.length === 0) return [];
  const first = Math.min(...all);
  return Array.from({ length: Math.max(...all) - first + 1 }, (_, index) => first + index);
}

const LEVELS = 4;

/** 0 for nothing, else 1–4: in which quarter of the highest number it lies. */
export function levelOf(missed: number, highest: number): number {
  return missed === 0 ? 0 : Math.max(1, Math.ceil((missed / highest) * LEVELS));
}

/** The causes of one clock, the most frequent first. */
export function causesOf({ items }: SlaCausesReport, target: ClockTarget): SlaCausesReport['items'] {
  return items.filter((item) => item.target === target).sort((a, b) => b.missed - a.missed);
}
