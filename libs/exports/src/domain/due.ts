import { CITY_TIME_ZONE, type Rhythm } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';

export interface RhythmOf {
  readonly rhythm: Rhythm;
  /** 1 = Monday. */
  readonly weekday: number | null;
  readonly hour: number;
}

/** A month has a working day in all calendars that anybody means; one without is passed over. */
const MOST_DAYS = 400;

/**
 * The first time after `after` at which a rhythm falls due: by the city's clock, once a day at most. An hour that the night
 * to summer time leaves out is the one after it; one that comes twice is its first.
 */
export function nextDue(
  { rhythm, weekday, hour }: RhythmOf,
  after: Temporal.Instant,
  isWorkingDay: (day: Temporal.PlainDate) => boolean,
): Temporal.Instant | null {
  let day = after.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate();
  for (let count = 0; count < MOST_DAYS; count += 1, day = day.add({ days: 1 })) {
    const falls = rhythm === 'weekly' ? day.dayOfWeek === weekday : isFirstWorkingDay(day, isWorkingDay);
    if (!falls) continue;
    const at = day.toZonedDateTime({ timeZone: CITY_TIME_ZONE, plainTime: { hour } }).toInstant();
    if (Temporal.Instant.compare(at, after) > 0) return at;
  }
  return null;
}

/** The last time up to `now` at which it fell due, from the one that is known to have: what was slept through is made up for once. */
export function lastDue(
  rhythm: RhythmOf,
  known: Temporal.Instant,
  now: Temporal.Instant,
  isWorkingDay: (day: Temporal.PlainDate) => boolean,
): { due: Temporal.Instant; next: Temporal.Instant | null } {
  let due = known;
  for (;;) {
    const next = nextDue(rhythm, due, isWorkingDay);
    if (next === null || Temporal.Instant.compare(next, now) > 0) return { due, next };
    due = next;
  }
}

function isFirstWorkingDay(day: Temporal.PlainDate, isWorkingDay: (day: Temporal.PlainDate) => boolean): boolean {
  if (!isWorkingDay(day)) return false;
  for (let earlier = 1; earlier < day.day; earlier += 1) if (isWorkingDay(day.with({ day: earlier }))) return false;
  return true;
}
