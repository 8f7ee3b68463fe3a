import type { ClockTarget, Line, PendingReason, Priority } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import {
  isLive,
  pauseClock,
  rescheduleClock,
  resumeClock,
  retargetClock,
  settleClock,
  startClock,
  stopClock,
  targetSeconds,
  voidClock,
  type Clock,
  type ClockBreach,
  type ClockWarning,
  type SettledClock,
} from './clock.js';
import type { ClockTerms } from './declaration.js';

/** What clocks need to know of their ticket. */
export interface ClockFacts {
  readonly serviceId: string;
  readonly priority: Priority;
  readonly line: Line;
  readonly teamId: string;
  readonly pendingReason: PendingReason | null;
  /** Not resolved, closed or cancelled. */
  readonly active: boolean;
  /** Somebody has it. */
  readonly assigned: boolean;
}

/** The clocks of one ticket, and the facts they stand under. */
export interface TicketClocks {
  readonly facts: ClockFacts;
  readonly clocks: readonly Clock[];
}

/** What happens to a ticket, as far as clocks care. */
export type ClockEvent = { readonly at: Temporal.Instant } & (
  | Filed
  /** A message by an agent to the requester; not an automatic one. */
  | { readonly type: 'agent_messaged' }
  /** Somebody of the line where the ticket stands has it now. */
  | { readonly type: 'taken' }
  /** Nobody has it now. */
  | { readonly type: 'released' }
  /** It came to a team, of the same line or another: escalated, handed back, transferred or assigned. */
  | { readonly type: 'moved'; readonly line: Line; readonly teamId: string }
  | { readonly type: 'pended'; readonly reason: PendingReason }
  | { readonly type: 'resumed' }
  | { readonly type: 'retargeted'; readonly serviceId: string; readonly priority: Priority }
  | { readonly type: 'resolved' }
  /** `assigned`: somebody has it from the start. */
  | { readonly type: 'reopened'; readonly assigned: boolean }
  /** Cancelled or merged. */
  | { readonly type: 'cancelled' }
  /** A calendar has new hours from some day on: what is due is computed again. `moved`: which clocks are due at another time. */
  | {
      readonly type: 'calendar_changed';
      readonly moved?: readonly { readonly target: ClockTarget; readonly cycle: number }[];
    }
);

export interface Filed {
  readonly type: 'filed';
  readonly serviceId: string;
  readonly priority: Priority;
  readonly line: Line;
  readonly teamId: string;
}

/** Breaches and warnings in the order of their times. Clocks that did not change are the same objects as before. */
export interface ClockResult extends TicketClocks {
  readonly breaches: readonly ClockBreach[];
  readonly warnings: readonly ClockWarning[];
}

const FROM_FILING: readonly ClockTarget[] = ['first_response', 'next_update', 'resolution'];
const OF_SECOND_LINE: readonly ClockTarget[] = ['second_line_takeover', 'second_line_resolution'];

/** Only with these may a clock have another target than before; reopening brings what changed while it was resolved. */
const OTHER_TARGETS: readonly ClockEvent['type'][] = ['retargeted', 'reopened'];

/** The clocks of a ticket that is filed at an instant. */
export function startClocks(filed: Filed, at: Temporal.Instant, terms: ClockTerms): ClockResult {
  const { serviceId, priority, line, teamId } = filed;
  const facts: ClockFacts = { serviceId, priority, line, teamId, pendingReason: null, active: true, assigned: false };
  const started = [...FROM_FILING, ...(line === 'second' ? OF_SECOND_LINE : [])].reduce<readonly Clock[]>(
    (clocks, target) => start(clocks, target, at, facts, terms),
    [],
  );
  return { facts, clocks: started, breaches: [], warnings: [] };
}

/** Settles the clocks up to the event, then lets it happen. */
export function applyToClocks(ticket: TicketClocks, event: ClockEvent, terms: ClockTerms): ClockResult {
  if (event.type === 'filed') return startClocks(event, event.at, terms);
  const before = settleClocks(ticket, event.at, terms);
  const facts = factsAfter(before.facts, event);
  const happened = clocksAfter(before, event, facts, terms);
  const conformed = each(happened, (clock) => conform(clock, event, facts, terms));
  const after = settleClocks({ facts, clocks: conformed.clocks }, event.at, terms);
  return {
    facts,
    clocks: after.clocks,
    breaches: inOrder([...before.breaches, ...conformed.breaches, ...after.breaches]),
    warnings: inOrder([...before.warnings, ...after.warnings]),
  };
}

