import {
  CLOSED_WEEK,
  compileCalendar,
  type CompiledCalendar,
  type NationalHolidays,
  type SpecialDay,
} from '@desk/agencies';
import { WEEKDAYS, type Weekday } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import type { Fields } from './sla-case.js';

const MONTH_AND_DAY = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** The calendar of a case, compiled. What is wrong with it is an error that says so. */
export function caseCalendar(fields: Fields): CompiledCalendar {
  const given = fields.record('calendar');
  const hours = given.record('hours');
  const unknown = hours.names().find((name) => !WEEKDAYS.includes(name as Weekday));
  if (unknown !== undefined) hours.refuse(unknown, `one of ${WEEKDAYS.join(', ')}`);
  const annual = given.texts('annual_holidays');
  if (!annual.every((day) => MONTH_AND_DAY.test(day))) given.refuse('annual_holidays', 'a list of days MM-DD');
  return compileCalendar(
    {
      id: 'of the case',
      versions: [
        {
          validFrom: '2000-01-01',
          timeZone: given.text('timezone'),
          alwaysOpen: false,
          hours: { ...CLOSED_WEEK, ...Object.fromEntries(hours.names().map((day) => [day, hours.pairs(day)])) },
          // The library of national holidays is not asked: these are the days of the case itself.
          holidayCountry: annual.length > 0 ? annual.join() : null,
          specialDays: [...closedDays(given), ...specialDays(given)],
        },
      ],
    },
    everyYear,
  );
}

/** The days `MM-DD,MM-DD` in a year. */
const everyYear: NationalHolidays = (days, year) =>
  days.split(',').map((day) => ({ date: `${year}-${day}`, name: day }));

const closedDays = (given: Fields): readonly SpecialDay[] =>
  given.texts('holidays').map((date) => ({ date, hours: [], name: null }));

function specialDays(given: Fields): readonly SpecialDay[] {
  if (!given.has('special_days')) return [];
  const days = given.record('special_days');
  return days.names().map((date) => ({ date, hours: days.pairs(date), name: null }));
}

export function instantOf(fields: Fields, name: string): Temporal.Instant {
  const text = fields.text(name);
  try {
    return Temporal.Instant.from(text);
  } catch {
    return fields.refuse(name, 'a moment such as 2026-03-02T08:00:00Z');
  }
}
