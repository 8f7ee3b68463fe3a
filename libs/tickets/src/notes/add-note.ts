import { scopeOf, type Actor } from '@desk/access';
import type { NoteView, TextRequest } from '@desk/contracts';
import { Database, newId, toIso } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { addNote } from '../domain/conversation.js';
import { Idempotency, type Attempt } from '../idempotency.js';
import { TicketDesk } from '../ticket-desk.js';

/** Writes to the other agents, and to nobody else, ever. */
@Injectable()
export class AddNote {
  constructor(
    private readonly database: Database,
    private readonly desk: TicketDesk,
    private readonly idempotency: Idempotency,
  ) {}

  async run(actor: Actor, idOrNumber: string, { text }: TextRequest, attempt: Attempt | null): Promise<NoteView> {
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const course = await this.desk.open(tx, actor, idOrNumber, 'note');
      const { agencyId, id: ticketId } = course.ticket;
      const first = attempt && (await this.idempotency.recall<NoteView>(tx, actor, agencyId, attempt));
      if (first) return first;
      const on = await this.desk.caseOf(tx, actor, course);
      const id = newId();
      const { ticket } = await this.desk.carryOutOnly(on, course, (now) => addNote(now, on.hand, id));
      const createdAt = toIso(ticket.lastEventAt);
      await tx.query(
        `insert into ticket_note (id, agency_id, ticket_id, author_id, origin, text, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, agencyId, ticketId, actor.id, on.hand.origin, text, createdAt],
      );
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
