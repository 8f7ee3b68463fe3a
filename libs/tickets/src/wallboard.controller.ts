import { CurrentActor, type Actor } from '@desk/access';
import type { Page, QueueRow, Wallboard } from '@desk/contracts';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ListOffered } from './queries/offered.js';
import { ReadWallboard } from './queries/read-wallboard.js';

@ApiTags('staffing')
@Controller('teams/:key')
export class WallboardController {
  constructor(
    private readonly board: ReadWallboard,
    private readonly offers: ListOffered,
  ) {}

  @Get('wallboard')
  wallboard(@CurrentActor() actor: Actor, @Param('key') key: string): Promise<Wallboard> {
    return this.board.run(actor, key);
  }

  @Get('offered')
  offered(@CurrentActor() actor: Actor, @Param('key') key: string): Promise<Page<QueueRow>> {
    return this.offers.run(actor, key);
  }
}
