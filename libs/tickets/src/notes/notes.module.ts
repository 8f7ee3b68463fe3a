import { Module } from '@nestjs/common';
import { TicketsModule } from '../tickets.module.js';
import { AddNote } from './add-note.js';
import { ListNotes } from './list-notes.js';
import { NotesController } from './notes.controller.js';

/** What agents write to each other. It stands apart, so that nothing made for a requester can come near it. */
@Module({
  imports: [TicketsModule],
  controllers: [NotesController],
  providers: [AddNote, ListNotes],
})
export class TicketNotesModule {}
