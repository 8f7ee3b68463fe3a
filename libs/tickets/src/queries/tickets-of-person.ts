import type { Page, TicketHit } from '@desk/contracts';
import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import { Config, Database, isId, notFound, readCursor, type Paging } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { DEFAULT_LIMIT, pageOf } from './page.js';
import { readable } from './readable.js';
import { beforeCursor, NEWEST, NEWEST_CURSOR, placeOfNewest, ticketHit } from './ticket-hit.js';

/** What a person has asked for before, newest first; agents read it beside a ticket and during a call. */
@Injectable()
export class TicketsOfPerson {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, personId: string, query: Paging): Promise<Page<TicketHit>> {
    authoriseDesk(actor, 'workQueues');
    if (!isId(personId)) throw notFound('The person');
    const limit = query.limit ?? DEFAULT_LIMIT;
    const parameters: unknown[] = [`${this.config.ticketPrefix}-`, personId];
    const bind = (value: unknown) => `$${parameters.push(value)}`;
    const where = ['t.requester_id = $2', readable(actor, bind)];
    if (query.cursor !== undefined) {
      const [filed, id] = readCursor(query.cursor, NEWEST_CURSOR);
      where.push(beforeCursor(bind(filed), bind(id)));
    }
    const rows = await this.database.read(scopeOf(actor), (tx) =>
      tx.query<{ hit: TicketHit }>(
        `select ${ticketHit('$1::text')} as hit from ticket t where ${where.join(' and ')} order by ${NEWEST} limit ${limit + 1}`,
        parameters,
      ),
    );
    return pageOf(
      rows.map((row) => row.hit),
      limit,
      placeOfNewest,
    );
  }
}
