import { notFound, Problem } from '@desk/platform';
import type { Actor } from './policies/actor.js';
import { deskPolicy } from './policies/desk.policy.js';
import { ticketPolicy, type TicketAction, type TicketSubject } from './policies/ticket.policy.js';

/** Throws unless the actor may: 404 when the ticket does not exist for them, 403 when it does and they may not. */
export function authorise(actor: Actor, action: TicketAction, ticket: TicketSubject): void {
  if (ticketPolicy[action](actor, ticket)) return;
  if (!ticketPolicy.read(actor, ticket)) throw notFound('The ticket');
  if (actor.id === ticket.requesterId && actor.roles.includes('agent')) {
    throw new Problem('own_ticket', 'This is your own ticket: a colleague must handle it.');
  }
  throw new Problem('forbidden', 'You may read this ticket, but not do this with it.');
}

/** Throws 403 unless the actor may do what does not hang on one ticket. */
export function authoriseDesk(actor: Actor, action: keyof typeof deskPolicy): void {
  if (deskPolicy[action](actor)) return;
  throw new Problem('forbidden', 'Your roles do not include this.');
}
