import type { Actor } from '@desk/access';
import type { VersionRequest, TicketView } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { release } from '../domain/assignment.js';
import { TicketDesk } from '../ticket-desk.js';

/** Gives up the assignment: the ticket stands open and unassigned in the queue again. */
@Injectable()
export class ReleaseTicket {
  constructor(private readonly desk: TicketDesk) {}

  run(actor: Actor, idOrNumber: string, request: VersionRequest): Promise<TicketView> {
    return this.desk.move(
      actor,
      idOrNumber,
      'release',
      request.version,
      ({ hand }) =>
        (ticket) =>
          release(ticket, hand),
    );
  }
}
