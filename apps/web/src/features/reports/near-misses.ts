import type { ClockTarget, SlaCausesReport, SlaHoursReport, SlaUseReport } from '@desk/contracts';

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
