import type { Actor } from '@desk/access';
import type { ReasonRequest, TicketView } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { cancel } from '../domain/ending.js';
import { TicketDesk } from '../ticket-desk.js';

/** Withdrawn by the requester, or dropped by an agent: not a case for the desk after all. */
@Injectable()
export class CancelTicket {
  constructor(private readonly desk: TicketDesk) {}

  run(actor: Actor, idOrNumber: string, request: ReasonRequest): Promise<TicketView> {
    return this.desk.move(
      actor,
      idOrNumber,
      'cancel',
      request.version,
      ({ hand }) =>
        (ticket) =>
          cancel(ticket, hand, request.reason),
    );
  }
}
