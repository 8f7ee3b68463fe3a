import type { Actor } from '@desk/access';
import type { EscalateRequest, TicketView } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { escalate } from '../domain/assignment.js';
import { Places } from '../places.js';
import { TicketDesk } from '../ticket-desk.js';

/** Hands the ticket to second line, with the reason and what was tried. */
@Injectable()
export class EscalateTicket {
  constructor(
    private readonly desk: TicketDesk,
    private readonly places: Places,
  ) {}

  async run(actor: Actor, idOrNumber: string, request: EscalateRequest): Promise<TicketView> {
    const named = await this.places.named(request.teamKey);
    return this.desk.move(actor, idOrNumber, 'escalate', request.version, (on) => {
      const team = this.places.fitting(named, on.ticket);
      return (ticket) => escalate(ticket, on.hand, team, request.reason, request.tried);
    });
  }
}
