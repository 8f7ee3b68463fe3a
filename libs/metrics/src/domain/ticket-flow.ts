import {
  OPEN_STATES,
  type Line,
  type Priority,
  type ResolutionCode,
  type TicketKind,
  type TicketState,
} from '@desk/contracts';
import type { Temporal } from 'temporal-polyfill';
import { cityDay } from './city-day.js';
import { timeByPlace } from './time-by-place.js';

/** A line of a ticket's log, as far as flow cares. It is read from what changed, not from the name of the event. */
export interface FlowEntry {
  readonly type: string;
  readonly occurredAt: Temporal.Instant;
  /** {field: [before, after]} */
  readonly changes: Readonly<Record<string, readonly [unknown, unknown] | null>>;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface FlowTicket {
  readonly id: string;
  readonly agencyId: string;
  readonly serviceId: string;
  readonly priority: Priority;
  readonly kind: TicketKind;
  readonly state: TicketState;
  readonly entryLine: Line;
  readonly seenSecond: boolean;
  readonly filedAt: Temporal.Instant;
  readonly resolvedAt: Temporal.Instant | null;
  readonly resolutionCode: ResolutionCode | null;
}

export const FLOW_COUNTS = [
  'filed',
  'resolved',
  'firstLineEligible',
  'firstLineResolved',
  'firstContactResolved',
  'reopened',
  'resolvedAgain',
  'crossings',
  'cancelled',
  'queueSeconds',
  'holdSeconds',
  'agentSeconds',
] as const;
/**
 * `reopened`: how often, on the day of each. `resolvedAgain`: of `resolved`, those that had been reopened before.
 * `queueSeconds`, `holdSeconds`, `agentSeconds`: real seconds of a resolved ticket by where it stood, see `timeByPlace`.
 */
export type FlowCounts = Readonly<Record<(typeof FLOW_COUNTS)[number], number>>;

/** What a ticket adds to the flow on one day of the city. */
export interface FlowDay extends FlowCounts {
  readonly agencyId: string;
  readonly ticketId: string;
  readonly day: string;
  /** Those of the ticket now, whatever they were on that day. */
  readonly serviceId: string;
  readonly priority: Priority;
  /** From filing to the last resolution, real seconds; on the day of that. */
  readonly secondsToResolve: number | null;
}

const NOTHING: FlowCounts = {
  filed: 0,
  resolved: 0,
  firstLineEligible: 0,
  firstLineResolved: 0,
  firstContactResolved: 0,
  reopened: 0,
  resolvedAgain: 0,
  crossings: 0,
  cancelled: 0,
  queueSeconds: 0,
  holdSeconds: 0,
  agentSeconds: 0,
};

/**
 * First-line resolution = resolved and never in second line ÷ resolved tickets that entered by first line or on-site, without
 * `no_answer` and major incidents; dated at the last resolution, so that reopening takes it back. First-contact resolution
 * = that with at most one agent message, nothing pending in between, and not reopened. `log` is the ticket's from its
 * filing on.
 */
export function ticketFlow(ticket: FlowTicket, log: readonly FlowEntry[]): FlowDay[] {
  const days = new Map<string, FlowDay>();
  const add = (at: Temporal.Instant, patch: Partial<FlowDay>): void => {
    const day = cityDay(at);
    const known = days.get(day) ?? {
      agencyId: ticket.agencyId,
      ticketId: ticket.id,
      day,
      serviceId: ticket.serviceId,
      priority: ticket.priority,
      ...NOTHING,
      secondsToResolve: null,
    };
    const counts = Object.fromEntries(FLOW_COUNTS.map((name) => [name, known[name] + (patch[name] ?? 0)]));
    days.set(day, {
      ...known,
      ...(counts as FlowCounts),
      secondsToResolve: patch.secondsToResolve ?? known.secondsToResolve,
    });
  };

  add(ticket.filedAt, { filed: 1 });
  let [messages, pended, reopened] = [0, false, false];
  for (const { type, occurredAt, changes, details } of log) {
    if (type === 'ticket.created') continue;
    if (changes['line']) add(occurredAt, { crossings: 1 });
    const state = changes['state'];
    if (state && !isOpen(state[0]) && isOpen(state[1])) {
      reopened = true;
      add(occurredAt, { reopened: 1 });
    }
    pended ||= changes['pendingReason']?.[1] != null;
    if (type === 'ticket.messaged' && details['authorRole'] === 'agent') messages += 1;
  }
  if (ticket.resolvedAt !== null && (ticket.state === 'resolved' || ticket.state === 'closed')) {
    const eligible =
      ticket.entryLine !== 'second' && ticket.kind !== 'major_incident' && ticket.resolutionCode !== 'no_answer';
    const firstLine = eligible && !ticket.seenSecond;
    const firstContact = firstLine && messages <= 1 && !pended && !reopened;
    const ms = ticket.resolvedAt.epochMilliseconds - ticket.filedAt.epochMilliseconds;
    add(ticket.resolvedAt, {
      resolved: 1,
      firstLineEligible: Number(eligible),
      firstLineResolved: Number(firstLine),
      firstContactResolved: Number(firstContact),
      resolvedAgain: Number(reopened),
      secondsToResolve: Math.round(ms / 1000),
      ...timeByPlace(log, ticket.resolvedAt),
    });
  }
  const withdrawn = log.findLast(({ changes }) => changes['state']?.[1] === 'cancelled');
  if (ticket.state === 'cancelled' && withdrawn !== undefined) add(withdrawn.occurredAt, { cancelled: 1 });
  return [...days.values()];
}

export function isOpen(state: unknown): boolean {
  return (OPEN_STATES as readonly unknown[]).includes(state);
}
