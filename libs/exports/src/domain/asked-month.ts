import type { IsoDate } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import type { Days } from './report-document.js';

/** Of months that are there (`2026-03`), the newest one that has begun by a day; undefined: none has. */
export function monthUntil(months: readonly string[], to: IsoDate): string | undefined {
  return months
    .filter((month) => month <= to.slice(0, 7))
    .sort()
    .at(-1);
}

export function daysOfMonth(month: string): Days {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month);
  return { from: `${month}-01`, to: `${month}-${daysInMonth}` };
}

export const daysOfYear = (year: number): Days => ({ from: `${year}-01-01`, to: `${year}-12-31` });
