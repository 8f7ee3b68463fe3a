import { CurrentActor, type Actor } from '@desk/access';
import type { NoteView } from '@desk/contracts';
import { Body, Controller, Headers, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { TextDto } from '../dto/moves.dto.js';
import { attemptOf } from '../idempotency.js';
import { AddNote } from './add-note.js';

@ApiTags('tickets')
@Controller('tickets/:id/notes')
export class NotesController {
  constructor(private readonly addNote: AddNote) {}

  @Post()
  add(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: TextDto,
    @Headers('idempotency-key') key?: string,
  ): Promise<NoteView> {
    return this.addNote.run(actor, id, body, attemptOf(key, ['note', id, body]));
  }
}
