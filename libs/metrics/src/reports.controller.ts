import { CurrentActor, type Actor } from '@desk/access';
import type { FigureRow, FigureTicket, HandlingReport, Page, SlaClosings, SlaReport } from '@desk/contracts';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { FilteredPeriodDto, PeriodDto, SlaReportDto, SlaTicketsDto } from './dto/report-queries.dto.js';
import { ReadFigureTicket } from './queries/figure-ticket.js';
import { ReadHandlingReport } from './queries/handling-report.js';
import { ReadSlaClosings } from './queries/sla-closings.js';
import { ReadSlaReport } from './queries/sla-report.js';
import { ListSlaTickets } from './queries/sla-tickets.js';

@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  constructor(
    private readonly attainment: ReadSlaReport,
    private readonly behind: ListSlaTickets,
    private readonly figures: ReadFigureTicket,
    private readonly closed: ReadSlaClosings,
    private readonly handlings: ReadHandlingReport,
  ) {}

  @Get('sla')
  sla(@CurrentActor() actor: Actor, @Query() query: SlaReportDto): Promise<SlaReport> {
    return this.attainment.run(actor, query);
  }

  @Get('sla/closings')
  slaClosings(@CurrentActor() actor: Actor, @Query() query: FilteredPeriodDto): Promise<SlaClosings> {
    return this.closed.run(actor, query);
  }

  @Get('sla/tickets')
  slaTickets(@CurrentActor() actor: Actor, @Query() query: SlaTicketsDto): Promise<Page<FigureRow>> {
    return this.behind.run(actor, query);
  }

  @Get('tickets/:number')
  figureTicket(@CurrentActor() actor: Actor, @Param('number') number: string): Promise<FigureTicket> {
    return this.figures.run(actor, number);
  }

  @Get('handling')
  handling(@CurrentActor() actor: Actor, @Query() query: PeriodDto): Promise<HandlingReport> {
    return this.handlings.run(actor, query);
  }
}
