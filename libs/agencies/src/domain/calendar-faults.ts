import { CITY_TIME_ZONE, WEEKDAYS, type FieldError, type Weekday } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import {
  CalendarError,
  isCalendarDate,
  isTimeZone,
  TIME,
  type CalendarVersion,
  type NationalHolidays,
  type OpenInterval,
} from './calendar-definition.js';
import { minutesOf } from './calendar-days.js';
import { CompiledCalendar } from './calendar.js';

/** What a new version is judged by. */
export interface FaultContext {
  /** The first date on which it may begin; null when it is the first of its calendar. */
  readonly earliest: string | null;
  readonly isHolidayCountry: (country: string) => boolean;
  readonly nationalHolidays: NationalHolidays;
}

export const LONGEST_DAY_NAME = 100;

/** Until every process of the desk has read a new version: none of them may still count by the old one when it holds. */
export const SPREAD_MS = 120_000;

const DAY = 1440;
const WEEK = 7 * DAY;

/**
 * The first date on which a further version may begin: tomorrow, and after the newest one. A date begins earlier or later
 * in another zone; it must lie ahead wherever the calendar counted before and will count then.
 */
export function earliestChange(now: Temporal.Instant, newest: CalendarVersion, timeZone: string): string {
  const spread = now.add({ milliseconds: SPREAD_MS });
  const zones = [CITY_TIME_ZONE, newest.timeZone, ...(isTimeZone(timeZone) ? [timeZone] : [])];
  const dates = [newest.validFrom, ...zones.map((zone) => spread.toZonedDateTimeISO(zone).toPlainDate().toString())];
  const last = dates.reduce((latest, date) => (date > latest ? date : latest));
  return Temporal.PlainDate.from(last).add({ days: 1 }).toString();
}

/** Everything that is wrong with a version, each fault at its field; none: clocks can run by it. */
export function calendarFaults(version: CalendarVersion, context: FaultContext): readonly FieldError[] {
  const faults = [
    ...headFaults(version, context),
    ...weekFaults(version),
    ...version.specialDays.flatMap((_, index) => specialDayFaults(version, index, context)),
  ];
  if (faults.length > 0 || !neverOpens(version, context)) return faults;
  return [{ pointer: '/hours', code: 'never_open', message: 'holds no working time; open it on some day of the week' }];
}

function headFaults(version: CalendarVersion, { earliest, isHolidayCountry }: FaultContext): readonly FieldError[] {
  const { validFrom, timeZone, holidayCountry } = version;
  const faults: FieldError[] = [];
  if (!isCalendarDate(validFrom)) faults.push(notADate('/validFrom'));
  else if (earliest !== null && validFrom < earliest) {
    const message = `must be ${earliest} or later: what is past does not change`;
    faults.push({ pointer: '/validFrom', code: 'date_not_ahead', message, values: { earliest } });
  }
  if (!isTimeZone(timeZone)) {
    const message = `'${timeZone}' is not the IANA name of a time zone, as Europe/Oslo`;
    faults.push({ pointer: '/timeZone', code: 'not_a_time_zone', message, values: { zone: timeZone } });
  }
  if (holidayCountry !== null && !isHolidayCountry(holidayCountry)) {
    const message = `no public holidays are known for '${holidayCountry}'; name a country as NO`;
    const values = { country: holidayCountry };
    faults.push({ pointer: '/holidayCountry', code: 'unknown_country', message, values });
  }
  return faults;
}

/** An interval in minutes from the midnight at which its week, or its special day, begins. */
interface Placed {
  readonly pointer: string;
  readonly from: number;
  readonly to: number;
  readonly interval: OpenInterval;
  readonly day: string;
}

/** What is wrong with the hours of a week, by pointers that begin with `/hours`. */
export function weekFaults({ hours }: Pick<CalendarVersion, 'hours'>): readonly FieldError[] {
  const written = WEEKDAYS.flatMap((day, index) =>
    hours[day].map((interval, n) => placed(`/hours/${day}/${n}`, interval, day, index * DAY)),
  );
  const sound = written.filter((one) => intervalFaults(one).length === 0);
  // Sunday's night runs into Monday.
  const intoMonday = sound
    .filter(({ to }) => to > WEEK)
    .map((one) => ({ ...one, from: one.from - WEEK, to: one.to - WEEK }));
  return [...written.flatMap(intervalFaults), ...overlaps(sound, intoMonday)];
}

