import { CITY_TIME_ZONE } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';

/** A month of the city, and from when it may be frozen. */
export interface MonthClosing {
  /** Its first day. */
  readonly month: string;
  readonly dueAt: Temporal.Instant;
}

/** Midnight of the city so many days after the last of the month. */
export function closingOf(month: string, closingDays: number): MonthClosing {
  const closesOn = Temporal.PlainDate.from(month).with({ day: 1 }).add({ months: 1 }).add({ days: closingDays });
  return { month, dueAt: closesOn.toZonedDateTime(CITY_TIME_ZONE).toInstant() };
}

/**
 * The months from the first on that may be frozen now, oldest first. Everything recorded before `reached` is in the sums;
 * null: everything that is recorded at all.
 */
export function monthsToFreeze(
  first: string,
  { now, reached, closingDays }: { now: Temporal.Instant; reached: Temporal.Instant | null; closingDays: number },
): readonly MonthClosing[] {
  const known = reached !== null && Temporal.Instant.compare(reached, now) < 0 ? reached : now;
  const months: MonthClosing[] = [];
  for (let month = Temporal.PlainDate.from(first).with({ day: 1 }); ; month = month.add({ months: 1 })) {
    const closing = closingOf(month.toString(), closingDays);
    if (Temporal.Instant.compare(closing.dueAt, known) > 0) return months;
    months.push(closing);
  }
}
