import { ticketPolicy, type Actor } from '@desk/access';
import { Injectable } from '@nestjs/common';
import { TicketReads } from '../queries/ticket-reads.js';

/** From which side somebody looks at a ticket: agents hear of everything, the others of what is news to them. */
export type Side = 'agent' | 'requester';

@Injectable()
export class WatchedTickets {
  constructor(private readonly reads: TicketReads) {}

  /** The actor's side of the ticket; 404 when it is not theirs to read. */
  sideOf(actor: Actor, ticketId: string): Promise<Side> {
    return this.reads.within(actor, ticketId, 'read', async (_tx, ticket) =>
      ticketPolicy.readInternal(actor, ticket) ? 'agent' : 'requester',
    );
  }
}
