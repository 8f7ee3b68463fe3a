import { Module } from '@nestjs/common';
import { SuggestionsModule } from '../suggestions/suggestions.module.js';
import { PublishResults } from './publish-results.js';
import { ReadOpenResults } from './read-open-results.js';
import { OpenResultsController, WeaknessesController } from './results.controller.js';
import { Weaknesses } from './weaknesses.js';

/** How it goes, for every employee. */
@Module({
  imports: [SuggestionsModule],
  controllers: [OpenResultsController, WeaknessesController],
  providers: [ReadOpenResults, PublishResults, Weaknesses],
  exports: [ReadOpenResults],
})
export class ResultsModule {}
