import type { HistoryEntry, Page } from '@desk/contracts';
import { ticketPolicy, type Actor } from '@desk/access';
import { cursorKey, readCursor, type Paging } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { inWords } from './history-words.js';
import { pageOf } from './page.js';
import { IS_NAMED, IS_PUBLIC, PUBLIC_CHANGES, publicDetails } from './public-history.js';
import { iso, personRef } from './sql-json.js';
import { TicketReads } from './ticket-reads.js';

const DEFAULT_LIMIT = 200;

/** The log of a ticket, oldest first: agents see all of it, requester and contact what concerns them. */
@Injectable()
export class TicketHistory {
  constructor(private readonly reads: TicketReads) {}

  async run(actor: Actor, idOrNumber: string, { cursor, limit = DEFAULT_LIMIT }: Paging): Promise<Page<HistoryEntry>> {
    const after = cursor === undefined ? 0 : readCursor(cursor, [cursorKey.integer])[0];
    const entries = await this.reads.within(actor, idOrNumber, 'read', (tx, ticket) =>
      ticketPolicy.readInternal(actor, ticket)
        ? tx.query<HistoryEntry>(entriesOf(INTERNAL, limit), [ticket.id, after])
        : tx.query<HistoryEntry>(entriesOf(PUBLIC, limit), [ticket.id, after, actor.id]),
    );
    return pageOf(entries, limit, (last) => [last.seq]);
  }
}

const INTERNAL = `select e.seq, e.type, e.actor_id, e.origin, e.occurred_at, e.changes, e.details
  from ticket_event e where e.ticket_id = $1 and e.seq > $2`;

/** Numbered anew: a gap in the numbers would tell of what is left out. */
const PUBLIC = `select * from (
    select row_number() over (order by e.seq)::integer as seq, case when ${IS_NAMED} then e.type else 'ticket.updated' end as type,
      case when ${IS_NAMED} then e.actor_id end as actor_id, e.origin, e.occurred_at,
      ${PUBLIC_CHANGES} as changes, ${publicDetails('$3::uuid')} as details
    from ticket_event e where e.ticket_id = $1 and ${IS_PUBLIC}) e
  where e.seq > $2`;

const entriesOf = (log: string, limit: number): string =>
  `select e.seq, e.type, ${personRef('e.actor_id')} as actor, e.origin, ${iso('e.occurred_at')} as "occurredAt",
     ${inWords('e.changes')} as changes, e.details
   from (${log} order by seq limit ${limit + 1}) e order by e.seq`;
