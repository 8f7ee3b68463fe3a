import type { BaselineFigures } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import { dateOf } from './dates.js';

/** The numbers of a zero point beside its FTE. `decimals` false: whole ones. */
export const BASELINE_NUMBERS = {
  employees: { least: 1, most: 200_000, decimals: false },
  ticketsPerYear: { least: 1, most: 10_000_000, decimals: false },
  firstLineMinutesPerTicket: { least: 0.01, most: 10_000, decimals: true },
  touchesPerTicket: { least: 0.01, most: 1_000, decimals: true },
  handOffsPerTicket: { least: 0, most: 1_000, decimals: true },
  secondLineMinutesPerTicket: { least: 0, most: 10_000, decimals: true },
  satisfaction: { least: 1, most: 5, decimals: true },
  firstResponseHours: { least: 0, most: 10_000, decimals: true },
  resolutionHours: { least: 0, most: 100_000, decimals: true },
} as const satisfies Partial<Record<keyof BaselineFigures, { least: number; most: number; decimals: boolean }>>;
export type BaselineNumber = keyof typeof BASELINE_NUMBERS;

export const MOST_FTE = 10_000;
export const LONGEST_TEXT = 500;

/** Where in the figures something is wrong: `fte/low` or `employees`. */
export type BaselinePlace = 'fte/low' | 'fte/likely' | 'fte/high' | Exclude<keyof BaselineFigures, 'fte'>;

export interface BaselineFault {
  readonly place: BaselinePlace;
  readonly code: 'required' | 'too_small' | 'too_large' | 'not_whole' | 'not_a_date' | 'lies_ahead' | 'too_long';
  readonly values?: Readonly<Record<string, number>>;
}

/** Everything that keeps figures from being a zero point. */
export function baselineFaults(figures: BaselineFigures, today: Temporal.PlainDate): BaselineFault[] {
  const { low, likely, high } = figures.fte;
  const faults: BaselineFault[] = [];
  const check = (place: BaselinePlace, value: number, least: number, most: number, decimals: boolean) => {
    if (!Number.isFinite(value)) faults.push({ place, code: 'required' });
    else if (value < least) faults.push({ place, code: 'too_small', values: { least } });
    else if (value > most) faults.push({ place, code: 'too_large', values: { most } });
    else if (!decimals && !Number.isInteger(value)) faults.push({ place, code: 'not_whole' });
  };
  check('fte/low', low, 0, MOST_FTE, true);
  check('fte/likely', likely, 0, MOST_FTE, true);
  check('fte/high', high, 0, MOST_FTE, true);
  if (low > likely) faults.push({ place: 'fte/likely', code: 'too_small', values: { least: low } });
  if (likely > high) faults.push({ place: 'fte/high', code: 'too_small', values: { least: likely } });
  for (const [name, { least, most, decimals }] of Object.entries(BASELINE_NUMBERS)) {
    const place = name as BaselineNumber;
    const value = figures[place];
    if (value !== null) check(place, value, least, most, decimals);
  }
  if (figures.source.trim() === '') faults.push({ place: 'source', code: 'required' });
  for (const place of ['source', 'seasonNote'] as const) {
    if ((figures[place] ?? '').length > LONGEST_TEXT) {
      faults.push({ place, code: 'too_long', values: { most: LONGEST_TEXT } });
    }
  }
  const measuredOn = dateOf(figures.measuredOn);
  if (measuredOn === null) faults.push({ place: 'measuredOn', code: 'not_a_date' });
  else if (Temporal.PlainDate.compare(measuredOn, today) > 0) faults.push({ place: 'measuredOn', code: 'lies_ahead' });
  return faults;
}
