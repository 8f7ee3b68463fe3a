import type { FieldError, PlanContent } from '@desk/contracts';
import { dateOf } from './dates.js';

/** FTE of one source in one year. */
export const MOST_PLAN_FTE = 1_000;
/** NOK 10 million for an FTE; NOK 10 billion in a line. */
export const MOST_COST_PER_FTE = 10_000_000_00;
export const MOST_ORE = 10_000_000_000_00;
export const MOST_TOLERANCE = 50;
export const MOST_YEARS = 30;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** Everything that keeps it from being a plan; pointers below `/content`. */
export function planFaults({ startsOn, costPerFte, tolerancePercent, years }: PlanContent): FieldError[] {
  const faults: FieldError[] = [];
  const add = (place: string, code: NonNullable<FieldError['code']>, values?: FieldError['values']) =>
    faults.push({ pointer: `/content/${place}`, code, message: MESSAGES[code] ?? code, ...(values && { values }) });
  const whole = (place: string, value: number, least: number, most: number) => {
    if (!Number.isInteger(value)) add(place, 'not_whole');
    else if (value < least) add(place, 'too_small', { least });
    else if (value > most) add(place, 'too_large', { most });
  };
  const money = (place: string, value: number, least: number, most: number) => {
    if (!Number.isInteger(value)) add(place, 'not_whole');
    else if (value < least) add(place, 'too_small', { least: least / 100 });
    else if (value > most) add(place, 'too_large', { most: most / 100 });
  };
  const first = dateOf(startsOn);
  if (first === null) add('startsOn', 'not_a_date');
  money('costPerFte', costPerFte, 100, MOST_COST_PER_FTE);
  whole('tolerancePercent', tolerancePercent, 0, MOST_TOLERANCE);
  if (years.length === 0) add('years', 'required');
  for (const [index, { year, fte, transition, running }] of years.entries()) {
    const at = `years/${index}`;
    const before = years[index - 1];
    whole(`${at}/year`, year, FIRST_YEAR, LAST_YEAR);
    if (before && year === before.year) add(`${at}/year`, 'twice');
    else if (before && year !== before.year + 1) add(`${at}/year`, 'year_missing', { year: String(before.year + 1) });
    for (const [source, value] of Object.entries(fte) as [string, number][]) {
      if (!hasDecimals(value, 2)) add(`${at}/fte/${source}`, 'too_fine', { most: 2 });
      else if (value < -MOST_PLAN_FTE) add(`${at}/fte/${source}`, 'too_small', { least: -MOST_PLAN_FTE });
      else if (value > MOST_PLAN_FTE) add(`${at}/fte/${source}`, 'too_large', { most: MOST_PLAN_FTE });
    }
    money(`${at}/transition`, transition, -MOST_ORE, MOST_ORE);
    money(`${at}/running`, running, -MOST_ORE, MOST_ORE);
  }
  const [line] = years;
  if (first !== null && line !== undefined && line.year > first.year) {
    add('years/0/year', 'year_missing', { year: String(first.year) });
  }
  return faults;
}

/** At most so many decimals, as nearly as a binary fraction can say it. */
export function hasDecimals(value: number, most: number): boolean {
  const scaled = value * 10 ** most;
  return Math.abs(scaled - Math.round(scaled)) < 1e-6;
}

const MESSAGES: Partial<Record<NonNullable<FieldError['code']>, string>> = {
  not_a_date: 'must be a date that exists',
  not_whole: 'must be a whole number',
  too_small: 'is too small',
  too_large: 'is too large',
  too_fine: 'has too many decimals',
  required: 'must be there',
  twice: 'stands there twice',
  year_missing: 'leaves out a year',
};
