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
import { ReadGainReport } from './queries/gain-report.js';
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
  controllers: [
    GainController,
    BaselinesController,
    BaselineSourcesController,
    OpenResultsController,
    WeaknessesController,
    SuggestionsController,
    CouncilController,
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
  ],
})
export class BenefitsModule {}
