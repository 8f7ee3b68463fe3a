import { SlaModule } from '@desk/sla';
import { Module } from '@nestjs/common';
import { AddEvidence } from './baselines/add-evidence.js';
import { BaselineSourcesController } from './baselines/baseline-sources.controller.js';
import { BaselinesController } from './baselines/baselines.controller.js';
import { CorrectBaseline } from './baselines/correct-baseline.js';
import { DropEvidence } from './baselines/drop-evidence.js';
import { GetEvidence } from './baselines/get-evidence.js';
import { ListBaselines } from './baselines/list-baselines.js';
import { ListHistoryVolumes } from './baselines/list-history-volumes.js';
import { LockBaseline } from './baselines/lock-baseline.js';
import { ReadBaseline } from './baselines/read-baseline.js';
import { SaveBaseline } from './baselines/save-baseline.js';
import { TakeBaselineSheet } from './baselines/take-baseline-sheet.js';
import { CapacityController } from './capacity/capacity.controller.js';
import { ReadStaffingRun } from './capacity/read-staffing-run.js';
import { RunStaffing } from './capacity/run-staffing.js';
import { StartStaffingRun } from './capacity/start-staffing-run.js';
import { ComparisonController } from './comparison/comparison.controller.js';
import { ListComparisonTickets } from './comparison/list-comparison-tickets.js';
import { ReadComparison } from './comparison/read-comparison.js';
import { GainController } from './gain.controller.js';
import { ReadGainReport } from './queries/gain-report.js';

/** What centralising is worth. */
@Module({
  imports: [SlaModule],
  controllers: [
    GainController,
    BaselinesController,
    BaselineSourcesController,
    CapacityController,
    ComparisonController,
  ],
  providers: [
    ReadGainReport,
    ListBaselines,
    ReadBaseline,
    SaveBaseline,
    LockBaseline,
    CorrectBaseline,
    TakeBaselineSheet,
    ListHistoryVolumes,
    AddEvidence,
    GetEvidence,
    DropEvidence,
    StartStaffingRun,
    ReadStaffingRun,
    RunStaffing,
    ReadComparison,
    ListComparisonTickets,
  ],
})
export class BenefitsModule {}
