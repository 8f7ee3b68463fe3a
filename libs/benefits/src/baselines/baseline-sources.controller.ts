import { CurrentActor, type Actor } from '@desk/access';
import type { BaselineSheetResult, HistoryVolume, Page } from '@desk/contracts';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BaselineSheetDto } from '../dto/baseline.dto.js';
import { ListHistoryVolumes } from './list-history-volumes.js';
import { TakeBaselineSheet } from './take-baseline-sheet.js';

/** Where zero points come from, beside the form. */
@ApiTags('benefits')
@Controller()
export class BaselineSourcesController {
  constructor(
    private readonly sheet: TakeBaselineSheet,
    private readonly histories: ListHistoryVolumes,
  ) {}

  @Post('baseline-sheets')
  @HttpCode(200)
  take(@CurrentActor() actor: Actor, @Body() body: BaselineSheetDto): Promise<BaselineSheetResult> {
    return this.sheet.run(actor, body);
  }

  @Get('history-volumes')
  volumes(@CurrentActor() actor: Actor): Promise<Page<HistoryVolume>> {
    return this.histories.run(actor);
  }
}
