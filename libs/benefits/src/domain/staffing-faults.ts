import type { FieldError, IsoDate, StaffingTerms } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';

/** A quarter of a year: longer ago another number of agencies had joined. */
const MOST_DAYS = 92;

/** What is wrong with the days whose arrivals are asked for: they are to be over. */
export function daysFaults({ from, to }: { from: IsoDate; to: IsoDate }, today: IsoDate): FieldError[] {
  const [first, last] = [dateOf(from), dateOf(to)];
  const notADate = (pointer: string): FieldError => ({
    pointer,
    code: 'not_a_date',
    message: 'must be a date as 2026-12-24',
  });
  if (first === null || last === null) {
    return [...(first === null ? [notADate('/from')] : []), ...(last === null ? [notADate('/to')] : [])];
  }
  const yesterday = Temporal.PlainDate.from(today).subtract({ days: 1 }).toString();
  if (to > yesterday) {
    return [
      { pointer: '/to', code: 'too_large', message: `must be ${yesterday} or earlier`, values: { most: yesterday } },
    ];
  }
  if (to < from) {
    return [{ pointer: '/to', code: 'too_small', message: `must be ${from} or later`, values: { least: from } }];
  }
  const least = last.subtract({ days: MOST_DAYS - 1 }).toString();
  return from >= least
    ? []
    : [{ pointer: '/from', code: 'too_small', message: `must be ${least} or later`, values: { least } }];
}

export function hoursFaults({ opens, closes }: Pick<StaffingTerms, 'opens' | 'closes'>): FieldError[] {
  if ((opens === null) !== (closes === null)) {
    const pointer = opens === null ? '/opens' : '/closes';
    return [{ pointer, code: 'required', message: 'must be given with the other' }];
  }
  if (opens === null || closes === null) return [];
  const faults = [
    { pointer: '/opens', time: opens },
    { pointer: '/closes', time: closes },
  ]
    .filter(({ time }) => !/^([01]\d|2[0-3]):(00|15|30|45)$|^24:00$/.test(time))
    .map(({ pointer, time }): FieldError => ({
      pointer,
      code: 'not_a_time',
      message: 'must be a quarter hour as 07:45',
      values: { time },
    }));
  if (faults.length > 0) return faults;
  return closes > opens
    ? []
    : [{ pointer: '/closes', code: 'ends_before_it_begins', message: 'must be later than opens' }];
}

function dateOf(text: string): Temporal.PlainDate | null {
  if (!/^2\d{3}-\d\d-\d\d$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
}
