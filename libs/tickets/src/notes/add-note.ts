import { scopeOf, type Actor } from '@desk/access';
import type { AddNoteRequest, NoteView } from '@desk/contracts';
import { Database, newId } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { moveUploads } from '../attachments/upload-rows.js';
import { addNote } from '../domain/conversation.js';
import { draftSent } from '../drafts/draft-rows.js';
import { Idempotency, type Attempt } from '../idempotency.js';
import { TicketDesk } from '../ticket-desk.js';
import { Mentions } from './mentions.js';
import { writeNote } from './write-note.js';

/** Writes to the other agents, and to nobody else, ever. */
@Injectable()
export class AddNote {
  constructor(
    private readonly database: Database,
    private readonly desk: TicketDesk,
    private readonly mentions: Mentions,
    private readonly idempotency: Idempotency,
  ) {}

  async run(actor: Actor, idOrNumber: string, request: AddNoteRequest, attempt: Attempt | null): Promise<NoteView> {
    const { text, attachments = [], mentions = [], draftId } = request;
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const course = await this.desk.open(tx, actor, idOrNumber, 'note');
      const { agencyId, id: ticketId } = course.ticket;
      const first = attempt && (await this.idempotency.recall<NoteView>(tx, actor, agencyId, attempt));
      if (first) return first;
      const on = await this.desk.caseOf(tx, actor, course);
      const id = newId();
      const { ticket } = await this.desk.carryOutOnly(on, course, (now) => addNote(now, on.hand, id));
      const createdAt = await writeNote(tx, id, ticket, on.hand, ticket.lastEventAt, text);
      const composer = { authorId: actor.id, kind: 'note', ticketId } as const;
      await moveUploads(tx, composer, attachments, {
        table: 'note_attachment',
        column: 'note_id',
        id,
        ticket: { id: ticketId, agencyId },
      });
      await this.mentions.tell(tx, actor, course.ticket, mentions);
      await draftSent(tx, actor, draftId);
      const note: NoteView = {
        id,
        author: { id: actor.id, name: actor.name },
        origin: on.hand.origin,
        text,
        createdAt,
      };
      if (attempt) await this.idempotency.remember(tx, actor, attempt, note);
      return note;
    });
  }
}
