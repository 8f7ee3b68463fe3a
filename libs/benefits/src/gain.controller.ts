import { CurrentActor, type Actor } from '@desk/access';
import type { GainReport } from '@desk/contracts';
import { PeriodDto } from '@desk/metrics';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReadGainReport } from './queries/gain-report.js';

@ApiTags('reports')
@Controller('reports/gain')
export class GainController {
  constructor(private readonly gain: ReadGainReport) {}

  @Get()
  read(@CurrentActor() actor: Actor, @Query() query: PeriodDto): Promise<GainReport> {
    return this.gain.run(actor, query);
  }
}
