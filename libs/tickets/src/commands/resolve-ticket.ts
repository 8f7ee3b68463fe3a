import type { Actor } from '@desk/access';
import type { ResolveRequest, TicketView } from '@desk/contracts';
import { newId } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { resolve } from '../domain/ending.js';
import { TicketDesk } from '../ticket-desk.js';

/** The ticket is solved. The resolution goes to the requester, who can have it reopened for some working days. */
@Injectable()
export class ResolveTicket {
  constructor(private readonly desk: TicketDesk) {}

  run(actor: Actor, idOrNumber: string, request: ResolveRequest): Promise<TicketView> {
    return this.desk.move(
      actor,
      idOrNumber,
      'resolve',
      request.version,
      ({ hand, terms }) =>
        (ticket) =>
          resolve(
            ticket,
            hand,
            {
              text: request.resolution,
              code: request.resolutionCode,
              firstLineCapable: request.firstLineCapable ?? null,
              reopenUntil: terms.addWorkingDays(hand.at, terms.timers.reopenDays),
              messageId: newId(),
            },
            actor,
          ),
    );
  }
}
