import { ticketPolicy, type Actor } from '@desk/access';
import type { ReasonRequest, TicketView } from '@desk/contracts';
import { newId } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { reopen } from '../domain/ending.js';
import { Places } from '../places.js';
import { TicketDesk } from '../ticket-desk.js';

/** Not solved after all: asked for by the requester or an agent within the reopen window. */
@Injectable()
export class ReopenTicket {
  constructor(
    private readonly desk: TicketDesk,
    private readonly places: Places,
  ) {}

  run(actor: Actor, idOrNumber: string, request: ReasonRequest): Promise<TicketView> {
    return this.desk.move(actor, idOrNumber, 'reopen', request.version, async ({ tx, hand, ticket: locked }) => {
      const keepAssignee = await this.places.stillWorks(tx, locked);
      const requesterMessageId = ticketPolicy.readInternal(actor, locked) ? null : newId();
      return (ticket) => reopen(ticket, hand, request.reason, { keepAssignee, requesterMessageId });
    });
  }
}
