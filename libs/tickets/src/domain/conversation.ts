import type { Temporal } from 'temporal-polyfill';
import { NOT_WAITING, worksInLine, type HandlerFact } from './assignment.js';
import { append, notBefore, nothing, requireAllowed, type Decision, type Hand, type NewMessage } from './decision.js';
import type { Ticket } from './ticket.js';
import { stateAfter } from './ticket-state.js';

export interface Writing {
  readonly id: string;
  readonly text: string;
}

/**
 * An agent writes to the requester. The first message opens a new ticket and, as nobody has it yet, gives it to who
 * wrote, when they work in its line.
 */
export function messageByAgent(ticket: Ticket, hand: Hand, writing: Writing, handler: HandlerFact): Decision {
  requireAllowed(ticket, 'message', hand.at);
  let decision = nothing(ticket);
  if (ticket.state === 'new') {
    const takes = worksInLine(handler, { id: ticket.teamId, line: ticket.line });
    decision = append(
      decision,
      hand,
      'ticket.opened',
      { state: stateAfter('message', ticket.state), assigneeId: takes ? handler.id : null },
      { raises: false },
    );
  }
  const message = written('agent', hand, writing, decision.ticket.lastEventAt);
  return append(
    decision,
    hand,
    'ticket.messaged',
    { newReply: false, firstRespondedAt: ticket.firstRespondedAt ?? message.createdAt },
    { details: { messageId: writing.id, authorRole: 'agent' }, raises: false, message },
  );
}

/** The requester, or who filed for them, writes. Only a wait for the requester ends by it. */
export function messageByRequester(ticket: Ticket, hand: Hand, writing: Writing): Decision {
  requireAllowed(ticket, 'reply', hand.at);
  const message = written('requester', hand, writing, ticket.lastEventAt);
  const decision = append(
    nothing(ticket),
    hand,
    'ticket.messaged',
    { newReply: ticket.state !== 'pending_requester' },
    { details: { messageId: writing.id, authorRole: 'requester' }, raises: false, message },
  );
  if (ticket.state !== 'pending_requester') return decision;
  return append(
    decision,
    hand,
    'ticket.resumed',
    { ...NOT_WAITING, state: 'open' },
    { details: { why: 'answer' }, raises: false },
  );
}

/** An agent writes to the other agents. The text itself is no part of the log. */
export function addNote(ticket: Ticket, hand: Hand, noteId: string): Decision {
  return append(
    nothing(ticket),
    hand,
    'ticket.noted',
    {},
    {
      details: { noteId },
      raises: false,
      silent: true,
    },
  );
}

function written(
  authorRole: NewMessage['authorRole'],
  hand: Hand,
  writing: Writing,
  earliest: Temporal.Instant,
): NewMessage {
  return {
    id: writing.id,
    authorId: hand.actorId,
    authorRole,
    origin: hand.origin,
    text: writing.text,
    createdAt: notBefore(hand.at, earliest),
  };
}
