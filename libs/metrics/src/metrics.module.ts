import { SlaModule } from '@desk/sla';
import { TicketsModule } from '@desk/tickets';
import { Module } from '@nestjs/common';
import { CorrectWork } from './commands/correct-work.js';
import { RecordAttention } from './commands/record-attention.js';
import { StartKnownReport } from './commands/start-known-report.js';
import { StartPreview } from './commands/start-preview.js';
import { UndoCorrection } from './commands/undo-correction.js';
import { Contributions } from './contributions.js';
import { FlowController } from './flow.controller.js';
import { HandOffsController } from './hand-offs.controller.js';
import { HandlingDays } from './handling-days.js';
import { CloseMonths } from './known/close-months.js';
import { RunKnownReports } from './known/run-known-reports.js';
import { KnownReportsController } from './known-reports.controller.js';
import { MetricsHandlers } from './metrics.handlers.js';
import { MyTimeController } from './my-time.controller.js';
import { NearMissesController } from './near-misses.controller.js';
import { ReadBacklog } from './queries/backlog.js';
import { ReadFigureTicket } from './queries/figure-ticket.js';
import { ReadFlowMonths } from './queries/flow-months.js';
import { ReadFlowReport } from './queries/flow-report.js';
import { ListFlowTickets } from './queries/flow-tickets.js';
import { ReadHandlingReport } from './queries/handling-report.js';
import { ReadHandOffs } from './queries/hand-off-report.js';
import { ReadKnownReports } from './queries/known-reports.js';
import { ReadMyTime } from './queries/my-time.js';
import { ReadPreview } from './queries/read-preview.js';
import { ReadSlaCauses } from './queries/sla-causes-report.js';
import { ReadSlaClosings } from './queries/sla-closings.js';
import { ReadSlaHours } from './queries/sla-hours-report.js';
import { ReadSlaReport } from './queries/sla-report.js';
import { ListSlaTickets } from './queries/sla-tickets.js';
import { ReadSlaUse } from './queries/sla-use-report.js';
import { TicketHandling } from './queries/ticket-handling.js';
import { RunPreviews } from './preview/run-previews.js';
import { PreviewsController } from './previews.controller.js';
import { ReportsController } from './reports.controller.js';
import { RebuildMetrics } from './verify/rebuild-metrics.js';
import { VerifyMetrics } from './verify/verify-metrics.js';
import { VisitWork } from './visit-work.js';
import { WorkController } from './work.controller.js';
import { WorkFeed } from './work-feed.js';

/** Handling time, attainment and flow. */
@Module({
  imports: [SlaModule, TicketsModule],
  controllers: [
    ReportsController,
    NearMissesController,
    WorkController,
    MyTimeController,
    PreviewsController,
    HandOffsController,
    FlowController,
    KnownReportsController,
  ],
  providers: [
    Contributions,
    HandlingDays,
    MetricsHandlers,
    VerifyMetrics,
    RebuildMetrics,
    RecordAttention,
    CorrectWork,
    UndoCorrection,
    ReadMyTime,
    WorkFeed,
    VisitWork,
    StartPreview,
    ReadPreview,
    RunPreviews,
    TicketHandling,
    ReadSlaReport,
    ReadSlaUse,
    ReadSlaHours,
    ReadSlaCauses,
    ListSlaTickets,
    ReadFigureTicket,
    ReadFlowReport,
    ReadHandOffs,
    ReadHandlingReport,
    ReadFlowMonths,
    ListFlowTickets,
    ReadBacklog,
    ReadSlaClosings,
    StartKnownReport,
    ReadKnownReports,
    CloseMonths,
    RunKnownReports,
  ],
  exports: [
    Contributions,
    HandlingDays,
    VerifyMetrics,
    RebuildMetrics,
    ReadSlaReport,
    ReadSlaUse,
    ReadSlaHours,
    ReadSlaCauses,
    ListSlaTickets,
    ReadFlowReport,
    ReadHandOffs,
    ReadHandlingReport,
    ReadFlowMonths,
    ReadBacklog,
    ReadSlaClosings,
    ReadKnownReports,
  ],
})
export class MetricsModule {}
