import type { Actor } from '@desk/access';
import type { TicketView, UpdateTicketRequest } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { collisions } from '../domain/merge-update.js';
import { update } from '../domain/update-ticket.js';
import { TicketDesk } from '../ticket-desk.js';
import { TicketFiling } from '../ticket-filing.js';

/** An agent corrects subject, kind, service or priority. What others changed meanwhile stays, unless it is the same field. */
@Injectable()
export class UpdateTicket {
  constructor(
    private readonly desk: TicketDesk,
    private readonly filing: TicketFiling,
  ) {}

  run(actor: Actor, idOrNumber: string, request: UpdateTicketRequest): Promise<TicketView> {
    const { version, serviceKey, ...wanted } = request;
    return this.desk.move(
      actor,
      idOrNumber,
      'update',
      version,
      async ({ tx, hand }) => {
        const service = serviceKey === undefined ? {} : { serviceId: await this.filing.serviceId(tx, serviceKey) };
        return (ticket) => update(ticket, hand, { ...wanted, ...service });
      },
      (changes) => collisions(request, changes).length > 0,
    );
  }
}
