import { Temporal } from 'temporal-polyfill';

/** What working days ask of a calendar, in epoch and working milliseconds. */
export interface DayCalendar {
  isOpen(ms: number): boolean;
  nextOpening(ms: number): number;
  between(from: number, to: number): number;
  add(start: number, duration: number): number;
  subtract(end: number, duration: number): number;
  timeZoneAt(instant: Temporal.Instant): string;
}

/**
 * The same time of day a number of working days later. A working day is a date with any working time in it. What
 * begins outside working time begins at the next opening; a time of day at which the last day is already closed means
 * its closing, one at which it is not yet open its next opening.
 */
export function addWorkingDays(calendar: DayCalendar, from: Temporal.Instant, days: number): Temporal.Instant {
  if (days <= 0) return from;
  const begin = zoned(calendar.nextOpening(from.epochMilliseconds), calendar.timeZoneAt(from));
  let date = begin.toPlainDate();
  for (let day = 0; day < days; day++) date = workingDateAfter(calendar, date, begin.timeZoneId);
  const wanted = at(date, begin.toPlainTime(), begin.timeZoneId);
  if (calendar.isOpen(wanted)) return instant(wanted);
  const opening = calendar.nextOpening(wanted);
  if (zoned(opening, begin.timeZoneId).toPlainDate().equals(date)) return instant(opening);
  const midnight = midnightOf(date, begin.timeZoneId);
  return instant(calendar.add(midnight, calendar.between(midnight, wanted)));
}

/**
 * The same time of day a number of working days earlier: the mirror of `addWorkingDays`. What ends outside working time
 * ends at the last closing; a time of day at which the first day is not open means its closing before that, or else its
 * opening.
 */
export function subtractWorkingDays(calendar: DayCalendar, from: Temporal.Instant, days: number): Temporal.Instant {
  if (days <= 0) return from;
  const end = from.epochMilliseconds;
  // A closing is told by the last working millisecond before it, since at midnight it would name the next day.
  const pastLast = calendar.isOpen(end) ? 0 : 1;
  const last = zoned(calendar.subtract(end, pastLast), calendar.timeZoneAt(from));
  let date = last.toPlainDate();
  for (let day = 0; day < days; day++) date = workingDateBefore(calendar, date, last.timeZoneId);
  const wanted = at(date, last.toPlainTime(), last.timeZoneId);
  if (calendar.isOpen(wanted)) return instant(wanted + pastLast);
  const closing = calendar.subtract(wanted, 0);
  const midnight = midnightOf(date, last.timeZoneId);
  return instant(closing > midnight ? closing : calendar.nextOpening(wanted));
}

/** The last closing on the date of an instant, midnight where the work goes on; the instant itself on a closed day. */
export function endOfWorkingDay(calendar: DayCalendar, on: Temporal.Instant): Temporal.Instant {
  const zone = calendar.timeZoneAt(on);
  const date = on.toZonedDateTimeISO(zone).toPlainDate();
  const midnight = midnightOf(date, zone);
  const worked = calendar.between(midnight, midnightOf(date.add({ days: 1 }), zone));
  return worked === 0 ? on : instant(calendar.add(midnight, worked));
}

function workingDateAfter(calendar: DayCalendar, date: Temporal.PlainDate, zone: string): Temporal.PlainDate {
  return zoned(calendar.nextOpening(midnightOf(date.add({ days: 1 }), zone)), zone).toPlainDate();
}

function workingDateBefore(calendar: DayCalendar, date: Temporal.PlainDate, zone: string): Temporal.PlainDate {
  return zoned(calendar.subtract(midnightOf(date, zone), 1), zone).toPlainDate();
}

function midnightOf(date: Temporal.PlainDate, timeZone: string): number {
  return date.toZonedDateTime(timeZone).epochMilliseconds;
}

function at(date: Temporal.PlainDate, plainTime: Temporal.PlainTime, timeZone: string): number {
  return date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
}

const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);
const zoned = (ms: number, zone: string): Temporal.ZonedDateTime => instant(ms).toZonedDateTimeISO(zone);
