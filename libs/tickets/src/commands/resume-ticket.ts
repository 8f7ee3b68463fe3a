import type { Actor } from '@desk/access';
import type { VersionRequest, TicketView } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { resume } from '../domain/waiting.js';
import { TicketDesk } from '../ticket-desk.js';

/** The agent goes on with a ticket that waited. */
@Injectable()
export class ResumeTicket {
  constructor(private readonly desk: TicketDesk) {}

  run(actor: Actor, idOrNumber: string, request: VersionRequest): Promise<TicketView> {
    return this.desk.move(
      actor,
      idOrNumber,
      'resume',
      request.version,
      ({ hand }) =>
        (ticket) =>
          resume(ticket, hand),
    );
  }
}
