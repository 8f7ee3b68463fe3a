import { CurrentActor, type Actor } from '@desk/access';
import type { DeclarationPreview } from '@desk/contracts';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { StartPreview } from './commands/start-preview.js';
import { PreviewRequestDto } from './dto/preview-request.dto.js';
import { ReadPreview } from './queries/read-preview.js';

/** What a draft of the declaration would have meant for the tickets of a period. */
@ApiTags('declaration')
@Controller()
export class PreviewsController {
  constructor(
    private readonly startPreview: StartPreview,
    private readonly preview: ReadPreview,
  ) {}

  @Post('declaration-drafts/:id/previews')
  start(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: PreviewRequestDto,
  ): Promise<DeclarationPreview> {
    return this.startPreview.run(actor, id, body);
  }

  @Get('declaration-previews/:id')
  read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DeclarationPreview> {
    return this.preview.run(actor, id);
  }
}
