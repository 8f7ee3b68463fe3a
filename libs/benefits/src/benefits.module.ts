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
import { GainController } from './gain.controller.js';
import { DropImprovement } from './improvements/drop-improvement.js';
import { FinishImprovement } from './improvements/finish-improvement.js';
import { ImprovementsController } from './improvements/improvements.controller.js';
import { ListImprovements } from './improvements/list-improvements.js';
import { OpenImprovement } from './improvements/open-improvement.js';
import { ReadImprovement } from './improvements/read-improvement.js';
import { ReviewQuarters } from './improvements/review-quarters.js';
import { SaveImprovement } from './improvements/save-improvement.js';
import { StartImprovement } from './improvements/start-improvement.js';
import { AddLedgerLine } from './ledger/add-ledger-line.js';
import { CorrectLedgerLine } from './ledger/correct-ledger-line.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { ListLedger } from './ledger/list-ledger.js';
import { WithdrawLedgerLine } from './ledger/withdraw-ledger-line.js';
import { CreatePlanDraft } from './plan/create-plan-draft.js';
import { DeletePlanDraft } from './plan/delete-plan-draft.js';
import { PlanController } from './plan/plan.controller.js';
import { PublishPlan } from './plan/publish-plan.js';
import { ReadBenefitPlan } from './plan/read-benefit-plan.js';
import { ReadPlanDraft } from './plan/read-plan-draft.js';
import { ReadPlanVersion } from './plan/read-plan-version.js';
import { SavePlanDraft } from './plan/save-plan-draft.js';
import { AddPosition } from './positions/add-position.js';
import { CorrectPosition } from './positions/correct-position.js';
import { EndPosition } from './positions/end-position.js';
import { ListPositions } from './positions/list-positions.js';
import { PositionsController } from './positions/positions.controller.js';
import { ReadPositionEffect } from './positions/read-position-effect.js';
import { TakePositionSheet } from './positions/take-position-sheet.js';
import { WithdrawPosition } from './positions/withdraw-position.js';
import { ReadGainReport } from './queries/gain-report.js';

/** What centralising is worth. */
@Module({
  controllers: [
    GainController,
    BaselinesController,
    BaselineSourcesController,
    PositionsController,
    PlanController,
    LedgerController,
    ImprovementsController,
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
    ListPositions,
    AddPosition,
    CorrectPosition,
    EndPosition,
    WithdrawPosition,
    ReadPositionEffect,
    TakePositionSheet,
    ReadBenefitPlan,
    ReadPlanVersion,
    CreatePlanDraft,
    ReadPlanDraft,
    SavePlanDraft,
    DeletePlanDraft,
    PublishPlan,
    ListLedger,
    AddLedgerLine,
    CorrectLedgerLine,
    WithdrawLedgerLine,
    ListImprovements,
    ReadImprovement,
    OpenImprovement,
    SaveImprovement,
    StartImprovement,
    FinishImprovement,
    DropImprovement,
    ReviewQuarters,
  ],
})
export class BenefitsModule {}
