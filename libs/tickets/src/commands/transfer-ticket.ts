import type { Actor } from '@desk/access';
import type { TransferRequest, TicketView } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { transfer } from '../domain/assignment.js';
import { Places } from '../places.js';
import { TicketDesk } from '../ticket-desk.js';

/** Moves the ticket to another team of its line. */
@Injectable()
export class TransferTicket {
  constructor(
    private readonly desk: TicketDesk,
    private readonly places: Places,
  ) {}

  async run(actor: Actor, idOrNumber: string, request: TransferRequest): Promise<TicketView> {
    const named = await this.places.named(request.teamKey);
    return this.desk.move(actor, idOrNumber, 'transfer', request.version, (on) => {
      const team = this.places.fitting(named, on.ticket);
      const { reason, reasonCode } = request;
      return (ticket) => transfer(ticket, on.hand, team, reason, { ...(reasonCode && { reasonCode }) });
    });
  }
}
