import type { ResolutionCode } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import { NOT_WAITING, worksInLine, type HandlerFact } from './assignment.js';
import { append, notBefore, nothing, requireAllowed, type Decision, type Hand, type NewMessage } from './decision.js';
import { HandlerRefused } from './refusal.js';
import type { Ticket } from './ticket.js';

export interface Resolution {
  readonly text: string;
  readonly code: ResolutionCode;
  /** Said by second line: first line could have solved it. */
  readonly firstLineCapable: boolean | null;
  readonly reopenUntil: Temporal.Instant;
  /** The resolution joins the conversation under this id. */
  readonly messageId: string;
}

/** Solved: by an agent, or with `handler` null by the desk because the requester stayed silent. */
export function resolve(ticket: Ticket, hand: Hand, resolution: Resolution, handler: HandlerFact | null): Decision {
  requireAllowed(ticket, 'resolve', hand.at);
  if (handler?.id === ticket.requesterId) {
    throw new HandlerRefused('own_ticket', 'Nobody handles a ticket that is their own; leave it to a colleague.');
  }
  const at = notBefore(hand.at, ticket.lastEventAt);
  const claims =
    handler !== null && ticket.assigneeId === null && worksInLine(handler, { id: ticket.teamId, line: ticket.line });
  const message: NewMessage = {
    id: resolution.messageId,
    authorId: hand.actorId,
    authorRole: hand.actorId === null ? 'system' : 'agent',
    origin: hand.origin,
    text: resolution.text,
    createdAt: at,
  };
  return append(
    nothing(ticket),
    hand,
    'ticket.resolved',
    {
      ...NOT_WAITING,
      state: 'resolved',
      // Whoever solves what nobody has taken has taken it, so that a reopened ticket finds its way back.
      assigneeId: claims ? handler.id : ticket.assigneeId,
      firstRespondedAt: ticket.firstRespondedAt ?? (handler === null ? null : at),
      resolvedAt: at,
      reopenUntil: resolution.reopenUntil,
      resolution: resolution.text,
      resolutionCode: resolution.code,
      firstLineCapable: resolution.firstLineCapable,
      newReply: false,
    },
    { details: { messageId: message.id }, message },
  );
}

/**
 * Not solved after all. It goes back to the team and line that resolved it, and to the same agent when they still work
 * there. What a requester says joins the conversation; an agent's reason stays in the log.
 */
export function reopen(
  ticket: Ticket,
  hand: Hand,
  reason: string,
  facts: { readonly keepAssignee: boolean; readonly requesterMessageId: string | null },
): Decision {
  requireAllowed(ticket, 'reopen', hand.at);
  const message: NewMessage | undefined =
    facts.requesterMessageId === null
      ? undefined
      : {
          id: facts.requesterMessageId,
          authorId: hand.actorId,
          authorRole: 'requester',
          origin: hand.origin,
          text: reason,
          createdAt: notBefore(hand.at, ticket.lastEventAt),
        };
  return append(
    nothing(ticket),
    hand,
    'ticket.reopened',
    {
      state: 'open',
      assigneeId: facts.keepAssignee ? ticket.assigneeId : null,
      reopenCount: ticket.reopenCount + 1,
      resolvedAt: null,
      reopenUntil: null,
      resolution: null,
      resolutionCode: null,
      firstLineCapable: null,
    },
    message ? { details: { reason, messageId: message.id }, message } : { details: { reason } },
  );
}

/** The requester confirms, or with the hand of the desk the reopen window is over. */
export function close(ticket: Ticket, hand: Hand, why: 'confirmed' | 'window_over'): Decision {
  requireAllowed(ticket, 'close', hand.at);
  const closedAt = notBefore(hand.at, ticket.lastEventAt);
  return append(nothing(ticket), hand, 'ticket.closed', { state: 'closed', closedAt }, { details: { why } });
}

export function cancel(ticket: Ticket, hand: Hand, reason: string): Decision {
  requireAllowed(ticket, 'cancel', hand.at);
  const closedAt = notBefore(hand.at, ticket.lastEventAt);
  return append(
    nothing(ticket),
    hand,
    'ticket.cancelled',
    { ...NOT_WAITING, state: 'cancelled', closedAt, newReply: false },
    { details: { reason } },
  );
}
