import { CurrentActor, type Actor } from '@desk/access';
import type { EscalationRules } from '@desk/contracts';
import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SaveEscalationRules } from './commands/save-escalation-rules.js';
import { EscalationRulesDto } from './dto/escalation-rules.dto.js';
import { ReadEscalationRules } from './queries/read-escalation-rules.js';

/** What happens beyond the ordinary telling when a clock reaches a point. */
@ApiTags('declaration')
@Controller('escalation-rules')
export class EscalationController {
  constructor(
    private readonly rules: ReadEscalationRules,
    private readonly saveRules: SaveEscalationRules,
  ) {}

  @Get()
  read(@CurrentActor() actor: Actor): Promise<EscalationRules> {
    return this.rules.run(actor);
  }

  @Patch()
  save(@CurrentActor() actor: Actor, @Body() body: EscalationRulesDto): Promise<EscalationRules> {
    return this.saveRules.run(actor, body);
  }
}
