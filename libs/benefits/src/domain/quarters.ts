import { Temporal } from 'temporal-polyfill';
import type { Period } from './period.js';

/** So many days after its end a quarter is closed: positions and costs of its last days are entered by then. */
export const CLOSING_DAYS = 10;

/** `2026-Q3` */
export type Quarter = string;

export function quarterOf({ year, month }: Temporal.PlainDate): Quarter {
  return `${year}-Q${Math.ceil(month / 3)}`;
}

export function periodOfQuarter(quarter: Quarter): Period {
  const [, year, number] = /^(\d{4})-Q([1-4])$/.exec(quarter) ?? [];
  if (year === undefined) throw new RangeError(`not a quarter: ${quarter}`);
  const from = Temporal.PlainDate.from({ year: Number(year), month: 3 * Number(number) - 2, day: 1 });
  return { from, to: from.add({ months: 3 }).subtract({ days: 1 }) };
}

/** Those that are closed today, from the one in which `since` lies on, oldest first. */
export function closedQuarters(since: Temporal.PlainDate, today: Temporal.PlainDate): Quarter[] {
  const quarters: Quarter[] = [];
  for (
    let period = periodOfQuarter(quarterOf(since));
    ;
    period = periodOfQuarter(quarterOf(period.to.add({ days: 1 })))
  ) {
    if (Temporal.PlainDate.compare(period.to.add({ days: CLOSING_DAYS }), today) >= 0) return quarters;
    quarters.push(quarterOf(period.from));
  }
}
