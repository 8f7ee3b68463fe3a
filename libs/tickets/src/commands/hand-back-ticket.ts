import type { Actor } from '@desk/access';
import type { HandBackRequest, TicketView } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { handBack } from '../domain/assignment.js';
import { Places } from '../places.js';
import { TicketDesk } from '../ticket-desk.js';

/** Second line gives the ticket back to where it came from. */
@Injectable()
export class HandBackTicket {
  constructor(
    private readonly desk: TicketDesk,
    private readonly places: Places,
  ) {}

  run(actor: Actor, idOrNumber: string, request: HandBackRequest): Promise<TicketView> {
    return this.desk.move(actor, idOrNumber, 'handBack', request.version, async (on) => {
      const team = await this.places.before(on.tx, on.ticket);
      const { reason, reasonCode } = request;
      return (ticket) => handBack(ticket, on.hand, team, reason, { ...(reasonCode && { reasonCode }) });
    });
  }
}
