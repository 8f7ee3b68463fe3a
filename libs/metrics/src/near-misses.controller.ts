import { CurrentActor, type Actor } from '@desk/access';
import type { SlaCausesReport, SlaHoursReport, SlaUseReport } from '@desk/contracts';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { KnownPeriodDto, SlaHoursDto } from './dto/report-queries.dto.js';
import { ReadSlaCauses } from './queries/sla-causes-report.js';
import { ReadSlaHours } from './queries/sla-hours-report.js';
import { ReadSlaUse } from './queries/sla-use-report.js';

@ApiTags('reports')
@Controller('reports/sla')
export class NearMissesController {
  constructor(
    private readonly shares: ReadSlaUse,
    private readonly week: ReadSlaHours,
    private readonly reasons: ReadSlaCauses,
  ) {}

  @Get('use')
  use(@CurrentActor() actor: Actor, @Query() query: KnownPeriodDto): Promise<SlaUseReport> {
    return this.shares.run(actor, query);
  }

  @Get('hours')
  hours(@CurrentActor() actor: Actor, @Query() query: SlaHoursDto): Promise<SlaHoursReport> {
    return this.week.run(actor, query);
  }

  @Get('causes')
  causes(@CurrentActor() actor: Actor, @Query() query: KnownPeriodDto): Promise<SlaCausesReport> {
    return this.reasons.run(actor, query);
  }
}
