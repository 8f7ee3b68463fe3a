import { toIso } from '@desk/platform';
import {
  applyToClocks,
  nextDueAt,
  rescheduleClocks,
  settleClocks,
  type Clock,
  type ClockResult,
  type ClockTerms,
} from '@desk/sla';
import { Temporal } from 'temporal-polyfill';
import { clockEventsOf, clockFactsOf } from './clock-events.js';
import { append, notBefore, nothing, type Decision, type Hand } from './domain/decision.js';
import { nextTimer, type AddWorkingDays, type TimerSettings } from './domain/timers.js';
import type { Ticket } from './domain/ticket.js';

/** A ticket with its clocks: all that a command decides on. */
export interface Course {
  readonly ticket: Ticket;
  readonly clocks: readonly Clock[];
}

/** The promises and settings under which a ticket lives. */
export interface CourseTerms {
  readonly clocks: ClockTerms;
  readonly timers: TimerSettings;
  readonly addWorkingDays: AddWorkingDays;
  /** Calendars that have changed, and whose clocks may still have the times from before; none when left out. */
  readonly unsettledCalendars?: ReadonlySet<string>;
}

/** A course after a command, and everything that must be written down of it. */
export interface Step extends Course, Decision {}

/**
 * Lets something happen to a ticket. The clocks are first settled up to that moment, so that what fell due before it
 * stands before it in the log, once, whoever comes first. Pure: commands, sweep, demo city and import all go this way.
 */
export function proceed(course: Course, hand: Hand, terms: CourseTerms, decide: (ticket: Ticket) => Decision): Step {
  const at = notBefore(hand.at, course.ticket.lastEventAt);
  const settled = settleCourse(course, at, terms);
  const decision = decide(settled.ticket);
  return finish(settled, decision, terms);
}

/** A course to which nothing has happened yet. */
export const unmoved = (course: Course): Step => ({ ...course, entries: [], messages: [] });

/** Two steps as one. */
export function followedBy(first: Step, then: Step): Step {
  return {
    ...then,
    entries: [...first.entries, ...then.entries],
    messages: [...first.messages, ...then.messages],
  };
}

/** A ticket that begins: `filing` is what `fileTicket` decided. */
export function begin(filing: Decision, terms: CourseTerms): Step {
  return finish({ ticket: filing.ticket, clocks: [], entries: [], messages: [] }, filing, terms);
}

/** Writes into the log what has fallen due by an instant, and that a calendar has changed. Nothing due, nothing changed. */
export function settle(course: Course, now: Temporal.Instant, terms: CourseTerms): Step {
  const settled = settleCourse(course, notBefore(now, course.ticket.lastEventAt), terms);
  return { ...settled, ticket: scheduled(settled.ticket, settled.clocks, terms) };
}

/**
 * Clocks of a calendar that has changed get their new times before anything is said to be due: what the old hours would
 * have made late is not, and what the new ones made late was so at its due time.
 */
function settleCourse(course: Course, at: Temporal.Instant, terms: CourseTerms): Step {
  const facts = clockFactsOf(course.ticket);
  const clocks = rescheduled(course, terms);
  const result = settleClocks({ facts, clocks }, at, terms.clocks);
  const settled: Step = { ...announce(nothing(course.ticket), result), clocks: result.clocks };
  return clocks === course.clocks ? settled : sayRescheduled(course, clocks, settled, at, terms);
}

function rescheduled({ ticket, clocks }: Course, terms: CourseTerms): readonly Clock[] {
  if (!terms.unsettledCalendars?.size) return clocks;
  const anew = rescheduleClocks({ facts: clockFactsOf(ticket), clocks }, terms.unsettledCalendars, terms.clocks);
  return anew.every((clock, index) => clock === clocks[index]) ? clocks : anew;
}

function sayRescheduled(
  before: Course,
  anew: readonly Clock[],
  settled: Step,
  at: Temporal.Instant,
  terms: CourseTerms,
): Step {
  const due = anew.flatMap(({ target, cycle, dueAt }, index) => {
    const was = before.clocks[index]?.dueAt ?? null;
    return was && dueAt && !was.equals(dueAt) ? [{ target, cycle, before: toIso(was), after: toIso(dueAt) }] : [];
  });
  const hand: Hand = { actorId: null, origin: 'system', at };
  const said = append(settled, hand, 'sla.rescheduled', {}, { details: { due }, raises: false, silent: true });
  return finish({ ...settled, entries: [] }, { ...said, messages: [] }, terms);
}

/** Lets the clocks see what was decided, and the ticket know what is due next. */
function finish(before: Step, decision: Decision, terms: CourseTerms): Step {
  let facts = clockFactsOf(before.ticket);
  let clocks = before.clocks;
  let all: Decision = {
    ticket: decision.ticket,
    entries: [...before.entries, ...decision.entries],
    messages: [...before.messages, ...decision.messages],
  };
  for (const entry of decision.entries) {
    for (const event of clockEventsOf(entry, facts)) {
      const result = applyToClocks({ facts, clocks }, event, terms.clocks);
      ({ facts, clocks } = result);
      all = announce(all, result);
    }
  }
  return { ...all, ticket: scheduled(all.ticket, clocks, terms), clocks };
}

function scheduled(ticket: Ticket, clocks: readonly Clock[], terms: CourseTerms): Ticket {
  return {
    ...ticket,
    nextDueAt: nextDueAt(clocks, ticket.line),
    timerAt: nextTimer(ticket, terms.timers, terms.addWorkingDays)?.at ?? null,
  };
}

/** Warnings and breaches as events of the desk itself, dated when they came to pass. */
function announce(decision: Decision, result: Pick<ClockResult, 'breaches' | 'warnings'>): Decision {
  const happenings = [
    ...result.warnings.map(({ at, percent, ...which }) => ({
      at,
      type: 'sla.warned' as const,
      details: { ...which, percent },
    })),
    ...result.breaches.map(({ at, ...which }) => ({
      at,
      type: 'sla.breached' as const,
      details: { ...which, dueAt: toIso(at) },
    })),
  ].sort((a, b) => Temporal.Instant.compare(a.at, b.at));
  return happenings.reduce(
    (so, { at, type, details }) =>
      append(so, { actorId: null, origin: 'system', at }, type, {}, { details, raises: false, silent: true }),
    decision,
  );
}
