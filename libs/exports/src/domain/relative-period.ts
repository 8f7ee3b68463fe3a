import type { IsoDate, RelativePeriod } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';

/** The days, both counted, that a period means on a day. What is not over ends the day before, so that no day is counted in part. */
export function periodOn(period: RelativePeriod, day: Temporal.PlainDate): { from: IsoDate; to: IsoDate } {
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  const month = day.with({ day: 1 });
  const year = day.with({ month: 1, day: 1 });
  const yesterday = day.subtract({ days: 1 });
  const until = (from: Temporal.PlainDate, after: Temporal.PlainDate) => ({
    from: from.toString(),
    to: after.subtract({ days: 1 }).toString(),
  });
  switch (period) {
    case 'last_week':
      return until(monday.subtract({ weeks: 1 }), monday);
    case 'last_month':
      return until(month.subtract({ months: 1 }), month);
    case 'last_three_months':
      return until(month.subtract({ months: 3 }), month);
    case 'this_month':
      return until(yesterday.with({ day: 1 }), day);
    case 'this_year':
      return until(yesterday.with({ month: 1, day: 1 }), day);
    case 'last_year':
      return until(year.subtract({ years: 1 }), year);
  }
}
