import Holidays from 'date-holidays';
import { CalendarError } from './domain/calendar-definition.js';

const known = new Map<string, readonly string[]>();

/** Public holidays of a country (ISO 3166, as `NO`) from the maintained library, as dates `YYYY-MM-DD`. */
export function nationalHolidays(country: string, year: number): readonly string[] {
  const key = `${country}-${year}`;
  const dates = known.get(key) ?? readDates(country, year);
  known.set(key, dates);
  return dates;
}

function readDates(country: string, year: number): readonly string[] {
  const library = new Holidays(country, { types: ['public'] });
  // Without such a country the library answers with no holidays at all.
  if (!(country in library.getCountries())) throw new CalendarError(`No public holidays are known for '${country}'`);
  const dates = library.getHolidays(year).map((holiday) => holiday.date.slice(0, 10));
  return [...new Set(dates)].sort();
}
