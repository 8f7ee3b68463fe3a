import { Temporal } from 'temporal-polyfill';
import { addWorkingTime, isOpen, nextOpening, workingTimeBetween, type CompiledCalendar } from './calendar.js';

/**
 * The same time of day a number of working days later. A working day is a date with any working time in it. What
 * begins outside working time begins at the next opening; a time of day at which the last day is already closed means
 * its closing, one at which it is not yet open its next opening.
 */
export function addWorkingDays(calendar: CompiledCalendar, from: Temporal.Instant, days: number): Temporal.Instant {
  if (days <= 0) return from;
  const begin = nextOpening(calendar, from).toZonedDateTimeISO(calendar.timeZoneAt(from));
  let date = begin.toPlainDate();
  for (let day = 0; day < days; day++) date = workingDateAfter(calendar, date, begin.timeZoneId);
  const wanted = date.toZonedDateTime({ timeZone: begin.timeZoneId, plainTime: begin.toPlainTime() }).toInstant();
  if (isOpen(calendar, wanted)) return wanted;
  const opening = nextOpening(calendar, wanted);
  if (opening.toZonedDateTimeISO(begin.timeZoneId).toPlainDate().equals(date)) return opening;
  const midnight = date.toZonedDateTime(begin.timeZoneId).toInstant();
  return addWorkingTime(calendar, midnight, workingTimeBetween(calendar, midnight, wanted));
}

/** How many working days begin between two instants; the counterpart of `addWorkingDays`. */
export function workingDaysBetween(calendar: CompiledCalendar, from: Temporal.Instant, to: Temporal.Instant): number {
  const zone = calendar.timeZoneAt(from);
  const last = to.toZonedDateTimeISO(zone).toPlainDate();
  let date = nextOpening(calendar, from).toZonedDateTimeISO(zone).toPlainDate();
  let days = -1;
  for (; Temporal.PlainDate.compare(date, last) <= 0; days++) date = workingDateAfter(calendar, date, zone);
  return Math.max(0, days);
}

function workingDateAfter(calendar: CompiledCalendar, date: Temporal.PlainDate, zone: string): Temporal.PlainDate {
  const midnight = date.add({ days: 1 }).toZonedDateTime(zone).toInstant();
  return nextOpening(calendar, midnight).toZonedDateTimeISO(zone).toPlainDate();
}
