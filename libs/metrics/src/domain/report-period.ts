import { Temporal } from 'temporal-polyfill';

/** Days from `from` to `to`, both counted, and the whole months among them: from `monthsFrom` until before `monthsTo`. */
export interface ReportPeriod {
  readonly from: string;
  readonly to: string;
  readonly monthsFrom: string;
  readonly monthsTo: string;
}

/** Without a whole month both bounds of the months are `from`, so that all days are days at the edge after them. */
export function reportPeriod(from: string, to: string): ReportPeriod {
  const first = Temporal.PlainDate.from(from);
  const after = Temporal.PlainDate.from(to).add({ days: 1 });
  const monthsFrom = first.day === 1 ? first : first.with({ day: 1 }).add({ months: 1 });
  const monthsTo = after.with({ day: 1 });
  const whole = Temporal.PlainDate.compare(monthsFrom, monthsTo) < 0;
  return {
    from,
    to,
    monthsFrom: whole ? monthsFrom.toString() : from,
    monthsTo: whole ? monthsTo.toString() : from,
  };
}
