import { CurrentActor, type Actor } from '@desk/access';
import type { Page, RoutingRules, RoutingVersion } from '@desk/contracts';
import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SaveRoutingRules } from './commands/save-routing-rules.js';
import { RoutingVersionsDto, SaveRoutingRulesDto } from './dto/routing-rules.dto.js';
import { ReadRoutingRules } from './queries/read-routing-rules.js';

/** Which team a new ticket goes to. */
@ApiTags('routing')
@Controller('routing-rules')
export class RoutingRulesController {
  constructor(
    private readonly rules: ReadRoutingRules,
    private readonly saveRules: SaveRoutingRules,
  ) {}

  @Get()
  read(@CurrentActor() actor: Actor): Promise<RoutingRules> {
    return this.rules.run(actor);
  }

  @Patch()
  save(@CurrentActor() actor: Actor, @Body() body: SaveRoutingRulesDto): Promise<RoutingRules> {
    return this.saveRules.run(actor, body);
  }

  @Get('versions')
  versions(@CurrentActor() actor: Actor, @Query() query: RoutingVersionsDto): Promise<Page<RoutingVersion>> {
    return this.rules.versions(actor, query);
  }

  @Get('versions/:revision')
  version(@CurrentActor() actor: Actor, @Param('revision') revision: string): Promise<RoutingRules> {
    return this.rules.run(actor, revision);
  }
}
