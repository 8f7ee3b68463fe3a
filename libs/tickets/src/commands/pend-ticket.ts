import type { Actor } from '@desk/access';
import type { PendRequest, TicketView } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { parseInstant } from '@desk/platform';
import { pend } from '../domain/waiting.js';
import { TicketDesk } from '../ticket-desk.js';

/** Lets the ticket wait: for the requester, a vendor, an approval or an agreed time. */
@Injectable()
export class PendTicket {
  constructor(private readonly desk: TicketDesk) {}

  run(actor: Actor, idOrNumber: string, request: PendRequest): Promise<TicketView> {
    return this.desk.move(
      actor,
      idOrNumber,
      'pend',
      request.version,
      ({ hand }) =>
        (ticket) =>
          pend(ticket, hand, request.reason, request.until === undefined ? null : parseInstant(request.until)),
    );
  }
}
