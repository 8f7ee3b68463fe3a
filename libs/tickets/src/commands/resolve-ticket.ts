import { scopeOf, type Actor } from '@desk/access';
import type { ResolveRequest, TicketView } from '@desk/contracts';
import { Database, newId } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { moveUploads } from '../attachments/upload-rows.js';
import { resolve } from '../domain/ending.js';
import { belongingTo } from '../sending/message-writing.js';
import { refuseStale, TicketDesk } from '../ticket-desk.js';

/** The ticket is solved. The resolution goes to the requester with its files, who can have it reopened for some working days. */
@Injectable()
export class ResolveTicket {
  constructor(
    private readonly database: Database,
    private readonly desk: TicketDesk,
  ) {}

  run(actor: Actor, idOrNumber: string, request: ResolveRequest): Promise<TicketView> {
    const { resolution: text, resolutionCode: code, firstLineCapable = null, attachments = [] } = request;
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const course = await this.desk.open(tx, actor, idOrNumber, 'resolve');
      await refuseStale(tx, actor, course.ticket, request.version);
      const on = await this.desk.caseOf(tx, actor, course);
      const { hand, terms } = on;
      const reopenUntil = terms.addWorkingDays(hand.at, terms.timers.reopenDays);
      const resolution = { text, code, firstLineCapable, reopenUntil, messageId: newId() };
      const view = await this.desk.carryOut(on, course, (ticket) => resolve(ticket, hand, resolution, actor));
      const composer = { authorId: actor.id, kind: 'resolution', ticketId: view.id } as const;
      await moveUploads(tx, composer, attachments, belongingTo(course.ticket, resolution.messageId));
      return view;
    });
  }
}
