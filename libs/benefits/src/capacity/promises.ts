import { compileCalendar, type CompiledCalendar, type OpenInterval } from '@desk/agencies';
import { WEEKDAYS, type ClockTarget, type Priority } from '@desk/contracts';
import type { ClockTerms, DeclaredTarget, WorkingCalendar } from '@desk/sla';
import { Temporal } from 'temporal-polyfill';
import type { PromisedKind } from '../domain/draw-weeks.js';
import { QUARTER_MS } from '../domain/simulate-queue.js';

/** The clocks by which first line's queue is ordered while nobody has answered. */
const FIRST_LINE: readonly ClockTarget[] = ['first_response', 'next_update', 'resolution'];
/** Without holidays, and without days on which clocks are changed: simulated weeks run by UTC as if by the city's clocks. */
export const ORDINARY_MONDAY = Temporal.Instant.from('2026-01-05T00:00:00Z').epochMilliseconds;

/** A calendar as it is in an ordinary week; `hours` replaces those of Monday to Friday. */
export function ordinaryCalendar({ definition }: CompiledCalendar, hours: OpenInterval | null): CompiledCalendar {
  const latest = definition.versions.at(-1);
  if (latest === undefined) throw new Error(`calendar ${definition.id} has no version`);
  const week =
    hours === null
      ? latest.hours
      : { ...latest.hours, ...Object.fromEntries(WEEKDAYS.slice(0, 5).map((day) => [day, [hours]])) };
  const version = {
    validFrom: '2020-01-01',
    timeZone: 'UTC',
    alwaysOpen: latest.alwaysOpen,
    hours: week,
    holidayCountry: null,
    specialDays: [],
  };
  return compileCalendar({ id: `${definition.id} in an ordinary week`, versions: [version] }, () => []);
}

/** Whether two calendars have the same hours, so that who changes the one means the other too. */
export function sameHours(a: CompiledCalendar, b: CompiledCalendar): boolean {
  const hours = ({ definition }: CompiledCalendar): string => {
    const latest = definition.versions.at(-1);
    return JSON.stringify([latest?.alwaysOpen, WEEKDAYS.map((day) => latest?.hours[day])]);
  };
  return hours(a) === hours(b);
}

export interface Kind {
  readonly serviceId: string;
  readonly priority: Priority;
  readonly web: number;
}

/** What tickets of each kind are promised, by the calendars that are given. `targetMs` replaces the first response of all. */
export function promisedKinds(
  kinds: readonly Kind[],
  terms: ClockTerms,
  calendarOf: (id: string) => WorkingCalendar,
  targetMs: { readonly ms: number; readonly calendar: WorkingCalendar } | null,
): PromisedKind[] {
  return kinds.map(({ serviceId, priority, web }) => {
    const ends = FIRST_LINE.flatMap((target) => {
      if (target === 'first_response' && targetMs !== null) {
        return [{ target, end: (filed: number) => targetMs.calendar.add(filed, targetMs.ms) }];
      }
      const declared = terms.targetFor(target, serviceId, priority);
      return declared === null ? [] : [{ target, end: endOf(declared, calendarOf(declared.calendarId)) }];
    });
    const endOfTarget = (target: ClockTarget): PromisedKind['answerBy'] =>
      ends.find((one) => one.target === target)?.end ?? (() => Number.POSITIVE_INFINITY);
    return {
      weight: web,
      priority,
      dueAt: (filed) => ends.reduce((least, { end }) => Math.min(least, end(filed)), Number.POSITIVE_INFINITY),
      answerBy: endOfTarget('first_response'),
      resolveBy: endOfTarget('resolution'),
    };
  });
}

function endOf({ seconds, businessDays }: DeclaredTarget, calendar: WorkingCalendar): (filed: number) => number {
  return seconds === null
    ? byQuarter((begin) => calendar.addDays(begin, businessDays ?? 0))
    : (filed) => calendar.add(filed, seconds * 1_000);
}

/** Days take long to count: within a quarter hour their end moves along with the filing. */
function byQuarter(end: (begin: number) => number): (filed: number) => number {
  const known = new Map<number, number>();
  return (filed) => {
    const begin = filed - (filed % QUARTER_MS);
    const found = known.get(begin) ?? end(begin);
    known.set(begin, found);
    return found + filed - begin;
  };
}

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;

/** The same in each week: what is asked again of a minute of another is known. */
function byMinuteOfWeek(end: (filed: number) => number): (filed: number) => number {
  const known = new Float64Array(WEEK / MINUTE).fill(Number.NaN);
  return (filed) => {
    const since = filed - ORDINARY_MONDAY;
    const week = Math.floor(since / WEEK);
    const minute = Math.floor((since - week * WEEK) / MINUTE);
    const begin = ORDINARY_MONDAY + minute * MINUTE;
    let found = known[minute] ?? Number.NaN;
    if (Number.isNaN(found)) known[minute] = found = end(begin) - begin;
    return filed + found;
  };
}

/** An ordinary calendar, made fast for thousands of simulated weeks: to the minute. */
export function weekly(calendar: CompiledCalendar): WorkingCalendar {
  const worked = Float64Array.from({ length: WEEK / MINUTE + 1 }, (_, minute) =>
    calendar.between(ORDINARY_MONDAY, ORDINARY_MONDAY + minute * MINUTE),
  );
  const before = (at: number): number => {
    const since = at - ORDINARY_MONDAY;
    const week = Math.floor(since / WEEK);
    const minutes = (since - week * WEEK) / MINUTE;
    const whole = Math.floor(minutes);
    const [from, to] = [worked[whole] ?? 0, worked[whole + 1] ?? 0];
    return week * (worked[WEEK / MINUTE] ?? 0) + from + (to - from) * (minutes - whole);
  };
  const kept = (end: (begin: number, length: number) => number): ((from: number, length: number) => number) => {
    const ends = new Map<number, (filed: number) => number>();
    return (from, length) => {
      let known = ends.get(length);
      if (known === undefined) ends.set(length, (known = byMinuteOfWeek((begin) => end(begin, length))));
      return known(from);
    };
  };
  return {
    between: (from, to) => Math.max(0, before(to) - before(from)),
    add: kept((begin, ms) => calendar.add(begin, ms)),
    addDays: kept((begin, days) => calendar.addDays(begin, days)),
    stretches: (from, to) => calendar.stretches(from, to),
  };
}
