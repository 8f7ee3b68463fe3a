import { Module } from '@nestjs/common';
import { AddMessage } from './commands/add-message.js';
import { AssignTicket } from './commands/assign-ticket.js';
import { CancelTicket } from './commands/cancel-ticket.js';
import { CloseTicket } from './commands/close-ticket.js';
import { CreateTicket } from './commands/create-ticket.js';
import { EscalateTicket } from './commands/escalate-ticket.js';
import { HandBackTicket } from './commands/hand-back-ticket.js';
import { PendTicket } from './commands/pend-ticket.js';
import { ReleaseTicket } from './commands/release-ticket.js';
import { ReopenTicket } from './commands/reopen-ticket.js';
import { ResolveTicket } from './commands/resolve-ticket.js';
import { ResumeTicket } from './commands/resume-ticket.js';
import { TakeNext } from './commands/take-next.js';
import { TakeTicket } from './commands/take-ticket.js';
import { TransferTicket } from './commands/transfer-ticket.js';
import { UpdateTicket } from './commands/update-ticket.js';
import { EscalationHandlers } from './escalation.handlers.js';
import { Idempotency } from './idempotency.js';
import { MovesController } from './moves.controller.js';
import { QueueChanges } from './live/queue-changes.js';
import { QueueFeed } from './live/queue-feed.js';
import { WatchedTickets } from './live/watched-tickets.js';
import { Places } from './places.js';
import { AgencyTickets } from './queries/agency-tickets.js';
import { ExplainClock } from './queries/explain-clock.js';
import { FindTickets } from './queries/find-tickets.js';
import { GetTicket } from './queries/get-ticket.js';
import { ListQueue } from './queries/list-queue.js';
import { MyTickets } from './queries/my-tickets.js';
import { QueueTeams } from './queries/queue-teams.js';
import { SimilarTickets } from './queries/similar-tickets.js';
import { TicketClocks } from './queries/ticket-clocks.js';
import { TicketHistory } from './queries/ticket-history.js';
import { TicketMessages } from './queries/ticket-messages.js';
import { TicketReads } from './queries/ticket-reads.js';
import { TicketsOfPerson } from './queries/tickets-of-person.js';
import { ReplayTickets } from './replay/replay-tickets.js';
import { Rescheduling } from './rescheduling.js';
import { Sweep } from './sweep.js';
import { SweepGauges } from './sweep-gauges.js';
import { TicketDesk } from './ticket-desk.js';
import { TicketFiling } from './ticket-filing.js';
import { TicketListsController } from './ticket-lists.controller.js';
import { TicketPartsController } from './ticket-parts.controller.js';
import { TicketTerms } from './ticket-terms.js';
import { TicketViews } from './ticket-views.js';
import { TicketsController } from './tickets.controller.js';
import { TicketsRepository } from './tickets.repository.js';

const commands = [
  CreateTicket,
  UpdateTicket,
  AddMessage,
  TakeNext,
  TakeTicket,
  ReleaseTicket,
  TransferTicket,
  AssignTicket,
  PendTicket,
  ResumeTicket,
  EscalateTicket,
  HandBackTicket,
  ResolveTicket,
  ReopenTicket,
  CloseTicket,
  CancelTicket,
];

const queries = [
  GetTicket,
  TicketReads,
  TicketHistory,
  TicketClocks,
  ExplainClock,
  TicketMessages,
  QueueTeams,
  ListQueue,
  MyTickets,
  AgencyTickets,
  FindTickets,
  TicketsOfPerson,
  SimilarTickets,
];

/** The life of a ticket: commands, queries, and what the desk does by itself. */
@Module({
  controllers: [TicketListsController, TicketsController, MovesController, TicketPartsController],
  providers: [
    TicketsRepository,
    TicketTerms,
    TicketViews,
    TicketDesk,
    TicketFiling,
    Places,
    Idempotency,
    ReplayTickets,
    Sweep,
    SweepGauges,
    EscalationHandlers,
    Rescheduling,
    QueueFeed,
    QueueChanges,
    WatchedTickets,
    ...commands,
    ...queries,
  ],
  exports: [
    TicketDesk,
    TicketFiling,
    Places,
    Idempotency,
    TicketsRepository,
    TicketViews,
    TicketTerms,
    TicketReads,
    ReplayTickets,
    QueueTeams,
    QueueChanges,
    WatchedTickets,
  ],
})
export class TicketsModule {}
