import { CurrentActor, type Actor } from '@desk/access';
import type { MacroPreview, RunMacroRequest, TicketView } from '@desk/contracts';
import { Optional } from '@desk/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { Prose } from '../../dto/fields.js';
import { VersionDto } from '../../dto/moves.dto.js';
import { PreviewMacro } from './preview-macro.js';
import { RunMacro } from './run-macro.js';

const LONGEST_TEXT = 20_000;

class RunMacroDto extends VersionDto implements RunMacroRequest {
  @Optional()
  @Prose(LONGEST_TEXT)
  message?: string;

  @Optional()
  @Prose(LONGEST_TEXT)
  note?: string;

  @Optional()
  @IsBoolean()
  hold?: boolean;
}

/** Macros on a ticket: they may write notes, so they stand in the room of the notes. */
@ApiTags('prepared')
@Controller('tickets/:id/macros')
export class TicketMacrosController {
  constructor(
    private readonly previewMacro: PreviewMacro,
    private readonly runMacro: RunMacro,
  ) {}

  @Get(':macro')
  preview(@CurrentActor() actor: Actor, @Param('id') id: string, @Param('macro') macro: string): Promise<MacroPreview> {
    return this.previewMacro.run(actor, id, macro);
  }

  @Post(':macro')
  @HttpCode(200)
  run(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('macro') macro: string,
    @Body() body: RunMacroDto,
  ): Promise<TicketView> {
    return this.runMacro.run(actor, id, macro, body);
  }
}
