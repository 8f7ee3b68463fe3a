import { PENDING_REASONS, type ClockTarget, type PendingReason, type Priority } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';

export type CalendarReason = 'open' | 'outside_hours' | 'holiday' | 'special_day';

/** What clocks ask of a calendar, in epoch and working milliseconds. Compiled calendars are such. */
export interface WorkingCalendar {
  between(from: number, to: number): number;
  /** The first instant at which so much working time has passed; what is used up at closing is due then. */
  add(from: number, workingMs: number): number;
  /** The same time of day so many working days later. */
  addDays(from: number, days: number): number;
  /** `[from, to)` in touching stretches: when it is open, and why it is closed, by name where the day has one. */
  stretches(
    from: number,
    to: number,
  ): readonly {
    readonly from: number;
    readonly to: number;
    readonly reason: CalendarReason;
    readonly name: string | null;
  }[];
}

/** One promise: how long, in which hours, for which tickets. Exactly one of `seconds` and `businessDays` is set. */
export interface DeclaredTarget {
  readonly target: ClockTarget;
  /** null = every service that has no target of its own. */
  readonly serviceId: string | null;
  /** null = every priority that has no target of its own. */
  readonly priority: Priority | null;
  /** Working seconds of the calendar. */
  readonly seconds: number | null;
  /** The same time of day, so many working days of the calendar later. */
  readonly businessDays: number | null;
  readonly calendarId: string;
}

/** A version of the service declaration; immutable once in force. */
export interface DeclarationVersion {
  readonly id: string;
  readonly validFrom: Temporal.Instant;
  readonly targets: readonly DeclaredTarget[];
  /** For which pending reasons each clock stands still. */
  readonly pauseReasons: Readonly<Record<ClockTarget, readonly PendingReason[]>>;
  /** Shares of the target at which to warn, ascending, between 1 and 99. */
  readonly warnPercents: readonly number[];
}

/** What clocks are paused for unless a declaration says otherwise. */
export const DEFAULT_PAUSE_REASONS: DeclarationVersion['pauseReasons'] = {
  first_response: [],
  next_update: PENDING_REASONS,
  resolution: ['user', 'agreed_time'],
  second_line_takeover: [],
  second_line_resolution: ['user', 'agreed_time'],
};

/** Clocks that nothing pauses, whatever a declaration says. */
export const NEVER_PAUSED: readonly ClockTarget[] = ['first_response', 'second_line_takeover'];

export const DEFAULT_WARN_PERCENTS: readonly number[] = [75, 90];

/** The version in force at an instant, or null before the first one. */
export function declarationInForce(
  versions: readonly DeclarationVersion[],
  at: Temporal.Instant,
): DeclarationVersion | null {
  return versions.reduce<DeclarationVersion | null>((latest, version) => {
    if (Temporal.Instant.compare(version.validFrom, at) > 0) return latest;
    return latest && Temporal.Instant.compare(latest.validFrom, version.validFrom) > 0 ? latest : version;
  }, null);
}

/** What a ticket is promised: a target named for its service goes before one for all, then one for its priority. */
export function targetFor(
  declaration: DeclarationVersion,
  serviceId: string,
  priority: Priority,
  target: ClockTarget,
): DeclaredTarget | null {
  const closeness = (declared: DeclaredTarget): number =>
    (declared.serviceId === null ? 0 : 2) + (declared.priority === null ? 0 : 1);
  return declaration.targets.reduce<DeclaredTarget | null>((closest, declared) => {
    const applies =
      declared.target === target &&
      (declared.serviceId === null || declared.serviceId === serviceId) &&
      (declared.priority === null || declared.priority === priority);
    return applies && (closest === null || closeness(declared) > closeness(closest)) ? declared : closest;
  }, null);
}

/** What clocks need to know of the declaration of their ticket; the same for the whole life of the ticket. */
export interface ClockTerms {
  targetFor(target: ClockTarget, serviceId: string, priority: Priority): DeclaredTarget | null;
  calendar(id: string): WorkingCalendar;
  pauses(target: ClockTarget, reason: PendingReason): boolean;
  readonly warnPercents: readonly number[];
}

/** Binds a declaration to its calendars. Throws when the declaration cannot be used. */
export function clockTerms(
  declaration: DeclarationVersion,
  calendars: ReadonlyMap<string, WorkingCalendar>,
): ClockTerms {
  const fail = (reason: string): never => {
    throw new RangeError(`Declaration ${declaration.id}: ${reason}`);
  };
  const calendar = (id: string): WorkingCalendar => calendars.get(id) ?? fail(`calendar ${id} is missing`);
  for (const { target, seconds, businessDays, calendarId } of declaration.targets) {
    if ((seconds === null) === (businessDays === null)) fail(`${target} needs either seconds or business days`);
    const length = seconds ?? businessDays ?? 0;
    if (!Number.isSafeInteger(length) || length <= 0) fail(`${target} needs a whole number of seconds or days above 0`);
    calendar(calendarId);
  }
  declaration.warnPercents.forEach((percent, index) => {
    if (percent < 1 || percent > 99 || percent <= (declaration.warnPercents[index - 1] ?? 0))
      fail('warning points must be ascending shares between 1 and 99 percent');
  });
  return {
    targetFor: (target, serviceId, priority) => targetFor(declaration, serviceId, priority, target),
    calendar,
    pauses: (target, reason) => !NEVER_PAUSED.includes(target) && declaration.pauseReasons[target].includes(reason),
    warnPercents: declaration.warnPercents,
  };
}
