export type { Actor } from './policies/actor.js';
export { ticketPolicy, mayFileFor, type TicketAction, type TicketSubject } from './policies/ticket.policy.js';
export { deskPolicy, mayReadQueue } from './policies/desk.policy.js';
