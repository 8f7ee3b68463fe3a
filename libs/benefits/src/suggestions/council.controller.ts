import { CurrentActor, type Actor } from '@desk/access';
import type { SuggestionView } from '@desk/contracts';
import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DecideSuggestionDto,
  HideSuggestionDto,
  RankSuggestionDto,
  SuggestionEffectDto,
} from '../dto/suggestions.dto.js';
import { ChooseEffect } from './choose-effect.js';
import { DecideSuggestion } from './decide-suggestion.js';
import { ModerateSuggestion } from './moderate-suggestion.js';
import { RankSuggestion } from './rank-suggestion.js';

/** What the user council and the service owner do with them. */
@ApiTags('suggestions')
@Controller('suggestions/:id')
export class CouncilController {
  constructor(
    private readonly ranking: RankSuggestion,
    private readonly deciding: DecideSuggestion,
    private readonly effects: ChooseEffect,
    private readonly moderating: ModerateSuggestion,
  ) {}

  @Patch('rank')
  rank(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: RankSuggestionDto,
  ): Promise<SuggestionView> {
    return this.ranking.run(actor, id, body);
  }

  @Post('decide')
  @HttpCode(200)
  decide(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: DecideSuggestionDto,
  ): Promise<SuggestionView> {
    return this.deciding.run(actor, id, body);
  }

  @Patch('effect')
  effect(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: SuggestionEffectDto,
  ): Promise<SuggestionView> {
    return this.effects.run(actor, id, body);
  }

  @Post('hide')
  @HttpCode(200)
  hide(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { reason }: HideSuggestionDto,
  ): Promise<SuggestionView> {
    return this.moderating.hide(actor, id, reason);
  }

  @Post('show')
  @HttpCode(200)
  show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SuggestionView> {
    return this.moderating.show(actor, id);
  }
}
