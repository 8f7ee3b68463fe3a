import type { FieldError, StartKnownReportRequest } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';

const LONGEST_YEARS = 5;

/** What keeps a report as known on a day from being counted; `today` is the city's. */
export function knownReportFaults({ from, to, knownOn }: StartKnownReportRequest, today: string): FieldError[] {
  const unreadable = Object.entries({ from, to, knownOn }).filter(([, date]) => !isDate(date));
  if (unreadable.length > 0) {
    return unreadable.map(([name]) => ({
      pointer: `/${name}`,
      code: 'not_a_date',
      message: 'must be a date as 2026-12-24',
    }));
  }
  if (to < from) return [tooSmall('/to', from)];
  const most = Temporal.PlainDate.from(from).add({ years: LONGEST_YEARS }).toString();
  if (to > most) return [tooLarge('/to', most)];
  if (knownOn > today) return [tooLarge('/knownOn', today)];
  // Of a period that had not begun nothing was known.
  return knownOn < from ? [tooSmall('/knownOn', from)] : [];
}

const tooSmall = (pointer: string, least: string): FieldError => ({
  pointer,
  code: 'too_small',
  message: `must be ${least} or later`,
  values: { least },
});
const tooLarge = (pointer: string, most: string): FieldError => ({
  pointer,
  code: 'too_large',
  message: `must be ${most} or earlier`,
  values: { most },
});

function isDate(text: string): boolean {
  if (!/^2\d{3}-\d\d-\d\d$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}
