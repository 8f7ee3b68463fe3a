import type { Actor } from '@desk/access';
import type { VersionRequest, TicketView } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { close } from '../domain/ending.js';
import { TicketDesk } from '../ticket-desk.js';

/** The requester confirms that it is solved. */
@Injectable()
export class CloseTicket {
  constructor(private readonly desk: TicketDesk) {}

  run(actor: Actor, idOrNumber: string, request: VersionRequest): Promise<TicketView> {
    return this.desk.move(
      actor,
      idOrNumber,
      'close',
      request.version,
      ({ hand }) =>
        (ticket) =>
          close(ticket, hand, 'confirmed'),
    );
  }
}