/** Says which warning points and due times have passed by `now`, each once. */
export function settleClocks(ticket: TicketClocks, now: Temporal.Instant, terms: ClockTerms): ClockResult {
  const settled = each(ticket.clocks, (clock) => settleClock(clock, now, ticket.facts, terms));
  return { facts: ticket.facts, ...settled };
}

/**
 * Gives the clocks that run by some calendars the times that follow from their hours as they are now. Calendars change only
 * ahead, so nothing that came to pass is touched. Clocks that did not change are the same objects as before.
 */
export function rescheduleClocks(
  { facts, clocks }: TicketClocks,
  calendarIds: ReadonlySet<string>,
  at: Temporal.Instant,
  terms: ClockTerms,
): readonly Clock[] {
  return clocks.map((clock) =>
    calendarIds.has(clock.calendarId)
      ? rescheduleClock(clock, terms.targetFor(clock.target, facts.serviceId, facts.priority), at, terms)
      : clock,
  );
}

/** The clocks that a ticket's whole history makes, from its filing on; null when it does not begin with one. */
export function foldClocks(history: readonly ClockEvent[], terms: ClockTerms): ClockResult | null {
  const [filed, ...rest] = history;
  if (filed?.type !== 'filed') return null;
  return rest.reduce<ClockResult>(
    (ticket, event) => {
      const next = applyToClocks(ticket, event, terms);
      return {
        ...next,
        breaches: [...ticket.breaches, ...next.breaches],
        warnings: [...ticket.warnings, ...next.warnings],
      };
    },
    startClocks(filed, filed.at, terms),
  );
}

/** The earliest due time of what runs in the ticket's present line; second line answers for all of them. */
export function nextDueAt(clocks: readonly Clock[], line: Line): Temporal.Instant | null {
  return earliest(
    clocks.filter((clock) => line === 'second' || !OF_SECOND_LINE.includes(clock.target)).map((clock) => clock.dueAt),
  );
}

/** The first instant at which settling will have something to say. */
export function nextWakeAt(clocks: readonly Clock[]): Temporal.Instant | null {
  return earliest(clocks.map((clock) => clock.wakeAt));
}

function factsAfter(facts: ClockFacts, event: ClockEvent): ClockFacts {
  switch (event.type) {
    case 'taken':
      return { ...facts, assigned: true };
    case 'released':
      return { ...facts, assigned: false };
    case 'moved':
      return { ...facts, line: event.line, teamId: event.teamId };
    case 'retargeted':
      return { ...facts, serviceId: event.serviceId, priority: event.priority };
    case 'pended':
      return { ...facts, pendingReason: event.reason };
    case 'resumed':
      return { ...facts, pendingReason: null };
    case 'resolved':
    case 'cancelled':
      return { ...facts, pendingReason: null, active: false };
    case 'reopened':
      return { ...facts, pendingReason: null, active: true, assigned: event.assigned };
    case 'filed':
    case 'agent_messaged':
    case 'calendar_changed':
      return facts;
  }
}

