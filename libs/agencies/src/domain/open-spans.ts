import {
  CalendarError,
  WEEKDAYS,
  type CalendarDefinition,
  type CalendarVersion,
  type NationalHolidays,
  type OpenInterval,
} from './calendar-definition.js';
import { instantOfWallTime } from './wall-clock.js';

/** A stretch of working time, `[from, to)` in epoch milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

export const yearStart = (year: number): number => Date.UTC(year, 0, 1);
export const yearOf = (ms: number): number => new Date(ms).getUTCFullYear();

/** The working time of one UTC year: sorted, disjoint, cut at the year's ends. */
export function openSpansOfYear(
  definition: CalendarDefinition,
  year: number,
  nationalHolidays: NationalHolidays,
): readonly Span[] {
  const begin = yearStart(year);
  const end = yearStart(year + 1);
  const days = new DayReader(definition, nationalHolidays);
  if (days.alwaysOpenBetween(begin - 2 * DAY_MS, end + 2 * DAY_MS)) return [{ from: begin, to: end }];
  // Two days more on either side: a zone may be a day off UTC, and an interval may run into the next day.
  const spans: Span[] = [];
  for (let day = begin - 2 * DAY_MS; day < end + 2 * DAY_MS; day += DAY_MS) {
    for (const span of days.spansOf(day)) {
      const from = Math.max(span.from, begin);
      const to = Math.min(span.to, end);
      if (from < to) spans.push({ from, to });
    }
  }
  return joinSpans(spans.sort((a, b) => a.from - b.from));
}

/** Joins sorted spans that touch or overlap. */
export function joinSpans(sorted: readonly Span[]): readonly Span[] {
  const joined: { from: number; to: number }[] = [];
  for (const span of sorted) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}

/** Reads dates, given as the epoch milliseconds of their midnight in UTC (a number is all that a date is here). */
class DayReader {
  private readonly holidays = new Map<string, ReadonlySet<string>>();
  private readonly specialDays = new Map<CalendarVersion, ReadonlyMap<string, readonly OpenInterval[]>>();

  constructor(
    private readonly definition: CalendarDefinition,
    private readonly nationalHolidays: NationalHolidays,
  ) {
    for (const version of definition.versions)
      this.specialDays.set(version, new Map(version.specialDays.map((day) => [day.date, day.hours])));
  }

  *spansOf(day: number): Iterable<Span> {
    const date = isoDate(day);
    const version = this.versionOn(date);
    const at = (minutes: number): number => instantOfWallTime(day + minutes * MINUTE_MS, version.timeZone);
    const midnight = at(0);
    const nextMidnight = at(DAY_MINUTES);
    if (version.alwaysOpen) {
      if (midnight < nextMidnight) yield { from: midnight, to: nextMidnight };
      return;
    }
    const weekday = WEEKDAYS[(new Date(day).getUTCDay() + 6) % 7] ?? 'mon';
    for (const [opens, closes] of this.exceptionOn(date, version) ?? version.hours[weekday]) {
      const opening = minutesOf(opens);
      const closing = minutesOf(closes) + (closes > opens ? 0 : DAY_MINUTES);
      const from = at(opening);
      const to = closing > DAY_MINUTES && this.hasException(day + DAY_MS) ? nextMidnight : at(closing);
      if (from < to) yield { from, to };
    }
  }

  alwaysOpenBetween(firstDay: number, lastDay: number): boolean {
    const version = this.versionOn(isoDate(firstDay));
    return version.alwaysOpen && version === this.versionOn(isoDate(lastDay));
  }

  /** A holiday or special day rules its date from midnight to midnight: the night before does not run into it. */
  private hasException(day: number): boolean {
    const date = isoDate(day);
    const version = this.versionOn(date);
    return !version.alwaysOpen && this.exceptionOn(date, version) !== null;
  }

  private exceptionOn(date: string, version: CalendarVersion): readonly OpenInterval[] | null {
    const special = this.specialDays.get(version)?.get(date);
    if (special) return special;
    return version.holidayCountry && this.holidaysOf(version.holidayCountry, date.slice(0, 4)).has(date) ? [] : null;
  }

  private holidaysOf(country: string, year: string): ReadonlySet<string> {
    const key = `${country}-${year}`;
    let dates = this.holidays.get(key);
    if (!dates) this.holidays.set(key, (dates = new Set(this.nationalHolidays(country, Number(year)))));
    return dates;
  }

  private versionOn(date: string): CalendarVersion {
    const versions = this.definition.versions;
    const version = versions.findLast((candidate) => candidate.validFrom <= date) ?? versions[0];
    if (!version) throw new CalendarError(`Calendar ${this.definition.id}: has no version`);
    return version;
  }
}

const isoDate = (day: number): string => new Date(day).toISOString().slice(0, 10);

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
