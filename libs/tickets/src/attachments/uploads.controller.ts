import { CurrentActor, type Actor } from '@desk/access';
import type { AttachmentView } from '@desk/contracts';
import { IncomingFile, ServesFile, StreamedBody, type Incoming } from '@desk/platform';
import { Controller, Delete, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AddUpload } from './add-upload.js';
import { FileNameDto } from './attachments.dto.js';
import { DropUpload } from './drop-upload.js';
import { GetUpload } from './get-upload.js';

/** Files that wait in one's own composers. */
@ApiTags('writing')
@Controller('my/uploads')
export class UploadsController {
  constructor(
    private readonly addUpload: AddUpload,
    private readonly getUpload: GetUpload,
    private readonly dropUpload: DropUpload,
  ) {}

  @Post()
  @StreamedBody()
  add(
    @CurrentActor() actor: Actor,
    @Query() { name }: FileNameDto,
    @IncomingFile() file: Incoming,
  ): Promise<AttachmentView> {
    return this.addUpload.run(actor, name, file);
  }

  @Get(':file')
  @ServesFile()
  get(@CurrentActor() actor: Actor, @Param('file') file: string): Promise<StreamableFile> {
    return this.getUpload.run(actor, file);
  }

  @Delete(':file')
  @HttpCode(204)
  drop(@CurrentActor() actor: Actor, @Param('file') file: string): Promise<void> {
    return this.dropUpload.run(actor, file);
  }
}
