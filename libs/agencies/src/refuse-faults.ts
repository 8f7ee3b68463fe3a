import type { FieldError } from '@desk/contracts';
import { Problem } from '@desk/platform';
import type { CalendarVersion } from './domain/calendar-definition.js';
import { calendarFaults } from './domain/calendar-faults.js';
import { isHolidayCountry, nationalHolidays } from './national-holidays.js';

/**
 * Refuses a version by which clocks could not run, every fault named at its field. `earliest`: the first date on which it
 * may begin, null for any; `at`: pointer to the version in the request; `others`: what else is wrong with the request.
 */
export function refuseFaults(
  version: CalendarVersion,
  earliest: string | null,
  { at = '', others = [] }: { readonly at?: string; readonly others?: readonly FieldError[] } = {},
): void {
  const faults = calendarFaults(version, { earliest, isHolidayCountry, nationalHolidays });
  const errors = [...others, ...faults.map((fault) => ({ ...fault, pointer: at + fault.pointer }))];
  if (errors.length > 0)
    throw new Problem('validation_failed', 'Correct the named fields and send the request again.', { errors });
}
