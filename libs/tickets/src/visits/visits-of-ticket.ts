import type { Actor } from '@desk/access';
import type { Page, VisitView } from '@desk/contracts';
import { Config } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { TicketReads } from '../queries/ticket-reads.js';
import { shownVisit, visitView, type ShownRow } from './visit-rows.js';

const MOST = 100;

/** The visits of a ticket, newest first. */
@Injectable()
export class VisitsOfTicket {
  constructor(
    private readonly reads: TicketReads,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, idOrNumber: string): Promise<Page<VisitView>> {
    return this.reads.within(actor, idOrNumber, 'visit', async (tx, { id }) => {
      const rows = await tx.prepared<ShownRow>(
        'visits-of-ticket',
        `select ${shownVisit('$2::text')} from visit v join ticket t on t.id = v.ticket_id
         where v.ticket_id = $1 order by v.agreed_from desc, v.id desc limit ${MOST}`,
        [id, `${this.config.ticketPrefix}-`],
      );
      return { items: rows.map((row) => visitView(actor, row)), nextCursor: null };
    });
  }
}
