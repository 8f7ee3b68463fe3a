import { Temporal } from 'temporal-polyfill';

/** Days from `from` to `to`, both counted. */
export interface Period {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

/** A stretch of days as [first, end) in days since 1970-01-01. */
export interface DaySpan {
  readonly first: number;
  readonly end: number;
}

const DAY_MS = 86_400_000;

/** By plain arithmetic: it is asked once per agency and day. */
export function dayNumber(date: Temporal.PlainDate): number {
  return Date.UTC(date.year, date.month - 1, date.day) / DAY_MS;
}

export function dateOfDay(day: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(day * DAY_MS)
    .toZonedDateTimeISO('UTC')
    .toPlainDate();
}

export function spanOf(period: Period): DaySpan {
  return { first: dayNumber(period.from), end: dayNumber(period.to) + 1 };
}

/** `to` null: without end. */
export function datedSpan(from: Temporal.PlainDate, to: Temporal.PlainDate | null): DaySpan {
  return { first: dayNumber(from), end: to === null ? Number.POSITIVE_INFINITY : dayNumber(to) + 1 };
}

export function intersect(a: DaySpan, b: DaySpan): DaySpan {
  const first = Math.max(a.first, b.first);
  return { first, end: Math.max(first, Math.min(a.end, b.end)) };
}

export function daysIn(span: DaySpan): number {
  return Math.max(0, span.end - span.first);
}

/** The parts of a stretch that fall in each calendar year, as shares of that year: 1 January to 30 June 2027 is 181/365 of 2027. */
export function yearShares(span: DaySpan): { year: number; share: number }[] {
  const shares: { year: number; share: number }[] = [];
  if (daysIn(span) === 0) return shares;
  for (let year = dateOfDay(span.first).year; ; year += 1) {
    const first = dayNumber(Temporal.PlainDate.from({ year, month: 1, day: 1 }));
    if (first >= span.end) return shares;
    const end = dayNumber(Temporal.PlainDate.from({ year: year + 1, month: 1, day: 1 }));
    shares.push({ year, share: daysIn(intersect(span, { first, end })) / (end - first) });
  }
}

/** The length of a stretch in years. */
export function yearsIn(span: DaySpan): number {
  return yearShares(span).reduce((sum, part) => sum + part.share, 0);
}
