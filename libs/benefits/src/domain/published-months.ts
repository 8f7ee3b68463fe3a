import { Temporal } from 'temporal-polyfill';
import { CITY_TIME_ZONE } from '@desk/contracts';

/** What a phone or a lost network has still to tell comes within a day. */
const LATE = Temporal.Duration.from({ hours: 24 });

/** The last month that is over, and that nothing comes late to any more: `2026-10`. */
export function lastClosedMonth(now: Temporal.Instant): Temporal.PlainYearMonth {
  return now.subtract(LATE).toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate().toPlainYearMonth().subtract({ months: 1 });
}

/** The months from one to the other, oldest first; so many of the last at most. */
export function monthsBetween(
  first: Temporal.PlainYearMonth,
  last: Temporal.PlainYearMonth,
  most: number,
): Temporal.PlainYearMonth[] {
  const months: Temporal.PlainYearMonth[] = [];
  for (
    let month = last;
    months.length < most && Temporal.PlainYearMonth.compare(month, first) >= 0;
    month = month.subtract({ months: 1 })
  ) {
    months.unshift(month);
  }
  return months;
}

export const periodOfMonth = (month: Temporal.PlainYearMonth) => ({
  from: month.toPlainDate({ day: 1 }),
  to: month.toPlainDate({ day: month.daysInMonth }),
});
