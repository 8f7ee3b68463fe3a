import type { Actor } from '@desk/access';
import type { VersionRequest, TicketView } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { take } from '../domain/assignment.js';
import { TicketDesk } from '../ticket-desk.js';

/** The agent takes the ticket, from the queue or over from a colleague. */
@Injectable()
export class TakeTicket {
  constructor(private readonly desk: TicketDesk) {}

  run(actor: Actor, idOrNumber: string, request: VersionRequest): Promise<TicketView> {
    return this.desk.move(
      actor,
      idOrNumber,
      'take',
      request.version,
      ({ hand }) =>
        (ticket) =>
          take(ticket, hand, actor),
    );
  }
}
