import { Module } from '@nestjs/common';
import { AddEvidence } from './add-evidence.js';
import { BaselineSourcesController } from './baseline-sources.controller.js';
import { BaselinesController } from './baselines.controller.js';
import { CorrectBaseline } from './correct-baseline.js';
import { DropEvidence } from './drop-evidence.js';
import { GetEvidence } from './get-evidence.js';
import { ListBaselines } from './list-baselines.js';
import { ListHistoryVolumes } from './list-history-volumes.js';
import { LockBaseline } from './lock-baseline.js';
import { ReadBaseline } from './read-baseline.js';
import { SaveBaseline } from './save-baseline.js';
import { TakeBaselineSheet } from './take-baseline-sheet.js';

/** The zero point: what first line took before it was joined. */
@Module({
  controllers: [BaselinesController, BaselineSourcesController],
  providers: [
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
  ],
})
export class BaselinesModule {}
