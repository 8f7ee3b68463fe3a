import { CurrentActor, type Actor } from '@desk/access';
import type { NoteView, Page } from '@desk/contracts';
import type { JsonText } from '@desk/platform';
import { Body, Controller, Get, Headers, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { NoteDto } from '../dto/moves.dto.js';
import { attemptOf } from '../idempotency.js';
import { IDEMPOTENCY_KEY } from '../idempotency-header.js';
import { PagingDto } from '../dto/paging.dto.js';
import { AddNote } from './add-note.js';
import { ListNotes } from './list-notes.js';

@ApiTags('tickets')
@Controller('tickets/:id/notes')
export class NotesController {
  constructor(
    private readonly addNote: AddNote,
    private readonly listNotes: ListNotes,
  ) {}

  @Get()
  list(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: PagingDto,
  ): Promise<JsonText<Page<NoteView>>> {
    return this.listNotes.run(actor, id, query);
  }

  @Post()
  @ApiHeader(IDEMPOTENCY_KEY)
  add(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: NoteDto,
    @Headers('Idempotency-Key') key?: string,
  ): Promise<NoteView> {
    return this.addNote.run(actor, id, body, attemptOf(key, ['note', id, body]));
  }
}
