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

  run(actor: Actor, idOrNumber: string, request: TransferRequest): Promise<TicketView> {
    return this.desk.move(actor, idOrNumber, 'transfer', request.version, async (on) => {
      const team = await this.places.team(on.tx, on.ticket, request.teamKey);
      return (ticket) => transfer(ticket, on.hand, team, request.reason);
    });
  }
}
