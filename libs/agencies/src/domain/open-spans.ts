import { DAY_MS, type CalendarDays } from './calendar-days.js';

/** A stretch of working time, `[from, to)` in epoch milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const yearStart = (year: number): number => Date.UTC(year, 0, 1);
export const yearOf = (ms: number): number => new Date(ms).getUTCFullYear();

/** The working time of one UTC year: sorted, disjoint, cut at the year's ends. */
export function openSpansOfYear(days: CalendarDays, year: number): readonly Span[] {
  const begin = yearStart(year);
  const end = yearStart(year + 1);
  if (days.alwaysOpenBetween(begin - 2 * DAY_MS, end + 2 * DAY_MS)) return [{ from: begin, to: end }];
  // Two days more on either side: a zone may be a day off UTC, and an interval may run into the next day.
  const spans: Span[] = [];
  for (let day = begin - 2 * DAY_MS; day < end + 2 * DAY_MS; day += DAY_MS) {
    for (const span of days.spans(day)) {
      const from = Math.max(span.from, begin);
      const to = Math.min(span.to, end);
      if (from < to) spans.push({ from, to });
    }
  }
  return joinSpans(spans.sort((a, b) => a.from - b.from));
}

/** Joins sorted spans that touch or overlap. */
export function joinSpans(sorted: readonly Span[]): readonly Span[] {
  const joined: { from: number; to: number }[] = [];
  for (const span of sorted) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}
