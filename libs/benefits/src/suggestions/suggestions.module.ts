import { Module } from '@nestjs/common';
import { ChooseEffect } from './choose-effect.js';
import { CouncilController } from './council.controller.js';
import { DecideSuggestion } from './decide-suggestion.js';
import { ListSuggestions } from './list-suggestions.js';
import { MeasureEffects } from './measure-effects.js';
import { ModerateSuggestion } from './moderate-suggestion.js';
import { Propose } from './propose.js';
import { RankSuggestion } from './rank-suggestion.js';
import { ReadSuggestion } from './read-suggestion.js';
import { SimilarSuggestions } from './similar-suggestions.js';
import { SuggestionsController } from './suggestions.controller.js';
import { Support } from './support.js';
import { WithdrawSuggestion } from './withdraw-suggestion.js';

/** What employees propose, and what became of it. */
@Module({
  controllers: [SuggestionsController, CouncilController],
  providers: [
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
  exports: [MeasureEffects],
})
export class SuggestionsModule {}
