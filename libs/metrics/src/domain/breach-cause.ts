import {
  BREACH_CAUSES,
  type BreachCause,
  type ClockTarget,
  type Line,
  type PendingReason,
  type Priority,
} from '@desk/contracts';
import type { Temporal } from 'temporal-polyfill';
import { isOpen, type FlowEntry } from './ticket-flow.js';

/** A line of a ticket's log, as far as it says where the ticket stands. */
export type PlaceEntry = Pick<FlowEntry, 'occurredAt' | 'changes'>;

/** What of the terms of a ticket says which time counts; calendars in epoch and working milliseconds. */
export interface CountingTerms {
  targetFor(target: ClockTarget, serviceId: string, priority: Priority): { readonly calendarId: string } | null;
  calendar(id: string): { between(from: number, to: number): number };
  pauses(target: ClockTarget, reason: PendingReason): boolean;
}

/** Where a ticket stands, and what its clocks stand under. */
interface Standing {
  readonly line: Line;
  readonly assigned: boolean;
  readonly handedBack: boolean;
  readonly open: boolean;
  readonly pendingReason: PendingReason | null;
  readonly serviceId: string;
  readonly priority: Priority;
}

const UNFILED: Standing = {
  line: 'first',
  assigned: false,
  handedBack: false,
  open: true,
  pendingReason: null,
  serviceId: '',
  priority: 4,
};

/**
 * Counted milliseconds of a clock from its start until an instant, by where the ticket stood. Walks the log from its filing
 * on; each stretch is counted by the calendar that was the clock's in it, without what the clock stood still for. Together
 * they are what the clock had used at that instant.
 */
export function countedTimeByPlace(
  clock: { readonly target: ClockTarget; readonly startedAt: Temporal.Instant },
  until: Temporal.Instant,
  log: readonly PlaceEntry[],
  terms: CountingTerms,
): Readonly<Record<BreachCause, number>> {
  const time = { waiting_in_queue: 0, with_agent: 0, in_second_line: 0, after_hand_back: 0 };
  const [begin, end] = [clock.startedAt.epochMilliseconds, until.epochMilliseconds];
  let standing = UNFILED;
  for (const [index, entry] of log.entries()) {
    standing = standingAfter(standing, entry);
    const from = Math.max(entry.occurredAt.epochMilliseconds, begin);
    const to = Math.min(log[index + 1]?.occurredAt.epochMilliseconds ?? end, end);
    if (from >= to || !standing.open) continue;
    const { serviceId, priority, pendingReason } = standing;
    const declared = terms.targetFor(clock.target, serviceId, priority);
    if (declared === null || (pendingReason !== null && terms.pauses(clock.target, pendingReason))) continue;
    time[placeOf(standing)] += terms.calendar(declared.calendarId).between(from, to);
  }
  return time;
}

/** Where most of the time went; of equal shares the one that comes first in the list of causes. */
export function largestShare(time: Readonly<Record<BreachCause, number>>): BreachCause {
  return BREACH_CAUSES.reduce((largest, cause) => (time[cause] > time[largest] ? cause : largest));
}

function placeOf({ line, assigned, handedBack }: Standing): BreachCause {
  if (line === 'second') return 'in_second_line';
  if (handedBack) return 'after_hand_back';
  return assigned ? 'with_agent' : 'waiting_in_queue';
}

function standingAfter(before: Standing, { changes }: PlaceEntry): Standing {
  const to = <T>(field: string, otherwise: T): T => {
    const change = changes[field];
    return change ? (change[1] as T) : otherwise;
  };
  const line = to<Line>('line', before.line);
  return {
    line,
    assigned: to<string | null>('assigneeId', before.assigned ? '' : null) !== null,
    handedBack: before.handedBack || (before.line === 'second' && line !== 'second'),
    open: changes['state'] ? isOpen(changes['state'][1]) : before.open,
    pendingReason: to<PendingReason | null>('pendingReason', before.pendingReason),
    serviceId: to<string>('serviceId', before.serviceId),
    priority: to<Priority>('priority', before.priority),
  };
}