/** Starts and stops what the event starts and stops. */
function clocksAfter(
  { facts: before, clocks }: TicketClocks,
  event: ClockEvent,
  facts: ClockFacts,
  terms: ClockTerms,
): readonly Clock[] {
  const { at } = event;
  const stop = (targets: readonly ClockTarget[]): readonly Clock[] =>
    clocks.map((clock) =>
      isLive(clock) && targets.includes(clock.target) ? stopClock(clock, at, before, terms) : clock,
    );
  const starting = (existing: readonly Clock[], targets: readonly ClockTarget[]): readonly Clock[] =>
    targets.reduce((all, target) => start(all, target, at, facts, terms), existing);

  switch (event.type) {
    case 'reopened': {
      if (before.active) return clocks;
      const again = resumeResolution(clocks, at, facts, terms);
      if (facts.line !== 'second') return again;
      return starting(again, event.assigned ? ['second_line_resolution'] : OF_SECOND_LINE);
    }
    case 'resolved':
      return stop(clocks.map((clock) => clock.target));
    case 'cancelled':
      return clocks.map((clock) => (isLive(clock) ? voidClock(clock, at, terms) : clock));
    case 'agent_messaged':
      return facts.active ? starting(stop(['first_response', 'next_update']), ['next_update']) : clocks;
    case 'taken':
      return facts.line === 'second' ? stop(['second_line_takeover']) : clocks;
    case 'moved':
      if (!facts.active || facts.line === before.line) return clocks;
      if (before.line === 'second') return stop(OF_SECOND_LINE);
      return facts.line === 'second' ? starting(clocks, OF_SECOND_LINE) : clocks;
    case 'retargeted':
      // The service before may have promised no resolution at all.
      return facts.active ? resumeResolution(clocks, at, facts, terms) : clocks;
    case 'filed':
    case 'released':
    case 'pended':
    case 'resumed':
    case 'calendar_changed':
      return clocks;
  }
}

/** Lets the one cycle of `resolution` run on with the time already used, where it does not run. */
function resumeResolution(
  clocks: readonly Clock[],
  at: Temporal.Instant,
  facts: ClockFacts,
  terms: ClockTerms,
): readonly Clock[] {
  if (!terms.targetFor('resolution', facts.serviceId, facts.priority)) return clocks;
  if (!clocks.some((clock) => clock.target === 'resolution')) return start(clocks, 'resolution', at, facts, terms);
  return clocks.map((clock) =>
    clock.target === 'resolution' && !isLive(clock) ? resumeClock(clock, at, terms) : clock,
  );
}

function start(
  clocks: readonly Clock[],
  target: ClockTarget,
  at: Temporal.Instant,
  facts: ClockFacts,
  terms: ClockTerms,
): readonly Clock[] {
  const declared = terms.targetFor(target, facts.serviceId, facts.priority);
  if (!declared) return clocks;
  const cycle = 1 + clocks.filter((clock) => clock.target === target).length;
  return [...clocks, startClock(declared, cycle, at, facts, terms)];
}

/** Brings a live clock in line with the facts: its target first, then whether it stands still. */
function conform(clock: Clock, event: ClockEvent, facts: ClockFacts, terms: ClockTerms): SettledClock {
  const unchanged = { clock, breaches: [], warnings: [] };
  if (!isLive(clock)) return unchanged;
  const declared = terms.targetFor(clock.target, facts.serviceId, facts.priority);
  if (!declared) return { ...unchanged, clock: voidClock(clock, event.at, terms) };
  const retargeted =
    OTHER_TARGETS.includes(event.type) &&
    (targetSeconds(declared, clock.startedAt, event.at, terms) !== clock.targetSeconds ||
      declared.calendarId !== clock.calendarId);
  const result = retargeted
    ? retargetClock(clock, declared, event.at, facts, terms)
    : event.type === 'calendar_changed'
      ? { ...unchanged, clock: rescheduleClock(clock, declared, event.at, terms) }
      : unchanged;
  const pausing = facts.pendingReason !== null && terms.pauses(clock.target, facts.pendingReason);
  if (pausing && clock.state === 'running') return { ...result, clock: pauseClock(result.clock, event.at, terms) };
  if (!pausing && clock.state === 'paused') return { ...result, clock: resumeClock(result.clock, event.at, terms) };
  return result;
}

function each(clocks: readonly Clock[], step: (clock: Clock) => SettledClock): Omit<ClockResult, 'facts'> {
  const results = clocks.map(step);
  return {
    clocks: results.map((result) => result.clock),
    breaches: inOrder(results.flatMap((result) => result.breaches)),
    warnings: inOrder(results.flatMap((result) => result.warnings)),
  };
}

function inOrder<T extends ClockBreach>(happenings: readonly T[]): readonly T[] {
  return [...happenings].sort((a, b) => Temporal.Instant.compare(a.at, b.at));
}

function earliest(instants: readonly (Temporal.Instant | null)[]): Temporal.Instant | null {
  return instants.reduce(
    (first, instant) => (instant && (!first || Temporal.Instant.compare(instant, first) < 0) ? instant : first),
    null,
  );
}
