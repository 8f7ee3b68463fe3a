import type { IsoDate } from '@desk/contracts';

export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The three months that ended before the quarter of a date began. */
export function quarterBefore(date: IsoDate): { readonly from: IsoDate; readonly to: IsoDate } {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1];
  const begin = month - (month % 3);
  const first = (months: number) => new Date(Date.UTC(year, months, 1)).toISOString().slice(0, 10);
  return { from: first(begin - 3), to: addDays(first(begin), -1) };
}
