import type { ClockStateName, ClockTarget, Priority } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import type { ClockTerms, DeclaredTarget } from './declaration.js';

/** One run of one target of a ticket: the row of its key `(target, cycle)`. */
export interface Clock {
  readonly target: ClockTarget;
  readonly cycle: number;
  /** A running or paused clock may have been breached already: see `breachedAt`. */
  readonly state: ClockStateName;
  readonly startedAt: Temporal.Instant;
  /** Working seconds; of a promise in working days as many as lie between the start and its day, to the millisecond. */
  readonly targetSeconds: number;
  readonly calendarId: string;
  /** Working milliseconds used up to `anchorAt`. */
  readonly usedMs: number;
  /** Running: since when working time adds to `usedMs`. Paused or stopped: since when it does not. */
  readonly anchorAt: Temporal.Instant;
  /** Only while running; of a breached clock the moment of its breach. */
  readonly dueAt: Temporal.Instant | null;
  /** The first millisecond at which settling has something to say: a warning or the breach. Only while running. */
  readonly wakeAt: Temporal.Instant | null;
  /** The highest warning point passed, 0 for none. */
  readonly warnedPercent: number;
  readonly breachedAt: Temporal.Instant | null;
  readonly stoppedAt: Temporal.Instant | null;
  /** As they were at the outcome (met, or breached); before that as they were when the target was last set. */
  readonly serviceId: string;
  readonly priority: Priority;
  readonly teamId: string;
}

/** To whom an outcome is counted. */
export type ClockOwner = Pick<Clock, 'serviceId' | 'priority' | 'teamId'>;

export interface ClockBreach {
  readonly target: ClockTarget;
  readonly cycle: number;
  /** When it fell due, or when a change of the target made it late; not when it was noticed. */
  readonly at: Temporal.Instant;
}

export interface ClockWarning extends ClockBreach {
  readonly percent: number;
}

export interface SettledClock {
  readonly clock: Clock;
  readonly breaches: readonly ClockBreach[];
  readonly warnings: readonly ClockWarning[];
}

export const isLive = (clock: Clock): boolean => clock.state === 'running' || clock.state === 'paused';

/** Working milliseconds used at an instant that is not before the clock's latest event. */
export function usedMs(clock: Clock, at: Temporal.Instant, terms: ClockTerms): number {
  if (clock.state !== 'running') return clock.usedMs;
  const calendar = terms.calendar(clock.calendarId);
  return clock.usedMs + calendar.between(clock.anchorAt.epochMilliseconds, at.epochMilliseconds);
}

/** Working seconds used at an instant, whole ones. */
export function usedSeconds(clock: Clock, at: Temporal.Instant, terms: ClockTerms): number {
  return Math.floor(usedMs(clock, at, terms) / 1000);
}

/**
 * The working seconds of a promise for a clock that started at an instant. A promise in working days is as much working
 * time as lies between the start and its day: so pauses, reopening and other targets are one arithmetic for both.
 */
export function targetSeconds(declared: DeclaredTarget, startedAt: Temporal.Instant, terms: ClockTerms): number {
  if (declared.businessDays === null) return declared.seconds ?? 0;
  const calendar = terms.calendar(declared.calendarId);
  const from = startedAt.epochMilliseconds;
  return calendar.between(from, calendar.addDays(from, declared.businessDays)) / 1000;
}

export function startClock(
  declared: DeclaredTarget,
  cycle: number,
  at: Temporal.Instant,
  owner: ClockOwner,
  terms: ClockTerms,
): Clock {
  const clock: Clock = {
    target: declared.target,
    cycle,
    state: 'running',
    startedAt: at,
    targetSeconds: targetSeconds(declared, at, terms),
    calendarId: declared.calendarId,
    usedMs: 0,
    anchorAt: at,
    dueAt: null,
    wakeAt: null,
    warnedPercent: 0,
    breachedAt: null,
    stoppedAt: null,
    ...ownerOf(owner),
  };
  return scheduled(clock, terms);
}

export function pauseClock(clock: Clock, at: Temporal.Instant, terms: ClockTerms): Clock {
  return scheduled({ ...clock, state: 'paused', usedMs: usedMs(clock, at, terms), anchorAt: at }, terms);
}

/** Lets a paused or stopped clock run on with what it has used. */
export function resumeClock(clock: Clock, at: Temporal.Instant, terms: ClockTerms): Clock {
  return scheduled({ ...clock, state: 'running', anchorAt: at, stoppedAt: null }, terms);
}

/** Ends a clock that has been settled: met, or missed when it was breached. */
export function stopClock(clock: Clock, at: Temporal.Instant, owner: ClockOwner, terms: ClockTerms): Clock {
  const stopped = endedAs(clock.breachedAt ? 'missed' : 'met', clock, at, terms);
  return clock.breachedAt ? stopped : { ...stopped, ...ownerOf(owner) };
}

/** Ends a clock outside attainment. */
export function voidClock(clock: Clock, at: Temporal.Instant, terms: ClockTerms): Clock {
  return endedAs('void', clock, at, terms);
}

