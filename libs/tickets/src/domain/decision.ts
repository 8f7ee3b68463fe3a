import type { Origin, TicketEventName } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import { MoveRefused } from './refusal.js';
import type { Ticket } from './ticket.js';
import { allowedMoves, isAllowed, type TicketVerb } from './ticket-state.js';

/** Who does something to a ticket, from where, and when. */
export interface Hand {
  /** null = the desk itself. */
  readonly actorId: string | null;
  readonly origin: Origin;
  readonly at: Temporal.Instant;
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** {field: [before, after]} with values as JSON has them; instants in ISO 8601. */
export type Changes = Readonly<Record<string, readonly [before: unknown, after: unknown]>>;

/** One line of a ticket's log: immutable, counted within the ticket. */
export interface TicketLogEntry {
  readonly seq: number;
  /** Version of the ticket after this event. */
  readonly version: number;
  readonly type: TicketEventName;
  readonly actorId: string | null;
  readonly origin: Origin;
  readonly occurredAt: Temporal.Instant;
  readonly changes: Changes;
  readonly details: Readonly<Record<string, Json>>;
}

export interface NewMessage {
  readonly id: string;
  readonly authorId: string | null;
  readonly authorRole: 'requester' | 'agent' | 'system';
  readonly origin: Origin;
  readonly text: string;
  readonly createdAt: Temporal.Instant;
}

/** What a command does to a ticket: the ticket after it, the lines of the log, and what joins the conversation. */
export interface Decision {
  readonly ticket: Ticket;
  readonly entries: readonly TicketLogEntry[];
  readonly messages: readonly NewMessage[];
}

/** Fields whose changes stand in the log. The rest is bookkeeping, or never changes after filing. */
const LOGGED = [
  'kind',
  'state',
  'subject',
  'serviceId',
  'impact',
  'urgency',
  'priority',
  'priorityReason',
  'teamId',
  'line',
  'assigneeId',
  'neededSkillId',
  'neededSkillLevel',
  'sensitive',
  'pendingReason',
  'pendingUntil',
  'remindersSent',
  'newReply',
  'crossings',
  'reopenCount',
  'firstRespondedAt',
  'resolvedAt',
  'reopenUntil',
  'resolution',
  'resolutionCode',
  'firstLineCapable',
  'closedAt',
  'tags',
] as const satisfies readonly (keyof Ticket)[];

/** What a created ticket says of itself beyond the fields above; none of these ever changes. */
const LOGGED_AT_FILING = ['requesterId', 'filedById', 'channel', 'location', 'entryLine', 'followsUpId'] as const;

const json = (value: unknown): unknown =>
  value instanceof Temporal.Instant ? new Date(value.epochMilliseconds).toISOString() : value;

/** Lists are the same when what is in them is. */
export const isSame = (one: unknown, other: unknown): boolean =>
  one === other ||
  (Array.isArray(one) &&
    Array.isArray(other) &&
    one.length === other.length &&
    one.every((value, index) => value === other[index]));

/** What changed between two states of a ticket, by field. */
export function changesBetween(before: Ticket, after: Ticket): Changes {
  const changes: Record<string, readonly [unknown, unknown]> = {};
  for (const field of LOGGED) {
    if (before[field] === after[field]) continue;
    const [was, is] = [json(before[field]), json(after[field])];
    if (!isSame(was, is)) changes[field] = [was, is];
  }
  return changes;
}

/** What a new ticket says: from nothing to each field that has a value. */
export function changesOfFiling(ticket: Ticket): Changes {
  const changes: Record<string, readonly [unknown, unknown]> = {};
  for (const field of [...LOGGED, ...LOGGED_AT_FILING]) {
    const value = json(ticket[field]);
    if (value !== null && value !== false && value !== 0 && !isSame(value, [])) changes[field] = [null, value];
  }
  return changes;
}

/** The later of two instants. Time never runs backwards in a ticket's log. */
export function notBefore(at: Temporal.Instant, earliest: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(at, earliest) < 0 ? earliest : at;
}

/** Refuses a verb that the state does not allow. */
export function requireAllowed(ticket: Ticket, verb: TicketVerb, at: Temporal.Instant): void {
  if (!isAllowed(ticket, verb, at)) throw new MoveRefused(verb, ticket.state, allowedMoves(ticket, at));
}

/** Appends one event to a decision: the patched ticket and the line of the log that says so. */
export function append(
  decision: Decision,
  hand: Hand,
  type: TicketEventName,
  patch: Partial<Ticket>,
  options: {
    details?: TicketLogEntry['details'];
    /** Whether the version rises; messages, notes and what the desk says by itself leave it. */
    raises?: boolean;
    /** Whether the requester would call it news. */
    silent?: boolean;
    message?: NewMessage;
  } = {},
): Decision {
  const before = decision.ticket;
  const occurredAt = notBefore(hand.at, before.lastEventAt);
  const after: Ticket = {
    ...before,
    ...patch,
    version: before.version + (options.raises === false ? 0 : 1),
    eventSeq: before.eventSeq + 1,
    lastEventAt: occurredAt,
    updatedAt: options.silent ? before.updatedAt : occurredAt,
  };
  const entry: TicketLogEntry = {
    seq: after.eventSeq,
    version: after.version,
    type,
    actorId: hand.actorId,
    origin: hand.origin,
    occurredAt,
    changes: changesBetween(before, after),
    details: options.details ?? {},
  };
  return {
    ticket: after,
    entries: [...decision.entries, entry],
    messages: options.message ? [...decision.messages, options.message] : decision.messages,
  };
}

/** A decision in which nothing has happened yet. */
export const nothing = (ticket: Ticket): Decision => ({ ticket, entries: [], messages: [] });
