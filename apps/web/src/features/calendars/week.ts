import { WEEKDAYS } from '@desk/contracts';
import type { CalendarVersionView, OpenHours, Weekday } from '@desk/contracts';

export interface WeekLine {
  readonly from: Weekday;
  readonly to: Weekday;
  readonly hours: readonly OpenHours[];
}

/** The week in as few lines as say it: neighbours with the same hours share one. */
export function weekLines(week: CalendarVersionView['hours']): readonly WeekLine[] {
  const lines: WeekLine[] = [];
  for (const day of WEEKDAYS) {
    const hours = week[day];
    const last = lines.at(-1);
    if (last && String(last.hours) === String(hours)) lines[lines.length - 1] = { ...last, to: day };
    else lines.push({ from: day, to: day, hours });
  }
  return lines;
}

/** Monday is 0. */
export const weekdayIndex = (date: string): number => (new Date(date).getUTCDay() + 6) % 7;

export const weekdayOf = (date: string): Weekday => WEEKDAYS[weekdayIndex(date)] ?? 'mon';

/** `2026-12` and so many months later, or earlier. */
export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

export function dayAfter(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

/** Where in a day an interval lies, in shares of it; what runs past midnight is cut there. */
export function shareOfDay([opens, closes]: OpenHours): { readonly from: number; readonly to: number } {
  const share = (time: string) => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) / 1440;
  return { from: share(opens), to: closes > opens ? share(closes) : 1 };
}

/** Which version holds on a date: the newest that has begun, or else the first. */
export function inForce<V extends { readonly validFrom: string }>(
  versions: readonly V[],
  today: string,
): V | undefined {
  return versions.findLast(({ validFrom }) => validFrom <= today) ?? versions[0];
}
