import { scopeOf, type Actor } from '@desk/access';
import type { WatchView } from '@desk/contracts';
import { Database, Problem, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { TicketReads, type ReadTicket } from '../../queries/ticket-reads.js';
import { watchView } from '../queries/read-watch.js';

/** Nobody follows more than this. */
const MOST_WATCHED = 500;

/** An agent watches a ticket, or no longer does. It stands in their view of watched tickets, and they are told what others do. */
@Injectable()
export class WatchTicket {
  constructor(
    private readonly database: Database,
    private readonly reads: TicketReads,
  ) {}

  async run(actor: Actor, idOrNumber: string, watching: boolean): Promise<WatchView> {
    const ticket = await this.reads.within(actor, idOrNumber, 'watch', (_tx, found) => Promise.resolve(found));
    return this.database.transaction(scopeOf(actor), async (tx) => {
      if (watching) await this.watch(tx, ticket);
      else await tx.query('delete from ticket_watch where person_id = $1 and ticket_id = $2', [actor.id, ticket.id]);
      return watchView(tx, actor.id, ticket.id);
    });
  }

  private async watch(tx: Tx, ticket: ReadTicket): Promise<void> {
    const [{ count } = { count: 0 }] = await tx.query<{ count: number }>(
      'select count(*)::int as count from ticket_watch where person_id = $1',
      [tx.scope.actorId],
    );
    if (count >= MOST_WATCHED) {
      throw new Problem('forbidden', `You watch ${MOST_WATCHED} tickets already; leave some that are done.`);
    }
    await tx.query(
      `insert into ticket_watch (person_id, ticket_id, agency_id, since) values ($1, $2, $3, $4) on conflict do nothing`,
      [tx.scope.actorId, ticket.id, ticket.agencyId, tx.now.toString()],
    );
  }
}
