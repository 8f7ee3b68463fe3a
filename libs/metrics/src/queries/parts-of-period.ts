import type { ReportPeriod } from '../domain/report-period.js';

/**
 * SQL of what lies in the parts of a `ReportPeriod`: a column holds a day, or the first of a month or year. `of` names the parameters
 * that hold the period's fields, all dates.
 */
export function partsOfPeriod(of: Readonly<Record<keyof ReportPeriod, string>>) {
  const [from, to, first, end] = [of.from, of.to, of.monthsFrom, of.monthsTo].map((name) => `${name}::date`);
  const firstYear = `date_trunc('year', ${first} + interval '1 year' - interval '1 day')::date`;
  const endYear = `date_trunc('year', ${end}::timestamp)::date`;
  const years = (column: string): string => `${column} >= ${firstYear} and ${column} < ${endYear}`;
  const months = (column: string): string => `${column} >= ${first} and ${column} < ${end}`;
  return {
    /** Whole years. */
    years,
    /** Whole months, also of the whole years. */
    months,
    /** Whole months outside the whole years. */
    monthsBeside: (column: string): string => `${months(column)} and not (${years(column)})`,
    /** Days outside the whole months. */
    days: (column: string): string =>
      `(${column} >= ${from} and ${column} < ${first} or ${column} >= ${end} and ${column} <= ${to})`,
  };
}
