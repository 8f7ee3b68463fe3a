import { Module } from '@nestjs/common';
import { BaselinesModule } from './baselines/baselines.module.js';
import { CapacityModule } from './capacity/capacity.module.js';
import { ComparisonModule } from './comparison/comparison.module.js';
import { GainController } from './gain.controller.js';
import { ImprovementsModule } from './improvements/improvements.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { PlanModule } from './plan/plan.module.js';
import { PositionsModule } from './positions/positions.module.js';
import { DrawWork } from './queries/drawn-work.js';
import { ReadGainReport } from './queries/gain-report.js';
import { ResultsModule } from './results/results.module.js';
import { ShowbackModule } from './showback/showback.module.js';
import { SuggestionsModule } from './suggestions/suggestions.module.js';

/** What centralising is worth: the gain, and the rooms around it. */
@Module({
  imports: [
    BaselinesModule,
    PositionsModule,
    PlanModule,
    LedgerModule,
    ImprovementsModule,
    CapacityModule,
    ComparisonModule,
    ShowbackModule,
    SuggestionsModule,
    ResultsModule,
  ],
  controllers: [GainController],
  providers: [ReadGainReport, DrawWork],
  exports: [
    ReadGainReport,
    PlanModule,
    ImprovementsModule,
    CapacityModule,
    ComparisonModule,
    ShowbackModule,
    ResultsModule,
  ],
})
export class BenefitsModule {}
