import { Temporal } from 'temporal-polyfill';
import {
  assertCalendarDefinition,
  CalendarError,
  type CalendarDefinition,
  type NationalHolidays,
} from './calendar-definition.js';
import { CalendarDays, type DayRule } from './calendar-days.js';
import { calendarStretches, type CalendarStretch } from './calendar-stretches.js';
import { joinSpans, openSpansOfYear, yearOf, yearStart, type Span } from './open-spans.js';
import { addWorkingDays } from './working-days.js';

/** Outside these years a calendar answers with an error: a due time there is a mistake, not a plan. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;

/**
 * A calendar ready for arithmetic: working time is the sorted open spans of the years asked for so far, with running
 * sums, so that every answer is a binary search. Asking for another year adds it.
 */
export class CompiledCalendar {
  private from: number;
  private to: number;
  private spans: readonly Span[] = [];
  /** sums[i] = working milliseconds before span i; one more entry holds the total. */
  private sums: readonly number[] = [0];
  /** A clock asks again at each event of its ticket, and going from day to day takes long. */
  private readonly daysAdded = new Map<string, number>();
  private readonly days: CalendarDays;

  constructor(
    readonly definition: CalendarDefinition,
    nationalHolidays: NationalHolidays,
  ) {
    assertCalendarDefinition(definition);
    this.days = new CalendarDays(definition, nationalHolidays);
    // Its years are added when asked for; until then it covers none.
    this.from = this.to = yearStart(FIRST_YEAR);
  }

  get id(): string {
    return this.definition.id;
  }

  /** Working milliseconds from the beginning of what is compiled up to an instant that it covers. */
  private workingBefore(ms: number): number {
    const index = this.lastSpanFrom(ms);
    const span = this.spans[index];
    return span ? (this.sums[index] ?? 0) + Math.min(ms, span.to) - span.from : 0;
  }

  /** Index of the last span that begins at or before an instant, or -1. */
  private lastSpanFrom(ms: number): number {
    let low = 0;
    let high = this.spans.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.spans[middle] as Span).from <= ms) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  between(from: number, to: number): number {
    if (to <= from) return 0;
    this.cover(from, to);
    return this.workingBefore(to) - this.workingBefore(from);
  }

  /** The first instant at which `duration` ms of working time have passed since `start`; `start` itself for zero. */
  add(start: number, duration: number): number {
    if (duration <= 0) return start;
    this.cover(start, start);
    const goal = (): number => this.workingBefore(start) + duration;
    this.coverUntil(() => (this.sums.at(-1) ?? 0) >= goal());
    const target = goal();
    // The first span whose end reaches the goal, so that time used up at closing is due at closing.
    let low = 0;
    let high = this.spans.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.sums[middle + 1] ?? 0) >= target) high = middle;
      else low = middle + 1;
    }
    return (this.spans[low] as Span).from + target - (this.sums[low] ?? 0);
  }

  /**
   * The last instant from which `duration` ms of working time pass until `end`; for zero `end` itself, or the last
   * closing before it.
   */
  subtract(end: number, duration: number): number {
    this.cover(end, end);
    const goal = (): number => this.workingBefore(end) - Math.max(0, duration);
    this.coverBackUntil(() => this.lastSpanFrom(end) >= 0 && goal() >= 0);
    const target = goal();
    // The last span that begins with no more than the goal: what ends exactly at an opening has begun there.
    let low = 0;
    let high = this.lastSpanFrom(end);
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.sums[middle] ?? 0) <= target) low = middle;
      else high = middle - 1;
    }
    return (this.spans[low] as Span).from + target - (this.sums[low] ?? 0);
  }

  /** The same time of day so many working days after an instant: see `addWorkingDays`. */
  addDays(from: number, days: number): number {
    const key = `${from} ${days}`;
    const known = this.daysAdded.get(key);
    if (known !== undefined) return known;
    const added = addWorkingDays(this, instant(from), days).epochMilliseconds;
    if (this.daysAdded.size >= MOST_DAYS_ADDED) this.daysAdded.clear();
    this.daysAdded.set(key, added);
    return added;
  }

  nextOpening(ms: number): number {
    this.cover(ms, ms);
    this.coverUntil(() => this.spanAtOrAfter(ms) !== undefined);
    return Math.max(ms, this.spanAtOrAfter(ms)?.from ?? ms);
  }

  nextClosing(ms: number): number {
    this.cover(ms, ms);
    // A span that reaches the end of what is compiled may go on after it.
    this.coverUntil(() => (this.spanAtOrAfter(ms)?.to ?? this.to) < this.to);
    return this.spanAtOrAfter(ms)?.to ?? ms;
  }

  /** The span that holds an instant, or else the next one. */
  private spanAtOrAfter(ms: number): Span | undefined {
    const index = this.lastSpanFrom(ms);
    const span = this.spans[index];
    return span && ms < span.to ? span : this.spans[index + 1];
  }

  isOpen(ms: number): boolean {
    this.cover(ms, ms);
    const span = this.spans[this.lastSpanFrom(ms)];
    return span !== undefined && ms < span.to;
  }

  /** What became of every millisecond of `[from, to)`; none when `to` is not later. */
  stretches(from: number, to: number): readonly CalendarStretch[] {
    if (to <= from) return [];
    this.cover(from, to);
    return calendarStretches(this.days, this.spans.slice(Math.max(0, this.lastSpanFrom(from))), from, to);
  }

  /** How a date is open, `YYYY-MM-DD`. */
  dayOn(date: string): DayRule {
    return this.days.rule(Date.parse(date));
  }

  /** The zone in which the days of this calendar are counted at an instant. */
  timeZoneAt(instant: Temporal.Instant): string {
    const { versions } = this.definition;
    const inForce = versions.findLast(
      (version) => instant.toZonedDateTimeISO(version.timeZone).toPlainDate().toString() >= version.validFrom,
    );
    return (inForce ?? versions[0])?.timeZone ?? 'UTC';
  }

  private coverUntil(enough: () => boolean): void {
    let withoutGain = 0;
    while (!enough()) {
      const total = this.sums.at(-1) ?? 0;
      const year = yearOf(this.to);
      if (year > LAST_YEAR) throw new CalendarError(`Calendar ${this.id}: no answer before the year ${LAST_YEAR + 1}`);
      this.cover(this.to, this.to);
      withoutGain = (this.sums.at(-1) ?? 0) > total ? 0 : withoutGain + 1;
      if (withoutGain >= 2 && year > Math.max(...this.yearsNamed()))
        throw new CalendarError(`Calendar ${this.id}: has no working time from the year ${year - 1} on`);
    }
  }

  private coverBackUntil(enough: () => boolean): void {
    let withoutGain = 0;
    while (!enough()) {
      const total = this.sums.at(-1) ?? 0;
      const year = yearOf(this.from) - 1;
      if (year < FIRST_YEAR) throw new CalendarError(`Calendar ${this.id}: no answer after the year ${FIRST_YEAR - 1}`);
      this.cover(yearStart(year), yearStart(year));
      withoutGain = (this.sums.at(-1) ?? 0) > total ? 0 : withoutGain + 1;
      if (withoutGain >= 2 && year < Math.min(...this.yearsNamed()))
        throw new CalendarError(`Calendar ${this.id}: has no working time up to the year ${year + 1}`);
    }
  }

  /** Outside these years nothing but the weekly hours of the first or last version decides. */
  private yearsNamed(): readonly number[] {
    const dates = this.definition.versions.flatMap((version) => [
      version.validFrom,
      ...version.specialDays.map((day) => day.date),
    ]);
    return dates.map((date) => Number(date.slice(0, 4)));
  }

  private cover(from: number, to: number): void {
    if (from >= this.from && to < this.to) return;
    if (this.from === this.to) this.from = this.to = yearStart(Math.max(FIRST_YEAR, Math.min(LAST_YEAR, yearOf(from))));
    const first = Math.min(yearOf(from), yearOf(this.from));
    const last = Math.max(yearOf(to), yearOf(this.to) - 1);
    if (first < FIRST_YEAR || last > LAST_YEAR)
      throw new CalendarError(`Calendar ${this.id}: answers for the years ${FIRST_YEAR} to ${LAST_YEAR} only`);
    const before: Span[] = [];
    for (let year = first; year < yearOf(this.from); year++) before.push(...this.spansOf(year));
    const after: Span[] = [];
    for (let year = yearOf(this.to); year <= last; year++) after.push(...this.spansOf(year));
    this.spans = joinSpans([...before, ...this.spans, ...after]);
    let sum = 0;
    this.sums = [0, ...this.spans.map((span) => (sum += span.to - span.from))];
    this.from = yearStart(first);
    this.to = yearStart(last + 1);
  }

  private spansOf(year: number): readonly Span[] {
    return openSpansOfYear(this.days, year);
  }
}

