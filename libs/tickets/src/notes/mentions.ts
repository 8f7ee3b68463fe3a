import { readActorOfPerson, ticketPolicy, type Actor } from '@desk/access';
import { Database, Problem, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import type { StoredTicket } from '../ticket.row.js';

/** Tells colleagues that they are named in a note; only those who may read it. */
@Injectable()
export class Mentions {
  constructor(private readonly database: Database) {}

  async tell(tx: Tx, actor: Actor, ticket: StoredTicket, personIds: readonly string[]): Promise<void> {
    const named = personIds.filter((id) => id !== actor.id);
    if (named.length === 0) return;
    for (const id of named) {
      // Which agencies a team serves is seen whole only by the desk itself.
      const colleague = await this.database.read(this.database.systemScope, (all) => readActorOfPerson(all, id));
      if (colleague !== null && ticketPolicy.readNotes(colleague, ticket)) continue;
      throw new Problem('validation_failed', 'Name colleagues who handle tickets of this agency.', {
        errors: [
          {
            pointer: `/mentions/${personIds.indexOf(id)}`,
            message: 'is nobody who may read this note',
            code: 'not_an_agent_of_it',
          },
        ],
      });
    }
    const { agencyId, id: subjectId } = ticket;
    tx.emit('note.mentioned', { agencyId, subjectId, actorId: actor.id, personIds: [...named] });
  }
}
