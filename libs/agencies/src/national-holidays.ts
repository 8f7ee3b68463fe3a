import Holidays from 'date-holidays';
import { CalendarError, type NationalHoliday } from './domain/calendar-definition.js';

const known = new Map<string, readonly NationalHoliday[]>();

/**
 * Public holidays of a country (ISO 3166, as `NO`) from the maintained library, with their names in bokmål where it has
 * them, else in the country's own language. Two holidays on one date are one with both names.
 */
export function nationalHolidays(country: string, year: number): readonly NationalHoliday[] {
  const key = `${country}-${year}`;
  const holidays = known.get(key) ?? readHolidays(country, year);
  known.set(key, holidays);
  return holidays;
}

/** Whether the library knows the public holidays of a country. */
export function isHolidayCountry(country: string): boolean {
  return Object.hasOwn(new Holidays().getCountries(), country);
}

function readHolidays(country: string, year: number): readonly NationalHoliday[] {
  // Without such a country the library answers with no holidays at all.
  if (!isHolidayCountry(country)) throw new CalendarError(`No public holidays are known for '${country}'`);
  const library = new Holidays(country, { types: ['public'], languages: ['no', 'nb'] });
  const names = new Map<string, readonly string[]>();
  for (const { date, name } of library.getHolidays(year)) {
    const day = date.slice(0, 10);
    const others = names.get(day) ?? [];
    if (!others.includes(name)) names.set(day, [...others, name]);
  }
  return [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, all]) => ({ date, name: all.join(', ') }));
}
