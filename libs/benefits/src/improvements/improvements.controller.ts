import { CurrentActor, type Actor } from '@desk/access';
import type { ActionRow, ActionView, Page } from '@desk/contracts';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  FinishImprovementDto,
  ImprovementsDto,
  OpenImprovementDto,
  SaveImprovementDto,
  StartImprovementDto,
} from '../dto/improvement.dto.js';
import { WithdrawDto } from '../dto/position.dto.js';
import { DropImprovement } from './drop-improvement.js';
import { FinishImprovement } from './finish-improvement.js';
import { ListImprovements } from './list-improvements.js';
import { OpenImprovement } from './open-improvement.js';
import { ReadImprovement } from './read-improvement.js';
import { SaveImprovement } from './save-improvement.js';
import { StartImprovement } from './start-improvement.js';

@ApiTags('benefits')
@Controller('improvements')
export class ImprovementsController {
  constructor(
    private readonly improvements: ListImprovements,
    private readonly improvement: ReadImprovement,
    private readonly openImprovement: OpenImprovement,
    private readonly saveImprovement: SaveImprovement,
    private readonly startImprovement: StartImprovement,
    private readonly finishImprovement: FinishImprovement,
    private readonly dropImprovement: DropImprovement,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: ImprovementsDto): Promise<Page<ActionRow>> {
    return this.improvements.run(actor, query);
  }

  @Get(':id')
  read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ActionView> {
    return this.improvement.run(actor, id);
  }

  @Post()
  open(@CurrentActor() actor: Actor, @Body() { plan }: OpenImprovementDto): Promise<ActionView> {
    return this.openImprovement.run(actor, plan);
  }

  @Patch(':id')
  save(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: SaveImprovementDto): Promise<ActionView> {
    return this.saveImprovement.run(actor, id, body);
  }

  @Post(':id/start')
  @HttpCode(200)
  start(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: StartImprovementDto): Promise<ActionView> {
    return this.startImprovement.run(actor, id, body);
  }

  @Post(':id/finish')
  @HttpCode(200)
  finish(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FinishImprovementDto,
  ): Promise<ActionView> {
    return this.finishImprovement.run(actor, id, body);
  }

  @Post(':id/drop')
  @HttpCode(200)
  drop(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: WithdrawDto): Promise<ActionView> {
    return this.dropImprovement.run(actor, id, body);
  }
}
