import type { Actor } from '@desk/access';
import type { AssignRequest, TicketView } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { assign } from '../domain/assignment.js';
import { Places } from '../places.js';
import { TicketDesk } from '../ticket-desk.js';

/** Gives the ticket to a colleague, of this or another team of the line. */
@Injectable()
export class AssignTicket {
  constructor(
    private readonly desk: TicketDesk,
    private readonly places: Places,
  ) {}

  async run(actor: Actor, idOrNumber: string, request: AssignRequest): Promise<TicketView> {
    const { teamKey } = request;
    const named = teamKey === undefined ? null : await this.places.named(teamKey);
    return this.desk.move(actor, idOrNumber, 'assign', request.version, async (on) => {
      const team = teamKey === undefined ? null : this.places.fitting(named, on.ticket);
      const handler = await this.places.assignee(on.tx, request.assignee, team?.id ?? on.ticket.teamId);
      return (ticket) => assign(ticket, on.hand, handler, team);
    });
  }
}
