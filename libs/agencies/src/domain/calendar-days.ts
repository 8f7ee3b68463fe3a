import { WEEKDAYS } from '@desk/contracts';
import {
  CalendarError,
  type CalendarDefinition,
  type CalendarVersion,
  type NationalHoliday,
  type NationalHolidays,
  type OpenInterval,
  type SpecialDay,
} from './calendar-definition.js';
import { instantOfWallTime } from './wall-clock.js';

export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** By what a date has its hours, and the name of that, where it has one. */
export interface DayRule {
  readonly reason: 'weekday' | 'holiday' | 'special_day' | 'always_open';
  readonly name: string | null;
  /** As they begin on this date; none: closed. */
  readonly hours: readonly OpenInterval[];
}

const DAY_AND_NIGHT: readonly OpenInterval[] = [['00:00', '24:00']];
const NO_HOLIDAYS: ReadonlyMap<string, NationalHoliday> = new Map();

/** Reads dates, given as the epoch milliseconds of their midnight in UTC (a number is all that a date is here). */
export class CalendarDays {
  private readonly holidays = new Map<string, ReadonlyMap<string, NationalHoliday>>();
  private readonly specialDays = new Map<CalendarVersion, ReadonlyMap<string, SpecialDay>>();

  constructor(
    private readonly definition: CalendarDefinition,
    private readonly nationalHolidays: NationalHolidays,
  ) {
    for (const version of definition.versions)
      this.specialDays.set(version, new Map(version.specialDays.map((day) => [day.date, day])));
  }

  /**
   * What holds on a date. A holiday or special day rules its date from midnight to midnight: the night before does not
   * run into it.
   */
  rule(day: number): DayRule {
    const date = isoDate(day);
    const version = this.versionOn(date);
    if (version.alwaysOpen) return { reason: 'always_open', name: null, hours: DAY_AND_NIGHT };
    const exception = this.exceptionOn(date, version);
    const hours = (exception?.hours ?? version.hours[weekdayOf(day)]).map((interval): OpenInterval => {
      const [opens, closes] = interval;
      return closes < opens && this.hasException(day + DAY_MS) ? [opens, '24:00'] : interval;
    });
    return exception ? { ...exception, hours } : { reason: 'weekday', name: null, hours };
  }

  /** The instants `[from, to)` at which a date is open, in the order of its hours. */
  *spans(day: number): Iterable<{ readonly from: number; readonly to: number }> {
    const { timeZone } = this.versionOn(isoDate(day));
    const at = (minutes: number): number => instantOfWallTime(day + minutes * MINUTE_MS, timeZone);
    for (const [opens, closes] of this.rule(day).hours) {
      const from = at(minutesOf(opens));
      const to = at(minutesOf(closes) + (closes > opens ? 0 : 1440));
      if (from < to) yield { from, to };
    }
  }

  /** The instant at which a date begins. */
  midnight(day: number): number {
    return instantOfWallTime(day, this.versionOn(isoDate(day)).timeZone);
  }

  alwaysOpenBetween(firstDay: number, lastDay: number): boolean {
    const version = this.versionOn(isoDate(firstDay));
    return version.alwaysOpen && version === this.versionOn(isoDate(lastDay));
  }

  private hasException(day: number): boolean {
    const date = isoDate(day);
    const version = this.versionOn(date);
    return !version.alwaysOpen && this.exceptionOn(date, version) !== null;
  }

  private exceptionOn(date: string, version: CalendarVersion): DayRule | null {
    const special = this.specialDays.get(version)?.get(date);
    if (special) return { reason: 'special_day', name: special.name, hours: special.hours };
    const holiday = this.holidaysOf(version.holidayCountry, date.slice(0, 4)).get(date);
    return holiday ? { reason: 'holiday', name: holiday.name, hours: [] } : null;
  }

  private holidaysOf(country: string | null, year: string): ReadonlyMap<string, NationalHoliday> {
    if (country === null) return NO_HOLIDAYS;
    const key = `${country}-${year}`;
    let known = this.holidays.get(key);
    if (!known) {
      known = new Map(this.nationalHolidays(country, Number(year)).map((holiday) => [holiday.date, holiday]));
      this.holidays.set(key, known);
    }
    return known;
  }

  private versionOn(date: string): CalendarVersion {
    const versions = this.definition.versions;
    const version = versions.findLast((candidate) => candidate.validFrom <= date) ?? versions[0];
    if (!version) throw new CalendarError(`Calendar ${this.definition.id}: has no version`);
    return version;
  }
}

const isoDate = (day: number): string => new Date(day).toISOString().slice(0, 10);
const weekdayOf = (day: number) => WEEKDAYS[(new Date(day).getUTCDay() + 6) % 7] ?? 'mon';

/** Minutes from midnight to a time `HH:MM` of the wall clock. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
