import { CurrentActor, type Actor } from '@desk/access';
import { ServesFile } from '@desk/platform';
import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ExportQueryDto } from './dto/export.dto.js';
import { ExportReport } from './export-report.js';

/** Every report as a file. */
@ApiTags('reports')
@Controller('reports/:key/export')
export class ExportsController {
  constructor(private readonly exporting: ExportReport) {}

  @Get()
  @ServesFile()
  read(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @Query() query: ExportQueryDto,
  ): Promise<StreamableFile> {
    return this.exporting.run(actor, key, query);
  }
}
