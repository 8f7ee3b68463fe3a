import type { Actor } from '@desk/access';
import type { WatchView } from '@desk/contracts';
import type { ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { TicketReads } from '../../queries/ticket-reads.js';

/** Whether the actor watches a ticket, and how many agents do. */
@Injectable()
export class ReadWatch {
  constructor(private readonly reads: TicketReads) {}

  run(actor: Actor, idOrNumber: string): Promise<WatchView> {
    return this.reads.within(actor, idOrNumber, 'watch', (tx, ticket) => watchView(tx, actor.id, ticket.id));
  }
}

export async function watchView(tx: ReadTx, personId: string, ticketId: string): Promise<WatchView> {
  const [found] = await tx.prepared<WatchView>(
    'ticket-watch',
    `select coalesce(bool_or(person_id = $1), false) as watching, count(*)::int as watchers from ticket_watch where ticket_id = $2`,
    [personId, ticketId],
  );
  return found ?? { watching: false, watchers: 0 };
}
