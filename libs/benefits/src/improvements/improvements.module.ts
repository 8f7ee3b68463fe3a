import { Module } from '@nestjs/common';
import { DropImprovement } from './drop-improvement.js';
import { FinishImprovement } from './finish-improvement.js';
import { ImprovementsController } from './improvements.controller.js';
import { ListImprovements } from './list-improvements.js';
import { OpenImprovement } from './open-improvement.js';
import { ReadImprovement } from './read-improvement.js';
import { ReviewQuarters } from './review-quarters.js';
import { SaveImprovement } from './save-improvement.js';
import { StartImprovement } from './start-improvement.js';

/** Quarters laid beside the plan, and what is done where one is below it. */
@Module({
  controllers: [ImprovementsController],
  providers: [
    ListImprovements,
    ReadImprovement,
    OpenImprovement,
    SaveImprovement,
    StartImprovement,
    FinishImprovement,
    DropImprovement,
    ReviewQuarters,
  ],
  exports: [ListImprovements],
})
export class ImprovementsModule {}
