import { CurrentActor, type Actor } from '@desk/access';
import type { BulkPreview, BulkView } from '@desk/contracts';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PreviewBulk } from './commands/preview-bulk.js';
import { StartBulk } from './commands/start-bulk.js';
import { UndoBulk } from './commands/undo-bulk.js';
import { BulkPreviewDto, StartBulkDto } from './dto/bulk.dto.js';
import { ReadBulk } from './queries/read-bulk.js';

/** Changes of many tickets at once. */
@ApiTags('tickets')
@Controller('bulk')
export class BulkController {
  constructor(
    private readonly previewBulk: PreviewBulk,
    private readonly startBulk: StartBulk,
    private readonly readBulk: ReadBulk,
    private readonly undoBulk: UndoBulk,
  ) {}

  @Post('preview')
  @HttpCode(200)
  preview(@CurrentActor() actor: Actor, @Body() body: BulkPreviewDto): Promise<BulkPreview> {
    return this.previewBulk.run(actor, body);
  }

  @Post()
  start(@CurrentActor() actor: Actor, @Body() body: StartBulkDto): Promise<BulkView> {
    return this.startBulk.run(actor, body);
  }

  @Get(':id')
  bulk(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<BulkView> {
    return this.readBulk.run(actor, id);
  }

  @Post(':id/undo')
  @HttpCode(200)
  undo(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<BulkView> {
    return this.undoBulk.run(actor, id);
  }
}
