import { CurrentActor, type Actor } from '@desk/access';
import type { StaffingBackTest, StaffingPlan, StaffingRun } from '@desk/contracts';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DaysDto, StaffingTermsDto } from '../dto/capacity.dto.js';
import { ReadStaffingRun } from './read-staffing-run.js';
import { StartStaffingRun } from './start-staffing-run.js';

/** How many agents first line needs, and how well the desk can tell. */
@ApiTags('staffing')
@Controller()
export class CapacityController {
  constructor(
    private readonly starting: StartStaffingRun,
    private readonly reading: ReadStaffingRun,
  ) {}

  @Post('staffing-plans')
  startPlan(@CurrentActor() actor: Actor, @Body() body: StaffingTermsDto): Promise<StaffingRun<StaffingPlan>> {
    return this.starting.run(actor, 'plan', body);
  }

  @Get('staffing-plans/:id')
  plan(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StaffingRun<StaffingPlan>> {
    return this.reading.run(actor, 'plan', id);
  }

  @Post('staffing-back-tests')
  startBackTest(@CurrentActor() actor: Actor, @Body() body: DaysDto): Promise<StaffingRun<StaffingBackTest>> {
    return this.starting.run(actor, 'back_test', body);
  }

  @Get('staffing-back-tests/:id')
  backTest(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StaffingRun<StaffingBackTest>> {
    return this.reading.run(actor, 'back_test', id);
  }
}
