import { CurrentActor, type Actor } from '@desk/access';
import type { AttachmentView, MessageAttachment, Page } from '@desk/contracts';
import { IncomingFile, ServesFile, StreamedBody, type Incoming, type JsonText } from '@desk/platform';
import { Controller, Get, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AddAttachment } from './add-attachment.js';
import { FileNameDto } from './attachments.dto.js';
import { TicketFiles, type Side } from './ticket-files.js';

const CONVERSATION: Side = { action: 'read', table: 'message_attachment', owner: ['message_id', 'messageId'] };

/** The files of the conversation: whoever reads it gets them. */
@ApiTags('writing')
@Controller('tickets/:id')
export class AttachmentsController {
  constructor(
    private readonly files: TicketFiles,
    private readonly addAttachment: AddAttachment,
  ) {}

  @Get('attachments')
  list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<JsonText<Page<MessageAttachment>>> {
    return this.files.list(actor, id, CONVERSATION);
  }

  @Post('attachments')
  @StreamedBody()
  add(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { name }: FileNameDto,
    @IncomingFile() file: Incoming,
  ): Promise<AttachmentView> {
    return this.addAttachment.run(actor, id, 'message', name, file);
  }

  @Post('resolution-attachments')
  @StreamedBody()
  addToResolution(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { name }: FileNameDto,
    @IncomingFile() file: Incoming,
  ): Promise<AttachmentView> {
    return this.addAttachment.run(actor, id, 'resolution', name, file);
  }

  @Get('attachments/:file')
  @ServesFile()
  get(@CurrentActor() actor: Actor, @Param('id') id: string, @Param('file') file: string): Promise<StreamableFile> {
    return this.files.get(actor, id, file, CONVERSATION);
  }
}
