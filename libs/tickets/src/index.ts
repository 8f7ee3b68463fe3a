/** The life of a ticket. What only agents may see is behind `@desk/tickets/agent`. */
export { TicketsModule } from './tickets.module.js';

export { begin, proceed, settle, type Course, type CourseTerms, type Step } from './course.js';
export { caughtUp, Sweep } from './sweep.js';
export { Overflow } from './overflow.js';
export { Push } from './push.js';
export { Returns } from './returns.js';
export { HeldSending } from './sending/held-sending.js';
export { Litter } from './attachments/litter.js';
export { Rescheduling } from './rescheduling.js';
export { replayClocks, type ReplayLine } from './replay/replay-clocks.js';
export {
  countReplayTickets,
  FIRST_PLACE,
  readReplayChunk,
  type ReplayFilter,
  type ReplayTicket,
} from './replay/replay-reads.js';
export type { ReplayDifference } from './replay/differences.js';
export { ReplayTickets, type ComparedTickets } from './replay/replay-tickets.js';
export type { Ticket } from './domain/ticket.js';
export type { Changes, Decision, Hand, NewMessage, TicketLogEntry } from './domain/decision.js';
export * as ticketDomain from './domain/index.js';
export {
  EVENT_COLUMNS,
  eventRow,
  messageRow,
  TICKET_COLUMNS,
  ticketRow,
  type EventRow,
  type MessageRow,
} from './ticket.row.js';
export { TicketTerms } from './ticket-terms.js';
export { TicketReads, type ReadTicket } from './queries/ticket-reads.js';

export { TicketBulkModule } from './bulk/bulk.module.js';
export { TicketVisitsModule } from './visits/visits.module.js';
export { TicketViewsModule } from './views/views.module.js';
export { CounterRooms } from './views/counter-rooms.js';
export { Counters } from './views/counters.js';
export { rebuildCounters } from './views/recount.js';
export { QueueChanges } from './live/queue-changes.js';
export { WatchedTickets, type Watch } from './live/watched-tickets.js';
export { presentRoom, queueOfRoom, queueRoom, requesterRoom, ticketOfRoom, ticketRoom } from './live/rooms.js';
export { QueueTeams, type QueueTeam } from './queries/queue-teams.js';
