import { Module } from '@nestjs/common';
import { TicketsModule } from '../tickets.module.js';
import { AddNoteAttachment } from './add-note-attachment.js';
import { AddNote } from './add-note.js';
import { FindMentionable } from './find-mentionable.js';
import { ListNotes } from './list-notes.js';
import { MacroPlans } from './macros/macro-plan.js';
import { PreviewMacro } from './macros/preview-macro.js';
import { RunMacro } from './macros/run-macro.js';
import { TicketMacrosController } from './macros/ticket-macros.controller.js';
import { Mentions } from './mentions.js';
import { NoteFilesController } from './note-files.controller.js';
import { NotesController } from './notes.controller.js';

/** What agents write to each other. It stands apart, so that nothing made for a requester can come near it. */
@Module({
  imports: [TicketsModule],
  controllers: [NotesController, NoteFilesController, TicketMacrosController],
  providers: [AddNote, ListNotes, AddNoteAttachment, FindMentionable, Mentions, MacroPlans, RunMacro, PreviewMacro],
})
export class TicketNotesModule {}
