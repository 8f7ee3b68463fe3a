import type { BulkVerb, PendingReason, Priority } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import { assign, release, transfer, type HandlerFact, type TeamFact } from '../../domain/assignment.js';
import { nothing, type Decision, type Hand } from '../../domain/decision.js';
import { reopen } from '../../domain/ending.js';
import type { Ticket } from '../../domain/ticket.js';
import { update } from '../../domain/update-ticket.js';
import { pend, resume } from '../../domain/waiting.js';

/** What of a ticket a bulk change can have changed, as it was before; goes to its row as JSON. */
export interface Before {
  readonly teamId: string;
  readonly assigneeId: string | null;
  readonly priority: Priority;
  readonly priorityReason: string | null;
  readonly serviceId: string;
  readonly pendingReason: PendingReason | null;
  /** ISO 8601. */
  readonly pendingUntil: string | null;
}

export const beforeOf = (ticket: Ticket): Before => ({
  teamId: ticket.teamId,
  assigneeId: ticket.assigneeId,
  priority: ticket.priority,
  priorityReason: ticket.priorityReason,
  serviceId: ticket.serviceId,
  pendingReason: ticket.pendingReason,
  pendingUntil: ticket.pendingUntil?.toString() ?? null,
});

/** Who and what the ticket goes back to; null when they are no more. */
export interface UndoFacts {
  readonly team: TeamFact | null;
  readonly assignee: HandlerFact | null;
  /** Stands in the log. */
  readonly reason: string;
}

/**
 * Puts back what a change made of a ticket, by moves that agents have: team, assignee, priority, service, and what it waited
 * for. A ticket that was new stays open, and one that was resolved has been reopened once: the log does not go back.
 */
export function undo(ticket: Ticket, hand: Hand, verb: BulkVerb, before: Before, facts: UndoFacts): Decision {
  const steps = UNDOING[verb].map((step) => STEPS[step]);
  return steps.reduce<Decision>((so, step) => {
    const next = step(so.ticket, hand, before, facts);
    return {
      ticket: next.ticket,
      entries: [...so.entries, ...next.entries],
      messages: [...so.messages, ...next.messages],
    };
  }, nothing(ticket));
}

type Step = (ticket: Ticket, hand: Hand, before: Before, facts: UndoFacts) => Decision;

const STEPS = {
  team: (ticket, hand, before, { team, reason }) =>
    team === null || before.teamId === ticket.teamId ? nothing(ticket) : transfer(ticket, hand, team, reason),
  assignee: (ticket, hand, before, { assignee }) => {
    if (before.assigneeId === ticket.assigneeId) return nothing(ticket);
    if (before.assigneeId === null) return release(ticket, hand);
    return assignee === null ? nothing(ticket) : assign(ticket, hand, assignee, null);
  },
  fields: (ticket, hand, before, { reason }) =>
    update(ticket, hand, {
      priority: before.priority,
      priorityReason: before.priorityReason ?? reason,
      serviceId: before.serviceId,
    }),
  resume: (ticket, hand) => (ticket.pendingReason === null ? nothing(ticket) : resume(ticket, hand)),
  reopen: (ticket, hand, before, { reason }) =>
    reopen(ticket, hand, reason, { keepAssignee: before.assigneeId !== null, requesterMessageId: null }),
  wait: (ticket, hand, { pendingReason, pendingUntil }) => {
    if (pendingReason === null || ticket.pendingReason !== null) return nothing(ticket);
    const until = pendingUntil === null ? null : Temporal.Instant.from(pendingUntil);
    // Its time has come meanwhile: there is nothing to wait for.
    if (until !== null && Temporal.Instant.compare(until, hand.at) <= 0) return nothing(ticket);
    return pend(ticket, hand, pendingReason, until);
  },
} as const satisfies Record<string, Step>;

const UNDOING = {
  assign: ['assignee', 'wait'],
  release: ['assignee', 'wait'],
  transfer: ['team', 'assignee', 'wait'],
  update: ['fields'],
  pend: ['resume'],
  resume: ['wait'],
  resolve: ['reopen', 'wait'],
  cancel: [],
} as const satisfies Record<BulkVerb, readonly (keyof typeof STEPS)[]>;
