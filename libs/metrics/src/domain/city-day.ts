import { CITY_TIME_ZONE } from '@desk/contracts';
import type { Temporal } from 'temporal-polyfill';

const HOUR_MS = 3_600_000;
/** The zone's offset is whole hours, so an hour has one date. Asked a million times for few hours. */
const known = new Map<number, string>();

/** The city's date at an instant, `2026-11-23`. */
export function cityDay(at: Temporal.Instant): string {
  const hour = Math.floor(at.epochMilliseconds / HOUR_MS);
  let day = known.get(hour);
  if (day === undefined) {
    day = at.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate().toString();
    known.set(hour, day);
  }
  return day;
}
