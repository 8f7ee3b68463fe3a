import { CurrentActor, type Actor } from '@desk/access';
import type { HandOffReport, HandOffRow, Page } from '@desk/contracts';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HandOffReportDto, HandOffTicketsDto } from './dto/report-queries.dto.js';
import { ReadHandOffs } from './queries/hand-off-report.js';

/** What tickets cost that go from team to team. */
@ApiTags('reports')
@Controller('reports/hand-offs')
export class HandOffsController {
  constructor(private readonly ledger: ReadHandOffs) {}

  @Get()
  report(@CurrentActor() actor: Actor, @Query() query: HandOffReportDto): Promise<HandOffReport> {
    return this.ledger.run(actor, query);
  }

  @Get('tickets')
  tickets(@CurrentActor() actor: Actor, @Query() query: HandOffTicketsDto): Promise<Page<HandOffRow>> {
    return this.ledger.tickets(actor, query);
  }
}
