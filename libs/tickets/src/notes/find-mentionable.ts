import type { Actor } from '@desk/access';
import type { Mentionable, Page } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { TicketReads } from '../queries/ticket-reads.js';

const MOST = 10;

/** Colleagues who may read the notes of a ticket, by the beginning of a name or a username; those of its team first. */
@Injectable()
export class FindMentionable {
  constructor(
    private readonly database: Database,
    private readonly reads: TicketReads,
  ) {}

  async run(actor: Actor, idOrNumber: string, text: string): Promise<Page<Mentionable>> {
    const ticket = await this.reads.within(actor, idOrNumber, 'note', (_tx, read) => Promise.resolve(read));
    // Which agencies a team serves is seen whole only by the desk itself.
    return this.database.read(this.database.systemScope, async (tx) => {
      const typed = text
        .trim()
        .toLowerCase()
        .replace(/[\\%_]/g, '\\$&');
      // A team without agencies of its own serves all that have joined; of a sensitive ticket only its team has the notes.
      const items = await tx.query<Mentionable>(
        `select p.id, p.name, p.username from person p
         where p.active and p.id <> $1 and p.id <> $2
           and (lower(p.name) like $3 or lower(p.name) like '% ' || $3 or p.username like $3)
           and exists (select from team_member m where m.person_id = p.id and (m.team_id = $4 or not $5::boolean)
             and (exists (select from team_agency s where s.team_id = m.team_id and s.agency_id = $6)
               or not exists (select from team_agency s where s.team_id = m.team_id)))
         order by exists (select from team_member m where m.person_id = p.id and m.team_id = $4) desc,
           p.name collate "nb-x-icu", p.id limit ${MOST}`,
        [actor.id, ticket.requesterId, `${typed}%`, ticket.teamId, ticket.sensitive, ticket.agencyId],
      );
      return { items, nextCursor: null };
    });
  }
}
