import type { IsoDate } from '@desk/contracts';

/** Days of the city, both included. */
export interface Period {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export const QUICK_PERIODS = [
  'this_month',
  'last_month',
  'three_months',
  'this_year',
  'last_year',
  'twelve_months',
] as const;
export type QuickPeriod = (typeof QUICK_PERIODS)[number];

const DAY_MS = 86_400_000;
const parts = (date: IsoDate): readonly [year: number, month: number, day: number] => [
  Number(date.slice(0, 4)),
  Number(date.slice(5, 7)),
  Number(date.slice(8, 10)),
];
const iso = (ms: number): IsoDate => new Date(ms).toISOString().slice(0, 10);
const dayMs = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`);

const addDays = (date: IsoDate, days: number): IsoDate => iso(dayMs(date) + days * DAY_MS);

/** First day of the month that lies `months` after that of the date. */
function monthStart(date: IsoDate, months = 0): IsoDate {
  const [year, month] = parts(date);
  return iso(Date.UTC(year, month - 1 + months, 1));
}

const monthEnd = (date: IsoDate, months = 0): IsoDate => addDays(monthStart(date, months + 1), -1);

/** A date that exists, in the years that the reports know. */
export function isDate(text: string | null): text is IsoDate {
  if (text === null || !/^2\d{3}-\d\d-\d\d$/.test(text)) return false;
  const ms = dayMs(text);
  return !Number.isNaN(ms) && iso(ms) === text;
}

export function quickPeriod(name: QuickPeriod, today: IsoDate): Period {
  switch (name) {
    case 'this_month':
      return { from: monthStart(today), to: today };
    case 'last_month':
      return { from: monthStart(today, -1), to: monthEnd(today, -1) };
    case 'three_months':
      return { from: monthStart(today, -2), to: today };
    case 'this_year':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
    case 'last_year': {
      const year = Number(today.slice(0, 4)) - 1;
      return { from: `${year}-01-01`, to: `${year}-12-31` };
    }
    case 'twelve_months':
      return { from: monthStart(today, -11), to: today };
  }
}

/**
 * What a period is compared with: one that begins with a month, with as many months before it, up to the same day of the
 * month; any other with as many days before it.
 */
export function periodBefore({ from, to }: Period): Period {
  if (!from.endsWith('-01')) {
    const days = Math.round((dayMs(to) - dayMs(from)) / DAY_MS) + 1;
    return { from: addDays(from, -days), to: addDays(from, -1) };
  }
  const [fromYear, fromMonth] = parts(from);
  const [toYear, toMonth, toDay] = parts(to);
  const months = (toYear - fromYear) * 12 + (toMonth - fromMonth) + 1;
  const lastOfMonth = monthEnd(to, -months);
  const isWhole = to === monthEnd(to);
  const sameDay = addDays(monthStart(to, -months), toDay - 1);
  return {
    from: monthStart(from, -months),
    to: isWhole || sameDay > lastOfMonth ? lastOfMonth : sameDay,
  };
}

/** The parts of a period by calendar year. */
export function years({ from, to }: Period): readonly (Period & { readonly year: number })[] {
  const [first] = parts(from);
  const [last] = parts(to);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index;
    return { year, from: year === first ? from : `${year}-01-01`, to: year === last ? to : `${year}-12-31` };
  });
}
