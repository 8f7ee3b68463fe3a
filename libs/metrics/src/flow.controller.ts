import { CurrentActor, type Actor } from '@desk/access';
import type { BacklogReport, FlowMonths, FlowReport, FlowTicketRow, Page } from '@desk/contracts';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BacklogDto, BacklogTicketsDto, FlowReportDto, FlowTicketsDto } from './dto/report-queries.dto.js';
import { ReadBacklog } from './queries/backlog.js';
import { ReadFlowMonths } from './queries/flow-months.js';
import { ReadFlowReport } from './queries/flow-report.js';
import { ListFlowTickets } from './queries/flow-tickets.js';

/** What comes in, what goes out, and what lies in between. */
@ApiTags('reports')
@Controller('reports')
export class FlowController {
  constructor(
    private readonly flows: ReadFlowReport,
    private readonly months: ReadFlowMonths,
    private readonly behind: ListFlowTickets,
    private readonly backlogs: ReadBacklog,
  ) {}

  @Get('flow')
  flow(@CurrentActor() actor: Actor, @Query() query: FlowReportDto): Promise<FlowReport> {
    return this.flows.run(actor, query);
  }

  @Get('flow/months')
  flowMonths(@CurrentActor() actor: Actor, @Query() query: FlowReportDto): Promise<FlowMonths> {
    return this.months.run(actor, query);
  }

  @Get('flow/tickets')
  flowTickets(@CurrentActor() actor: Actor, @Query() query: FlowTicketsDto): Promise<Page<FlowTicketRow>> {
    return this.behind.counted(actor, query);
  }

  @Get('backlog')
  backlog(@CurrentActor() actor: Actor, @Query() query: BacklogDto): Promise<BacklogReport> {
    return this.backlogs.run(actor, query);
  }

  @Get('backlog/tickets')
  backlogTickets(@CurrentActor() actor: Actor, @Query() query: BacklogTicketsDto): Promise<Page<FlowTicketRow>> {
    return this.behind.open(actor, query);
  }
}
