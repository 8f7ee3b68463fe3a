import { CurrentActor, type Actor } from '@desk/access';
import type { KnownReport, Page, SlaReport } from '@desk/contracts';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { StartKnownReport } from './commands/start-known-report.js';
import { StartKnownReportDto } from './dto/known-report.dto.js';
import { KnownSlaDto } from './dto/report-queries.dto.js';
import { ReadKnownReports } from './queries/known-reports.js';

/** Attainment as it was known on a day. */
@ApiTags('reports')
@Controller('reports/known')
export class KnownReportsController {
  constructor(
    private readonly starting: StartKnownReport,
    private readonly reports: ReadKnownReports,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor): Promise<Page<KnownReport>> {
    return this.reports.list(actor);
  }

  @Post()
  start(@CurrentActor() actor: Actor, @Body() body: StartKnownReportDto): Promise<KnownReport> {
    return this.starting.run(actor, body);
  }

  @Get(':id')
  read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<KnownReport> {
    return this.reports.one(actor, id);
  }

  @Get(':id/sla')
  sla(@CurrentActor() actor: Actor, @Param('id') id: string, @Query() query: KnownSlaDto): Promise<SlaReport> {
    return this.reports.sla(actor, id, query);
  }
}
