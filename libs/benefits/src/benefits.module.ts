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
import { CheckShowback } from './showback/check-showback.js';
import { DrawWork } from './queries/drawn-work.js';
import { CloseMonths } from './showback/close-months.js';
import { CreatePriceList } from './showback/create-price-list.js';
import { DeletePriceList } from './showback/delete-price-list.js';
import { ListPriceLists } from './showback/list-price-lists.js';
import { ListShowbackQuestions } from './showback/list-showback-questions.js';
import { ListShowbackTickets } from './showback/list-showback-tickets.js';
import { PreviewPrices } from './showback/preview-prices.js';
import { PriceListsController } from './showback/price-lists.controller.js';
import { PublishPriceList } from './showback/publish-price-list.js';
import { ReadShowback } from './showback/read-showback.js';
import { ReadShowbackLine } from './showback/read-showback-line.js';
import { SavePriceList } from './showback/save-price-list.js';
import { ShowbackController } from './showback/showback.controller.js';
import { WriteShowback } from './showback/write-showback.js';
import { PublishResults } from './results/publish-results.js';
import { ReadOpenResults } from './results/read-open-results.js';
import { OpenResultsController, WeaknessesController } from './results/results.controller.js';
import { Weaknesses } from './results/weaknesses.js';
import { ChooseEffect } from './suggestions/choose-effect.js';
import { CouncilController } from './suggestions/council.controller.js';
import { DecideSuggestion } from './suggestions/decide-suggestion.js';
import { ListSuggestions } from './suggestions/list-suggestions.js';
import { MeasureEffects } from './suggestions/measure-effects.js';
import { ModerateSuggestion } from './suggestions/moderate-suggestion.js';
import { Propose } from './suggestions/propose.js';
import { RankSuggestion } from './suggestions/rank-suggestion.js';
import { ReadSuggestion } from './suggestions/read-suggestion.js';
import { SimilarSuggestions } from './suggestions/similar-suggestions.js';
import { SuggestionsController } from './suggestions/suggestions.controller.js';
import { Support } from './suggestions/support.js';
import { WithdrawSuggestion } from './suggestions/withdraw-suggestion.js';

/** What centralising is worth. */
@Module({
  imports: [SlaModule],
  controllers: [
    GainController,
    BaselinesController,
    BaselineSourcesController,
    PriceListsController,
    ShowbackController,
    OpenResultsController,
    WeaknessesController,
    SuggestionsController,
    CouncilController,
    PositionsController,
    PlanController,
    LedgerController,
    ImprovementsController,
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
    CheckShowback,
    CloseMonths,
    CreatePriceList,
    DeletePriceList,
    ListPriceLists,
    ListShowbackQuestions,
    ListShowbackTickets,
    PreviewPrices,
    PublishPriceList,
    ReadShowback,
    ReadShowbackLine,
    SavePriceList,
    WriteShowback,
    ReadOpenResults,
    PublishResults,
    Weaknesses,
    ListSuggestions,
    SimilarSuggestions,
    ReadSuggestion,
    Propose,
    Support,
    WithdrawSuggestion,
    RankSuggestion,
    DecideSuggestion,
    ChooseEffect,
    MeasureEffects,
    ModerateSuggestion,
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
    DrawWork,
    DropImprovement,
    ReviewQuarters,
    StartStaffingRun,
    ReadStaffingRun,
    RunStaffing,
    ReadComparison,
    ListComparisonTickets,
  ],
  exports: [
    CloseMonths,
    ReadGainReport,
    ReadBenefitPlan,
    ListImprovements,
    ReadComparison,
    ReadStaffingRun,
    ReadShowback,
    ReadOpenResults,
  ],
})
export class BenefitsModule {}
