import type { FieldError, IsoDate } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';

export const LONGEST_PERIOD_DAYS = 400;

/** What keeps the tickets filed from one day to another from being gone through once more; both days of the city, both counted. */
export function pastPeriodFaults(from: IsoDate, to: IsoDate, today: IsoDate): FieldError[] {
  const [first, last] = [dateOf(from), dateOf(to)];
  const notADate = (pointer: string): FieldError => ({
    pointer,
    code: 'not_a_date',
    message: 'must be a date as 2026-12-24',
  });
  if (first === null || last === null) {
    return [...(first === null ? [notADate('/from')] : []), ...(last === null ? [notADate('/to')] : [])];
  }
  if (to > today) {
    return [{ pointer: '/to', code: 'too_large', message: `must be ${today} or earlier`, values: { most: today } }];
  }
  if (to < from) {
    return [{ pointer: '/to', code: 'too_small', message: `must be ${from} or later`, values: { least: from } }];
  }
  const least = last.subtract({ days: LONGEST_PERIOD_DAYS - 1 }).toString();
  if (from >= least) return [];
  return [
    {
      pointer: '/from',
      code: 'too_small',
      message: `must be ${least} or later: ${LONGEST_PERIOD_DAYS} days at most are gone through`,
      values: { least },
    },
  ];
}

function dateOf(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return null;
  }
}
