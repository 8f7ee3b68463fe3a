import { SlaModule } from '@desk/sla';
import { Module } from '@nestjs/common';
import { CapacityController } from './capacity.controller.js';
import { ReadStaffingRun } from './read-staffing-run.js';
import { RunStaffing } from './run-staffing.js';
import { StartStaffingRun } from './start-staffing-run.js';

/** How many agents first line needs. */
@Module({
  imports: [SlaModule],
  controllers: [CapacityController],
  providers: [StartStaffingRun, ReadStaffingRun, RunStaffing],
  exports: [ReadStaffingRun],
})
export class CapacityModule {}
