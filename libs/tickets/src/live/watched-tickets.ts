import { ticketPolicy, type Actor } from '@desk/access';
import { Injectable } from '@nestjs/common';
import { TicketReads } from '../queries/ticket-reads.js';

/** From which side somebody looks at a ticket: agents hear of everything, the others of what is news to them. */
export type Side = 'agent' | 'requester';

/** How somebody is at a ticket, and in whose queue it stands. */
export interface Watch {
  readonly side: Side;
  readonly teamId: string;
}

@Injectable()
export class WatchedTickets {
  constructor(private readonly reads: TicketReads) {}

  /** The actor's side of the ticket; 404 when it is not theirs to read. */
  watch(actor: Actor, ticketId: string): Promise<Watch> {
    return this.reads.within(actor, ticketId, 'read', async (_tx, ticket) => ({
      side: ticketPolicy.readInternal(actor, ticket) ? 'agent' : 'requester',
      teamId: ticket.teamId,
    }));
  }
}
