import { CurrentActor, type Actor } from '@desk/access';
import type { AttachmentView, Mentionable, NoteAttachment, Page } from '@desk/contracts';
import { IncomingFile, ServesFile, StreamedBody, type Incoming, type JsonText } from '@desk/platform';
import { Controller, Get, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { FileNameDto } from '../attachments/attachments.dto.js';
import { TicketFiles, type Side } from '../attachments/ticket-files.js';
import { AddNoteAttachment } from './add-note-attachment.js';
import { FindMentionable } from './find-mentionable.js';
import { MentionableDto } from './mentionable.dto.js';

const NOTES: Side = { action: 'readNotes', table: 'note_attachment', owner: ['note_id', 'noteId'] };

/** The files of the notes, and who may be named in one: for agents only. */
@ApiTags('writing')
@Controller('tickets/:id')
export class NoteFilesController {
  constructor(
    private readonly files: TicketFiles,
    private readonly addFile: AddNoteAttachment,
    private readonly colleagues: FindMentionable,
  ) {}

  @Get('note-attachments')
  list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<JsonText<Page<NoteAttachment>>> {
    return this.files.list(actor, id, NOTES);
  }

  @Post('note-attachments')
  @StreamedBody()
  add(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { name }: FileNameDto,
    @IncomingFile() file: Incoming,
  ): Promise<AttachmentView> {
    return this.addFile.run(actor, id, name, file);
  }

  @Get('note-attachments/:file')
  @ServesFile()
  get(@CurrentActor() actor: Actor, @Param('id') id: string, @Param('file') file: string): Promise<StreamableFile> {
    return this.files.get(actor, id, file, NOTES);
  }

  @Get('mentionable')
  mentionable(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { q = '' }: MentionableDto,
  ): Promise<Page<Mentionable>> {
    return this.colleagues.run(actor, id, q);
  }
}
