import type { Page, TicketHit } from '@desk/contracts';
import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import { Config, Database, readCursor, type Paging } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { DEFAULT_LIMIT, pageOf } from './page.js';
import { beforeCursor, NEWEST, NEWEST_CURSOR, placeOfNewest, ticketHit } from './ticket-hit.js';

/** The tickets of the agencies whose contact the actor is, without the sensitive ones. */
@Injectable()
export class AgencyTickets {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, query: Paging): Promise<Page<TicketHit>> {
    authoriseDesk(actor, 'readAgency');
    const limit = query.limit ?? DEFAULT_LIMIT;
    const place = query.cursor === undefined ? [] : readCursor(query.cursor, NEWEST_CURSOR);
    const rows = await this.database.read(scopeOf(actor), (tx) =>
      tx.query<{ hit: TicketHit }>(
        `select ${ticketHit('$1::text')} as hit from unnest($2::uuid[]) as own (agency_id) cross join lateral (
           select t.* from ticket t where t.agency_id = own.agency_id and not t.sensitive
             ${place.length > 0 ? `and ${beforeCursor('$3', '$4')}` : ''}
           order by ${NEWEST} limit ${limit + 1}) t
         order by ${NEWEST} limit ${limit + 1}`,
        [`${this.config.ticketPrefix}-`, actor.contactAgencyIds, ...place],
      ),
    );
    return pageOf(
      rows.map((row) => row.hit),
      limit,
      placeOfNewest,
    );
  }
}
