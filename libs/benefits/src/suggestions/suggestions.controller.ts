import { CurrentActor, type Actor } from '@desk/access';
import type { Page, SimilarSuggestion, SuggestionRow, SuggestionView } from '@desk/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ProposeDto, SimilarSuggestionsDto, SuggestionsDto } from '../dto/suggestions.dto.js';
import { ListSuggestions } from './list-suggestions.js';
import { Propose } from './propose.js';
import { ReadSuggestion } from './read-suggestion.js';
import { SimilarSuggestions } from './similar-suggestions.js';
import { Support } from './support.js';
import { WithdrawSuggestion } from './withdraw-suggestion.js';

/** What every employee does with suggestions. */
@ApiTags('suggestions')
@Controller()
export class SuggestionsController {
  constructor(
    private readonly suggestions: ListSuggestions,
    private readonly likes: SimilarSuggestions,
    private readonly one: ReadSuggestion,
    private readonly proposing: Propose,
    private readonly supporting: Support,
    private readonly withdrawing: WithdrawSuggestion,
  ) {}

  @Get('suggestions')
  list(@CurrentActor() actor: Actor, @Query() query: SuggestionsDto): Promise<Page<SuggestionRow>> {
    return this.suggestions.run(actor, query);
  }

  @Get('similar-suggestions')
  similar(@CurrentActor() actor: Actor, @Query() { q }: SimilarSuggestionsDto): Promise<Page<SimilarSuggestion>> {
    return this.likes.run(actor, q);
  }

  @Get('suggestions/:id')
  read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SuggestionView> {
    return this.one.run(actor, id);
  }

  @Post('suggestions')
  propose(@CurrentActor() actor: Actor, @Body() body: ProposeDto): Promise<SuggestionView> {
    return this.proposing.run(actor, body);
  }

  @Post('suggestions/:id/support')
  @HttpCode(200)
  support(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SuggestionView> {
    return this.supporting.give(actor, id);
  }

  @Delete('suggestions/:id/support')
  unsupport(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SuggestionView> {
    return this.supporting.takeBack(actor, id);
  }

  @Post('suggestions/:id/withdraw')
  @HttpCode(200)
  withdraw(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SuggestionView> {
    return this.withdrawing.run(actor, id);
  }
}
