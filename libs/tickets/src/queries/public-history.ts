import type { TicketEventName } from '@desk/contracts';
import { literals } from './sql-json.js';

/**
 * What the requester and the agency's contact get to know of by its name: the course of the ticket, not what agents do
 * among themselves. Whatever is not named here is internal, also what is added later.
 */
const PUBLIC_EVENTS = [
  'ticket.created',
  'ticket.taken',
  'ticket.opened',
  'ticket.pended',
  'ticket.resumed',
  'ticket.resolved',
  'ticket.reopened',
  'ticket.closed',
  'ticket.cancelled',
  'ticket.messaged',
  'ticket.reminded',
  'ticket.visit_planned',
  'ticket.visit_changed',
  'ticket.visit_cancelled',
] as const satisfies readonly TicketEventName[];

/** The fields whose changes they see, in the words of the log; the reasons that agents give each other are not among them. */
const PUBLIC_FIELDS = [
  'state',
  'subject',
  'kind',
  'serviceId',
  'priority',
  'pendingReason',
  'pendingUntil',
  'resolution',
  'resolutionCode',
  'resolvedAt',
  'reopenUntil',
  'closedAt',
] as const;

/** What an event says beyond its changes that they may read. */
const PUBLIC_DETAILS = ['messageId', 'authorRole', 'number', 'why'] as const;

/** Events of which a requester's screen hears at all. What agents write to each other must not show, not even as a hint. */
export const isNewsToRequester = (name: TicketEventName | 'sla.replayed'): boolean =>
  name !== 'ticket.noted' && !name.startsWith('sla.');

/** True of an event `e` that they see under its own name. An internal one that changed what they see is a change, no more. */
export const IS_NAMED = `e.type in (${literals(PUBLIC_EVENTS)})`;

export const IS_PUBLIC = `(${IS_NAMED} or e.changes ?| array[${literals(PUBLIC_FIELDS)}])`;

/** The changes of an event that they see. */
export const PUBLIC_CHANGES = picked('e.changes', PUBLIC_FIELDS);

/** What the desk writes beside the words of whoever filed a ticket: how it was routed is among agents. */
const INTERNAL_DETAILS = ['routedBy', 'routingVersion', 'matrixPriority'] as const;

/** Their own words come back to them: a reason is shown to who gave it. */
export const publicDetails = (reader: string): string =>
  `case when ${IS_NAMED} and e.actor_id = ${reader} then e.details - array[${literals(INTERNAL_DETAILS)}] else ${picked('e.details', PUBLIC_DETAILS)} end`;

function picked(column: string, keys: readonly string[]): string {
  return `(select coalesce(jsonb_object_agg(f.key, f.value), '{}') from jsonb_each(${column}) f where f.key in (${literals(keys)}))`;
}
