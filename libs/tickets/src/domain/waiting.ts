import type { PendingReason } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import { NOT_WAITING } from './assignment.js';
import { append, notBefore, nothing, requireAllowed, type Decision, type Hand } from './decision.js';
import { FieldRefused } from './refusal.js';
import type { Ticket } from './ticket.js';
import { PENDING_STATE } from './ticket-state.js';

export function pend(ticket: Ticket, hand: Hand, reason: PendingReason, until: Temporal.Instant | null): Decision {
  requireAllowed(ticket, 'pend', hand.at);
  if (reason === 'agreed_time' && until === null) throw new FieldRefused('/until', 'is required for an agreed time');
  if (until !== null && Temporal.Instant.compare(until, hand.at) <= 0) {
    throw new FieldRefused('/until', 'must lie in the future');
  }
  return append(
    nothing(ticket),
    hand,
    'ticket.pended',
    {
      state: PENDING_STATE[reason],
      pendingReason: reason,
      pendingSince: notBefore(hand.at, ticket.lastEventAt),
      pendingUntil: until,
      remindersSent: 0,
      newReply: false,
    },
    { details: { reason } },
  );
}

/** The agent goes on, or the time has come (`why`). */
export function resume(ticket: Ticket, hand: Hand, why: 'agent' | 'time' = 'agent'): Decision {
  requireAllowed(ticket, 'resume', hand.at);
  return append(nothing(ticket), hand, 'ticket.resumed', { ...NOT_WAITING, state: 'open' }, { details: { why } });
}

/** Reminds the requester once more. Everybody's work goes on, so the version stays. */
export function remind(ticket: Ticket, hand: Hand): Decision {
  const number = ticket.remindersSent + 1;
  return append(
    nothing(ticket),
    hand,
    'ticket.reminded',
    { remindersSent: number },
    { details: { number }, raises: false },
  );
}
