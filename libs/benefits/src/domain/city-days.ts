import { Temporal } from 'temporal-polyfill';
import { QUARTERS_A_DAY, type ArrivalDay } from './arrival-week.js';

/** A day, with its beginning and end, and how long the city was open, in working milliseconds. */
export interface CityDay extends ArrivalDay {
  readonly from: number;
  readonly to: number;
  readonly openMs: number;
}

const QUARTER_MS = 900_000;
/** Open for less than this share of the longest such weekday, a working day is none of its kind. */
const ALMOST = 0.9;

/** The days of a period, the last included, by the clocks of `timeZone`. */
export function cityDays(
  { from, to, timeZone }: { from: string; to: string; timeZone: string },
  openMs: (from: number, to: number) => number,
): CityDay[] {
  const days: Omit<CityDay, 'closed'>[] = [];
  const last = Temporal.PlainDate.from(to);
  for (
    let date = Temporal.PlainDate.from(from);
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  ) {
    const begin = date.toZonedDateTime(timeZone).epochMilliseconds;
    const end = date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
    days.push({
      day: date.toString(),
      weekday: date.dayOfWeek,
      occurred: occurred(begin, end, timeZone),
      from: begin,
      to: end,
      openMs: openMs(begin, end),
    });
  }
  return days.map((day) => {
    const usual = Math.max(...days.filter(({ weekday }) => weekday === day.weekday).map((one) => one.openMs));
    // A weekday of which every one was closed is open on other weeks.
    return { ...day, closed: day.weekday <= 5 && (usual === 0 || day.openMs < ALMOST * usual) };
  });
}

/** Once each, but on the days on which the clocks are changed. */
function occurred(begin: number, end: number, timeZone: string): Uint8Array {
  const quarters = new Uint8Array(QUARTERS_A_DAY);
  if (end - begin === QUARTERS_A_DAY * QUARTER_MS) return quarters.fill(1);
  for (let at = begin; at < end; at += QUARTER_MS) {
    const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
    const quarter = 4 * hour + Math.floor(minute / 15);
    quarters[quarter] = (quarters[quarter] ?? 0) + 1;
  }
  return quarters;
}