function specialDayFaults(version: CalendarVersion, index: number, context: FaultContext): readonly FieldError[] {
  const special = version.specialDays[index];
  if (!special) return [];
  const { date, hours, name } = special;
  const pointer = `/specialDays/${index}`;
  const written = hours.map((interval, n) => placed(`${pointer}/hours/${n}`, interval, date, 0));
  const sound = written.filter((one) => intervalFaults(one).length === 0);
  const faults = [...written.flatMap(intervalFaults), ...overlaps(sound, [])];
  if (name !== null && name.length > LONGEST_DAY_NAME) {
    const message = `must be at most ${LONGEST_DAY_NAME} characters`;
    faults.push({ pointer: `${pointer}/name`, code: 'too_long', message, values: { most: LONGEST_DAY_NAME } });
  }
  if (!isCalendarDate(date)) return [...faults, notADate(`${pointer}/date`)];
  if (version.specialDays.findIndex((other) => other.date === date) < index)
    faults.push({ pointer: `${pointer}/date`, code: 'twice', message: 'is named more than once' });
  const next = weekdayHoursAfter(version, date, context);
  for (const one of sound) {
    const met = next?.hours.find(([opens]) => TIME.test(opens) && minutesOf(opens) + DAY < one.to);
    if (next && met) faults.push(overlap(one.pointer, met, next.day));
  }
  return faults;
}

/** The ordinary hours of the day after a date, into which a night may run; null when a holiday or special day cuts it. */
function weekdayHoursAfter(
  version: CalendarVersion,
  date: string,
  { isHolidayCountry, nationalHolidays }: FaultContext,
): { readonly day: Weekday; readonly hours: readonly OpenInterval[] } | null {
  const next = Temporal.PlainDate.from(date).add({ days: 1 });
  const text = next.toString();
  if (version.specialDays.some((other) => other.date === text)) return null;
  const country = version.holidayCountry;
  const holidays = country !== null && isHolidayCountry(country) ? nationalHolidays(country, next.year) : [];
  if (holidays.some((holiday) => holiday.date === text)) return null;
  const day = WEEKDAYS[next.dayOfWeek - 1] ?? 'mon';
  return { day, hours: version.hours[day] };
}

function placed(pointer: string, interval: OpenInterval, day: string, midnight: number): Placed {
  const [opens, closes] = interval;
  const from = midnight + minutesOf(opens);
  return { pointer, interval, day, from, to: midnight + minutesOf(closes) + (closes > opens ? 0 : DAY) };
}

function intervalFaults({ pointer, interval: [opens, closes] }: Placed): readonly FieldError[] {
  const faults: FieldError[] = [];
  if (!TIME.test(opens) || opens === '24:00') {
    const message = `'${opens}' is not a time to open, from 00:00 to 23:59`;
    faults.push({ pointer: `${pointer}/0`, code: 'not_a_time', message, values: { time: opens } });
  }
  if (!TIME.test(closes)) {
    const message = `'${closes}' is not a time to close, from 00:00 to 24:00`;
    faults.push({ pointer: `${pointer}/1`, code: 'not_a_time', message, values: { time: closes } });
  }
  if (faults.length === 0 && opens === closes)
    faults.push({ pointer, code: 'not_an_interval', message: 'opens and closes at the same time' });
  return faults;
}

/** Of two that share time the later one is named; `before` began before all of them. */
function overlaps(intervals: readonly Placed[], before: readonly Placed[]): FieldError[] {
  const faults: FieldError[] = [];
  let [latest] = before;
  for (const one of [...intervals].sort((a, b) => a.from - b.from)) {
    if (latest && one.from < latest.to) faults.push(overlap(one.pointer, latest.interval, latest.day));
    if (!latest || one.to > latest.to) latest = one;
  }
  return faults;
}

function overlap(pointer: string, [opens, closes]: OpenInterval, day: string): FieldError {
  const other = `${opens}–${closes}`;
  return { pointer, code: 'overlapping_hours', message: `overlaps ${other} of ${day}`, values: { other, day } };
}

const notADate = (pointer: string): FieldError => ({
  pointer,
  code: 'not_a_date',
  message: 'is not a date (YYYY-MM-DD, from 1970 to 2100)',
});

/** Days that are named once do not keep a calendar open: after the last of them clocks would run for ever. */
function neverOpens(version: CalendarVersion, { nationalHolidays }: FaultContext): boolean {
  const dates = [version.validFrom, ...version.specialDays.map((day) => day.date)];
  const lastYear = Math.max(...dates.map((date) => Number(date.slice(0, 4))));
  try {
    const calendar = new CompiledCalendar({ id: 'new', versions: [version] }, nationalHolidays);
    calendar.nextOpening(Date.UTC(lastYear + 1, 0, 1));
    return false;
  } catch (error) {
    if (error instanceof CalendarError) return true;
    throw error;
  }
}
