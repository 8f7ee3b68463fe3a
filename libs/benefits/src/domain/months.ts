import { Temporal } from 'temporal-polyfill';
import type { Period } from './period.js';

/** The months of a period, the first and the last perhaps in part. */
export function monthsOf({ from, to }: Period): { readonly month: string; readonly period: Period }[] {
  const months: { month: string; period: Period }[] = [];
  for (
    let first = from;
    Temporal.PlainDate.compare(first, to) <= 0;
    first = first.with({ day: 1 }).add({ months: 1 })
  ) {
    const last = first.with({ day: first.daysInMonth });
    const end = Temporal.PlainDate.compare(last, to) < 0 ? last : to;
    months.push({ month: first.toPlainYearMonth().toString(), period: { from: first, to: end } });
  }
  return months;
}
