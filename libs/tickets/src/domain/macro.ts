import type { PendingReason } from '@desk/contracts';
import { take, transfer, type HandlerFact, type TeamFact } from './assignment.js';
import { addNote, messageByAgent, type Writing } from './conversation.js';
import { nothing, type Decision, type Hand } from './decision.js';
import { resolve, type Resolution } from './ending.js';
import type { Ticket } from './ticket.js';
import { update, type TicketUpdate } from './update-ticket.js';
import { pend } from './waiting.js';

/** What a macro does to one ticket. A resolution is its message. */
export interface MacroOrder {
  readonly take: boolean;
  readonly update: TicketUpdate | null;
  readonly message: Writing | null;
  readonly noteId: string | null;
  readonly pend: PendingReason | null;
  readonly transfer: { readonly team: TeamFact; readonly reason: string } | null;
  readonly resolution: Resolution | null;
}

/** Two decisions as one: what the second decides on is the ticket after the first. */
export function then(first: Decision, next: (ticket: Ticket) => Decision): Decision {
  const second = next(first.ticket);
  return {
    ticket: second.ticket,
    entries: [...first.entries, ...second.entries],
    messages: [...first.messages, ...second.messages],
  };
}

/** The single moves one after the other, each by its own rules and with its own line in the log; one refused, all refused. */
export function carryOutMacro(ticket: Ticket, hand: Hand, order: MacroOrder, handler: HandlerFact): Decision {
  const { update: wanted, message, noteId, pend: reason, transfer: to, resolution } = order;
  const takes = order.take && ticket.assigneeId !== handler.id;
  const steps: readonly (false | ((now: Ticket) => Decision))[] = [
    takes && ((now) => take(now, hand, handler)),
    wanted !== null && ((now) => update(now, hand, wanted)),
    message !== null && ((now) => messageByAgent(now, hand, message, handler)),
    noteId !== null && ((now) => addNote(now, hand, noteId)),
    reason !== null && ((now) => pend(now, hand, reason, null)),
    to !== null && ((now) => transfer(now, hand, to.team, to.reason)),
    resolution !== null && ((now) => resolve(now, hand, resolution, handler)),
  ];
  return steps.reduce<Decision>((so, step) => (step === false ? so : then(so, step)), nothing(ticket));
}
