import type { Weekday } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';

/**
 * Wall-clock opening and closing, `HH:MM`. `24:00` closes at the end of the day. A closing that is not after its
 * opening lies on the next day: the interval belongs to the day on which it begins.
 */
export type OpenInterval = readonly [opens: string, closes: string];

/** Hours of one date that replace those of its weekday; no intervals means closed. */
export interface SpecialDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly hours: readonly OpenInterval[];
  /** What people call the day, as `Julaften`. */
  readonly name: string | null;
}

export interface CalendarVersion {
  /** First local date on which this version holds, `YYYY-MM-DD`. The earliest version also holds before its date. */
  readonly validFrom: string;
  /** IANA name, as `Europe/Oslo`. */
  readonly timeZone: string;
  /** Day and night, every day: hours, holidays and special days do not count. */
  readonly alwaysOpen: boolean;
  readonly hours: Readonly<Record<Weekday, readonly OpenInterval[]>>;
  /** Country whose public holidays are closed (ISO 3166, as `NO`), or null. */
  readonly holidayCountry: string | null;
  /** The city's own days, whole or part. They win over national holidays and over the weekday. */
  readonly specialDays: readonly SpecialDay[];
}

export interface CalendarDefinition {
  readonly id: string;
  readonly versions: readonly CalendarVersion[];
}

export interface NationalHoliday {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly name: string;
}

/** A country's public holidays in a year, in the order of their dates, each date once. */
export type NationalHolidays = (country: string, year: number) => readonly NationalHoliday[];

/** A calendar that cannot be used, with a reason a person can act on. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';
}

/** Hours with nothing in them, to spread over and fill in. */
export const CLOSED_WEEK: CalendarVersion['hours'] = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

/** Throws a CalendarError that names the first thing wrong. */
export function assertCalendarDefinition(definition: CalendarDefinition): void {
  const fail = (reason: string): never => {
    throw new CalendarError(`Calendar ${definition.id}: ${reason}`);
  };
  if (definition.versions.length === 0) fail('has no version');
  let previous = '';
  for (const version of definition.versions) {
    if (!isDate(version.validFrom)) fail(`'${version.validFrom}' is not a date (YYYY-MM-DD)`);
    if (version.validFrom <= previous) fail(`versions must be in order of their dates, ${version.validFrom} is not`);
    previous = version.validFrom;
    if (!isTimeZone(version.timeZone)) fail(`'${version.timeZone}' is not a known time zone`);
    for (const day of version.specialDays) if (!isDate(day.date)) fail(`'${day.date}' is not a date (YYYY-MM-DD)`);
    const intervals = [...Object.values(version.hours), ...version.specialDays.map((day) => day.hours)].flat();
    for (const [opens, closes] of intervals) {
      if (!TIME.test(opens) || opens === '24:00' || !TIME.test(closes) || opens === closes)
        fail(`${opens}–${closes} is not an interval (HH:MM, closing up to 24:00, not the same time twice)`);
    }
  }
}

/** A time of the wall clock; `24:00` only closes. */
export const TIME = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

/** A date within the years that calendars are meant for. */
export function isCalendarDate(text: string): boolean {
  return isDate(text) && text >= '1970-01-01' && text < '2101';
}

/** Whether a zone has this name, written as it is written; an offset from UTC is not a name. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Z]/.test(name)) return false;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId === name;
  } catch {
    return false;
  }
}
