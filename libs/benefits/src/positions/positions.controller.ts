import { CurrentActor, type Actor } from '@desk/access';
import type { PositionEffect, PositionList, PositionRow, PositionSheetResult } from '@desk/contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BaselineSheetDto } from '../dto/baseline.dto.js';
import {
  AddPositionDto,
  CorrectPositionDto,
  EndPositionDto,
  PositionEffectDto,
  PositionsDto,
  WithdrawDto,
} from '../dto/position.dto.js';
import { AddPosition } from './add-position.js';
import { CorrectPosition } from './correct-position.js';
import { EndPosition } from './end-position.js';
import { ListPositions } from './list-positions.js';
import { ReadPositionEffect } from './read-position-effect.js';
import { TakePositionSheet } from './take-position-sheet.js';
import { WithdrawPosition } from './withdraw-position.js';

@ApiTags('benefits')
@Controller()
export class PositionsController {
  constructor(
    private readonly positions: ListPositions,
    private readonly addPosition: AddPosition,
    private readonly correctPosition: CorrectPosition,
    private readonly endPosition: EndPosition,
    private readonly withdrawPosition: WithdrawPosition,
    private readonly positionEffect: ReadPositionEffect,
    private readonly sheet: TakePositionSheet,
  ) {}

  @Get('positions')
  list(@CurrentActor() actor: Actor, @Query() query: PositionsDto): Promise<PositionList> {
    return this.positions.run(actor, query);
  }

  @Post('positions')
  add(@CurrentActor() actor: Actor, @Body() { content }: AddPositionDto): Promise<PositionRow> {
    return this.addPosition.run(actor, content);
  }

  @Post('positions/:id/corrections')
  correct(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: CorrectPositionDto,
  ): Promise<PositionRow> {
    return this.correctPosition.run(actor, id, body);
  }

  @Post('positions/:id/end')
  @HttpCode(200)
  end(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: EndPositionDto): Promise<PositionRow> {
    return this.endPosition.run(actor, id, body);
  }

  @Post('positions/:id/withdraw')
  @HttpCode(204)
  withdraw(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: WithdrawDto): Promise<void> {
    return this.withdrawPosition.run(actor, id, body);
  }

  @Post('position-effects')
  @HttpCode(200)
  effect(@CurrentActor() actor: Actor, @Body() body: PositionEffectDto): Promise<PositionEffect> {
    return this.positionEffect.run(actor, body);
  }

  @Post('position-sheets')
  @HttpCode(200)
  takeSheet(@CurrentActor() actor: Actor, @Body() body: BaselineSheetDto): Promise<PositionSheetResult> {
    return this.sheet.run(actor, body);
  }
}
