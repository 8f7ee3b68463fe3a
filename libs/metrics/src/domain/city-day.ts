import { CITY_TIME_ZONE } from '@desk/contracts';
import type { Temporal } from 'temporal-polyfill';

/** An hour of the city's wall clock. */
export interface CityHour {
  /** `2026-11-23` */
  readonly day: string;
  /** 1 = Monday. */
  readonly weekday: number;
  /** 0–23 */
  readonly hour: number;
}

const HOUR_MS = 3_600_000;
/** The zone's offset is whole hours, so an hour has one date. Asked a million times for few hours. */
const known = new Map<number, CityHour>();

export function cityHour(at: Temporal.Instant): CityHour {
  const number = Math.floor(at.epochMilliseconds / HOUR_MS);
  let hour = known.get(number);
  if (hour === undefined) {
    const local = at.toZonedDateTimeISO(CITY_TIME_ZONE);
    hour = { day: local.toPlainDate().toString(), weekday: local.dayOfWeek, hour: local.hour };
    known.set(number, hour);
  }
  return hour;
}

/** The city's date at an instant, `2026-11-23`. */
export function cityDay(at: Temporal.Instant): string {
  return cityHour(at).day;
}
