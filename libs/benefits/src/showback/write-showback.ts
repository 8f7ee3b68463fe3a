import { authoriseDesk, deskPolicy, type Actor } from '@desk/access';
import type { DomainEvents, ShowbackLineView } from '@desk/contracts';
import { Database, newId, Problem, toIso, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { findLine } from './line-rows.js';
import { readLine } from './read-showback-line.js';
import { showbackScope } from './showback-scope.js';

/** The contact of the agency asks about a line, the service owner answers; the other side is told. What is written stays. */
@Injectable()
export class WriteShowback {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, id: string, text: string): Promise<ShowbackLineView> {
    authoriseDesk(actor, 'readShowback');
    return this.database.transaction(showbackScope(actor), async (tx) => {
      const { agencyId } = await findLine(tx, actor, id);
      const side = actor.contactAgencyIds.includes(agencyId) ? 'agency' : 'owner';
      if (side === 'owner' && !deskPolicy.answerShowback(actor)) {
        throw new Problem('forbidden', 'The contact of the agency asks, and the service owner answers.');
      }
      const messageId = newId();
      await tx.query(
        `insert into showback_message (id, agency_id, line_id, side, author_id, text, written_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [messageId, agencyId, id, side, actor.id, text, toIso(tx.now)],
      );
      const told = side === 'agency' ? await toOwners(tx, actor) : await toContacts(tx, agencyId, id);
      tx.emit('showback.written', { agencyId, subjectId: messageId, lineId: id, actorId: actor.id, ...told });
      return readLine(tx, actor, id);
    });
  }
}

type Told = Pick<DomainEvents['showback.written'], 'what' | 'personIds'>;

/** Of service owners who are contacts as well, the one who asks need not be told. */
async function toOwners(tx: Tx, actor: Actor): Promise<Told> {
  const owners = await tx.query<{ id: string }>(
    `select p.id from person_role r join person p on p.id = r.person_id
     where r.role = 'service_owner' and p.active and p.id <> $1`,
    [actor.id],
  );
  return { what: 'asked', personIds: owners.map(({ id }) => id) };
}

/** Whoever asked about the line; when nobody did who is a contact still, every contact of the agency. */
async function toContacts(tx: Tx, agencyId: string, lineId: string): Promise<Told> {
  const contacts = await tx.query<{ id: string; asked: boolean }>(
    `select p.id, exists (select from showback_message m
       where m.line_id = $2 and m.side = 'agency' and m.author_id = p.id) as asked
     from agency_contact c join person p on p.id = c.person_id where c.agency_id = $1 and p.active`,
    [agencyId, lineId],
  );
  const asked = contacts.filter((contact) => contact.asked);
  const [what, told] = asked.length > 0 ? (['answered', asked] as const) : (['told', contacts] as const);
  return { what, personIds: told.map(({ id }) => id) };
}
