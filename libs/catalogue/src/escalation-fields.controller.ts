import { CurrentActor, type Actor } from '@desk/access';
import type { EscalationFields } from '@desk/contracts';
import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SaveEscalationFields } from './commands/save-escalation-fields.js';
import { EscalationFieldsDto } from './dto/escalation-fields.dto.js';
import { ReadEscalationFields } from './queries/read-escalation-fields.js';

/** What second line needs to be told of a service. */
@ApiTags('services')
@Controller('services/:key/escalation-fields')
export class EscalationFieldsController {
  constructor(
    private readonly fields: ReadEscalationFields,
    private readonly saveFields: SaveEscalationFields,
  ) {}

  @Get()
  read(@CurrentActor() actor: Actor, @Param('key') key: string): Promise<EscalationFields> {
    return this.fields.run(actor, key);
  }

  @Patch()
  save(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @Body() body: EscalationFieldsDto,
  ): Promise<EscalationFields> {
    return this.saveFields.run(actor, key, body);
  }
}
