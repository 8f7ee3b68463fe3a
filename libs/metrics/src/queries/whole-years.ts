/**
 * SQL of the whole years among whole months, from the first of `from` until before the first of `to`, both dates: what lies
 * in them, and which of the months do not. `columns` hold the first day of a year and of a month.
 */
export function wholeYears(from: string, to: string, columns = { year: 'year', month: 'month' }) {
  const first = `date_trunc('year', ${from}::date + interval '1 year' - interval '1 day')::date`;
  const end = `date_trunc('year', ${to}::date::timestamp)::date`;
  const within = (column: string): string => `${column} >= ${first} and ${column} < ${end}`;
  return {
    years: within(columns.year),
    months: `${columns.month} >= ${from}::date and ${columns.month} < ${to}::date and not (${within(columns.month)})`,
  };
}
