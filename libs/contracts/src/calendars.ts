import type { IsoDate } from './city.js';

/** In the order of ISO 8601: Monday is day 1. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** `HH:MM` of the wall clock; `24:00` closes at the end of the day, a closing before its opening lies on the next day. */
export type OpenHours = [opens: string, closes: string];

/** Hours of one date that replace those of its weekday and of a public holiday; no hours: closed. */
export interface SpecialDayView {
  date: IsoDate;
  hours: OpenHours[];
  /** What people call the day, as `Julaften`; null when it has no name. */
  name: string | null;
}

/** Opening hours from a date on. Versions are only ever added; the newest whose date has come holds. */
export interface CalendarVersionView {
  validFrom: IsoDate;
  /** IANA name, as `Europe/Oslo`. */
  timeZone: string;
  alwaysOpen: boolean;
  hours: Record<Weekday, OpenHours[]>;
  /** Country whose public holidays are closed (ISO 3166, as `NO`), or null. */
  holidayCountry: string | null;
  specialDays: SpecialDayView[];
}

export interface CalendarView {
  key: string;
  name: string;
  /** Oldest first; the last may be still to come. */
  versions: CalendarVersionView[];
}

export interface CreateCalendarRequest {
  key: string;
  name: string;
  version: CalendarVersionView;
}

/** A day of a calendar, for people: what is open, and why not. A night ends at the midnight before a holiday or special day. */
export interface CalendarDayView {
  date: IsoDate;
  hours: OpenHours[];
  reason: 'weekday' | 'holiday' | 'special_day' | 'always_open';
  /** Of the holiday or special day. */
  name: string | null;
}