const compiled = new WeakMap<NationalHolidays, Map<string, CompiledCalendar>>();
const MOST_KEPT = 500;
const MOST_DAYS_ADDED = 1_000;

/** Compiles a calendar, or returns the one compiled earlier from the same content. */
export function compileCalendar(definition: CalendarDefinition, nationalHolidays: NationalHolidays): CompiledCalendar {
  const kept = compiled.get(nationalHolidays) ?? new Map<string, CompiledCalendar>();
  compiled.set(nationalHolidays, kept);
  const key = JSON.stringify(definition);
  const known = kept.get(key);
  if (known) return known;
  const calendar = new CompiledCalendar(definition, nationalHolidays);
  const oldest = kept.keys().next();
  if (kept.size >= MOST_KEPT && !oldest.done) kept.delete(oldest.value);
  kept.set(key, calendar);
  return calendar;
}

/** Working milliseconds between two instants; 0 when the second is not later. */
export function workingTimeBetween(calendar: CompiledCalendar, from: Temporal.Instant, to: Temporal.Instant): number {
  return calendar.between(from.epochMilliseconds, to.epochMilliseconds);
}

/** When `ms` of working time will have passed since `from`; what is used up exactly at closing time is due then. */
export function addWorkingTime(calendar: CompiledCalendar, from: Temporal.Instant, ms: number): Temporal.Instant {
  return ms <= 0 ? from : instant(calendar.add(from.epochMilliseconds, ms));
}

/**
 * From when `ms` of working time have passed until an instant; what fills a day exactly has begun at its opening. An end
 * outside working time means the last closing before it.
 */
export function subtractWorkingTime(calendar: CompiledCalendar, to: Temporal.Instant, ms: number): Temporal.Instant {
  return instant(calendar.subtract(to.epochMilliseconds, ms));
}

export function isOpen(calendar: CompiledCalendar, at: Temporal.Instant): boolean {
  return calendar.isOpen(at.epochMilliseconds);
}

/** The first open moment at or after an instant. */
export function nextOpening(calendar: CompiledCalendar, at: Temporal.Instant): Temporal.Instant {
  return instant(calendar.nextOpening(at.epochMilliseconds));
}

/** The end of the opening that `nextOpening` finds. Throws for a calendar that never closes. */
export function nextClosing(calendar: CompiledCalendar, at: Temporal.Instant): Temporal.Instant {
  return instant(calendar.nextClosing(at.epochMilliseconds));
}

const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);
