/** The rules of a ticket's life as functions: ticket and command in, ticket and log out. */
export * from './assignment.js';
export * from './conversation.js';
export { append, nothing } from './decision.js';
export * from './ending.js';
export * from './file-ticket.js';
export * from './past-period.js';
export * from './macro.js';
export * from './priority.js';
export * from './refusal.js';
export * from './ticket.js';
export * from './ticket-number.js';
export * from './ticket-state.js';
export * from './timers.js';
export * from './update-ticket.js';
export * from './visit.js';
export * from './waiting.js';
