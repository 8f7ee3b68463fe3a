import { Module } from '@nestjs/common';
import { AddAttachment } from './attachments/add-attachment.js';
import { AddUpload } from './attachments/add-upload.js';
import { AttachmentsController } from './attachments/attachments.controller.js';
import { DropUpload } from './attachments/drop-upload.js';
import { GetUpload } from './attachments/get-upload.js';
import { Litter } from './attachments/litter.js';
import { TicketFiles } from './attachments/ticket-files.js';
import { UploadsController } from './attachments/uploads.controller.js';
import { Uploads } from './attachments/uploads.js';
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
import { StartRoutingTrial } from './commands/start-routing-trial.js';
import { TakeNext } from './commands/take-next.js';
import { TakeTicket } from './commands/take-ticket.js';
import { TransferTicket } from './commands/transfer-ticket.js';
import { UpdateTicket } from './commands/update-ticket.js';
import { DraftsController } from './drafts/drafts.controller.js';
import { DropDraft } from './drafts/drop-draft.js';
import { KeepDraft } from './drafts/keep-draft.js';
import { ListDrafts } from './drafts/list-drafts.js';
import { EscalationHandlers } from './escalation.handlers.js';
import { Idempotency } from './idempotency.js';
import { MovesController } from './moves.controller.js';
import { QueueChanges } from './live/queue-changes.js';
import { QueueFeed } from './live/queue-feed.js';
import { StaffingFeed } from './live/staffing-feed.js';
import { WatchedTickets } from './live/watched-tickets.js';
import { Places } from './places.js';
import { AgencyTickets } from './queries/agency-tickets.js';
import { EscalationsOfTicket } from './queries/escalations-of-ticket.js';
import { ExplainClock } from './queries/explain-clock.js';
import { FindTickets } from './queries/find-tickets.js';
import { GetTicket } from './queries/get-ticket.js';
import { ListQueue } from './queries/list-queue.js';
import { MyTickets } from './queries/my-tickets.js';
import { ListOffered } from './queries/offered.js';
import { QueueTeams } from './queries/queue-teams.js';
import { ReadRoutingTrial } from './queries/routing-trial.js';
import { SimilarTickets } from './queries/similar-tickets.js';
import { ReadWallboard } from './queries/read-wallboard.js';
import { TicketClocks } from './queries/ticket-clocks.js';
import { TicketHistory } from './queries/ticket-history.js';
import { TicketMessages } from './queries/ticket-messages.js';
import { TicketReads } from './queries/ticket-reads.js';
import { TicketRoute } from './queries/ticket-route.js';
import { TicketsOfPerson } from './queries/tickets-of-person.js';
import { RepliesController } from './replies/replies.controller.js';
import { UseCannedReply } from './replies/use-canned-reply.js';
import { ReplayTickets } from './replay/replay-tickets.js';
import { Overflow } from './overflow.js';
import { Push } from './push.js';
import { Rescheduling } from './rescheduling.js';
import { RoutingTrialsController } from './routing-trials.controller.js';
import { Returns } from './returns.js';
import { HeldSending } from './sending/held-sending.js';
import { HoldMessage } from './sending/hold-message.js';
import { SetHolding } from './sending/holding.js';
import { Leaving } from './sending/leaving.js';
import { ListHeld } from './sending/list-held.js';
import { MessageWriting } from './sending/message-writing.js';
import { SendHeld } from './sending/send-held.js';
import { SendingController } from './sending/sending.controller.js';
import { UndoHeld } from './sending/undo-held.js';
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
import { RunRoutingTrials } from './trials/run-routing-trials.js';
import { WallboardController } from './wallboard.controller.js';

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
  StartRoutingTrial,
];

const queries = [
  GetTicket,
  TicketReads,
  TicketHistory,
  TicketClocks,
  EscalationsOfTicket,
  ExplainClock,
  TicketMessages,
  QueueTeams,
  ListQueue,
  MyTickets,
  AgencyTickets,
  FindTickets,
  ReadRoutingTrial,
  TicketRoute,
  TicketsOfPerson,
  SimilarTickets,
  ListOffered,
  ReadWallboard,
];

const writing = [
  Uploads,
  AddAttachment,
  AddUpload,
  GetUpload,
  DropUpload,
  TicketFiles,
  Litter,
  KeepDraft,
  DropDraft,
  ListDrafts,
  MessageWriting,
  Leaving,
  HoldMessage,
  ListHeld,
  SetHolding,
  UndoHeld,
  SendHeld,
  HeldSending,
  UseCannedReply,
];

/** The life of a ticket: commands, queries, and what the desk does by itself. */
@Module({
  controllers: [
    TicketListsController,
    TicketsController,
    MovesController,
    TicketPartsController,
    RoutingTrialsController,
    AttachmentsController,
    UploadsController,
    DraftsController,
    SendingController,
    RepliesController,
    WallboardController,
  ],
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
    RunRoutingTrials,
    Push,
    Overflow,
    Returns,
    StaffingFeed,
    QueueFeed,
    QueueChanges,
    WatchedTickets,
    ...commands,
    ...queries,
    ...writing,
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
    FindTickets,
    ReplayTickets,
    QueueTeams,
    QueueChanges,
    WatchedTickets,
    Uploads,
    TicketFiles,
    Leaving,
    Places,
    TicketFiling,
  ],
})
export class TicketsModule {}
