import { Module } from '@nestjs/common';
import { AddPosition } from './add-position.js';
import { CorrectPosition } from './correct-position.js';
import { EndPosition } from './end-position.js';
import { ListPositions } from './list-positions.js';
import { PositionsController } from './positions.controller.js';
import { ReadPositionEffect } from './read-position-effect.js';
import { TakePositionSheet } from './take-position-sheet.js';
import { WithdrawPosition } from './withdraw-position.js';

/** Positions of the joint first line, and what agencies have kept. */
@Module({
  controllers: [PositionsController],
  providers: [
    ListPositions,
    AddPosition,
    CorrectPosition,
    EndPosition,
    WithdrawPosition,
    ReadPositionEffect,
    TakePositionSheet,
  ],
})
export class PositionsModule {}