/**
 * Gives a live clock another target or calendar; the time already used stays. Over the new target it is breached as of
 * now (if it was not before), within it no longer breached.
 */
export function retargetClock(
  clock: Clock,
  declared: DeclaredTarget,
  at: Temporal.Instant,
  owner: ClockOwner,
  terms: ClockTerms,
): SettledClock {
  const used = usedMs(clock, at, terms);
  const seconds = targetSeconds(declared, clock.startedAt, terms);
  const over = used > targetMs(seconds);
  const passed = terms.warnPercents.filter((percent) => used >= pointMs(seconds, percent));
  const changed: Clock = {
    ...clock,
    ...(over && clock.breachedAt ? {} : ownerOf(owner)),
    targetSeconds: seconds,
    calendarId: declared.calendarId,
    usedMs: used,
    anchorAt: clock.state === 'running' ? at : clock.anchorAt,
    breachedAt: over ? (clock.breachedAt ?? at) : null,
    // Late at once is told once, as a breach; a point not yet passed again may be warned of again.
    warnedPercent: over ? (terms.warnPercents.at(-1) ?? 0) : Math.min(clock.warnedPercent, passed.at(-1) ?? 0),
  };
  const breaches = over && !clock.breachedAt ? [{ target: clock.target, cycle: clock.cycle, at }] : [];
  return { clock: scheduled(changed, terms), breaches, warnings: [] };
}

/** Says what has come to pass by `now`; what falls due exactly now is not late yet. */
export function settleClock(clock: Clock, now: Temporal.Instant, owner: ClockOwner, terms: ClockTerms): SettledClock {
  const warnings: ClockWarning[] = [];
  let settled = clock;
  while (settled.wakeAt && settled.dueAt && Temporal.Instant.compare(settled.wakeAt, now) <= 0) {
    const percent = nextWarning(settled, terms);
    const { target, cycle, wakeAt, dueAt } = settled;
    if (percent === undefined) {
      const breached = scheduled({ ...settled, ...ownerOf(owner), breachedAt: dueAt }, terms);
      return { clock: breached, breaches: [{ target, cycle, at: dueAt }], warnings };
    }
    warnings.push({ target, cycle, percent, at: wakeAt });
    settled = scheduled({ ...settled, warnedPercent: percent }, terms);
  }
  return { clock: settled, breaches: [], warnings };
}

/**
 * A live clock with the times that its calendar gives it now: what has been used and a breach stay, a promise in working
 * days and what is to come are computed anew. The same object when it has them already.
 */
export function rescheduleClock(clock: Clock, declared: DeclaredTarget | null, terms: ClockTerms): Clock {
  if (!isLive(clock)) return clock;
  const inDays = declared !== null && declared.businessDays !== null && declared.calendarId === clock.calendarId;
  const seconds = inDays ? targetSeconds(declared, clock.startedAt, terms) : clock.targetSeconds;
  const anew = scheduled({ ...clock, targetSeconds: seconds }, terms);
  const isKept = isSame(anew.dueAt, clock.dueAt) && isSame(anew.wakeAt, clock.wakeAt);
  return isKept && seconds === clock.targetSeconds ? clock : anew;
}

const isSame = (a: Temporal.Instant | null, b: Temporal.Instant | null): boolean =>
  a === null || b === null ? a === b : a.equals(b);

/** The clock with its due and wake moments as they follow from the rest of it. */
function scheduled(clock: Clock, terms: ClockTerms): Clock {
  if (clock.state !== 'running') return { ...clock, dueAt: null, wakeAt: null };
  if (clock.breachedAt) return { ...clock, dueAt: clock.breachedAt, wakeAt: null };
  const calendar = terms.calendar(clock.calendarId);
  const reaching = (ms: number): Temporal.Instant =>
    ms <= clock.usedMs
      ? clock.anchorAt
      : Temporal.Instant.fromEpochMilliseconds(calendar.add(clock.anchorAt.epochMilliseconds, ms - clock.usedMs));
  const dueAt = reaching(targetMs(clock.targetSeconds));
  const percent = nextWarning(clock, terms);
  const wakeAt =
    percent === undefined ? dueAt.add({ milliseconds: 1 }) : reaching(pointMs(clock.targetSeconds, percent));
  return { ...clock, dueAt, wakeAt };
}

function endedAs(state: 'met' | 'missed' | 'void', clock: Clock, at: Temporal.Instant, terms: ClockTerms): Clock {
  return scheduled({ ...clock, state, usedMs: usedMs(clock, at, terms), anchorAt: at, stoppedAt: at }, terms);
}

function nextWarning(clock: Clock, terms: ClockTerms): number | undefined {
  return terms.warnPercents.find((percent) => percent > clock.warnedPercent);
}

/** Seconds may have a fraction, which no floating product is to tear. */
const targetMs = (seconds: number): number => Math.round(seconds * 1000);

/** Working milliseconds at which a share of the target is used. */
function pointMs(seconds: number, percent: number): number {
  return Math.ceil((targetMs(seconds) * percent) / 100);
}

function ownerOf({ serviceId, priority, teamId }: ClockOwner): ClockOwner {
  return { serviceId, priority, teamId };
}
