import { CurrentActor, type Actor } from '@desk/access';
import type { MyTime, WorkCorrectionView } from '@desk/contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CorrectWork } from './commands/correct-work.js';
import { UndoCorrection } from './commands/undo-correction.js';
import { CorrectWorkDto, MyTimeDto } from './dto/my-time.dto.js';
import { ReadMyTime } from './queries/my-time.js';

/** Each agent's own time. */
@ApiTags('work')
@Controller('my/time')
export class MyTimeController {
  constructor(
    private readonly time: ReadMyTime,
    private readonly correcting: CorrectWork,
    private readonly undoing: UndoCorrection,
  ) {}

  @Get()
  read(@CurrentActor() actor: Actor, @Query() query: MyTimeDto): Promise<MyTime> {
    return this.time.run(actor, query);
  }

  @Post('corrections')
  correct(@CurrentActor() actor: Actor, @Body() request: CorrectWorkDto): Promise<WorkCorrectionView> {
    return this.correcting.run(actor, request);
  }

  @Post('corrections/:id/undo')
  @HttpCode(200)
  undo(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WorkCorrectionView> {
    return this.undoing.run(actor, id);
  }
}
