import { Module } from '@nestjs/common';
import { TicketsModule } from '../tickets.module.js';
import { AgreedVisits } from './agreed-visits.js';
import { CancelVisit } from './cancel-visit.js';
import { ChangeVisit } from './change-visit.js';
import { PlanVisit } from './plan-visit.js';
import { StartVisit } from './start-visit.js';
import { StopVisit } from './stop-visit.js';
import { VisitDesk } from './visit-desk.js';
import { ReadVisitDay } from './visit-day.js';
import { VisitsOfTicket } from './visits-of-ticket.js';
import { VisitsController } from './visits.controller.js';

/** Where somebody goes for a ticket, and when. */
@Module({
  imports: [TicketsModule],
  controllers: [VisitsController],
  providers: [
    VisitDesk,
    PlanVisit,
    ChangeVisit,
    StartVisit,
    StopVisit,
    CancelVisit,
    VisitsOfTicket,
    AgreedVisits,
    ReadVisitDay,
  ],
})
export class TicketVisitsModule {}
