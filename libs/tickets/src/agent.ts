/** The front door for what only agents may see. */
export { TicketNotesModule } from './notes/notes.module.js';
