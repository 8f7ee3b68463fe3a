import { scopeOf, type Actor } from '@desk/access';
import type { TicketView } from '@desk/contracts';
import { Config, Database, type JsonText } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { TicketViews } from '../ticket-views.js';
import { TICKET_PAGE, ticketPage } from './ticket-page.js';
import { TicketReads } from './ticket-reads.js';

/** One ticket, as the reader may see it, with what they may do. */
@Injectable()
export class GetTicket {
  constructor(
    private readonly database: Database,
    private readonly reads: TicketReads,
    private readonly views: TicketViews,
    private readonly config: Config,
  ) {}

  run(actor: Actor, idOrNumber: string): Promise<JsonText<TicketView>> {
    return this.database.read(scopeOf(actor), async (tx) => {
      const prefix = `${this.config.ticketPrefix}-`;
      const [subject, cells] = await this.reads.find(tx, actor, idOrNumber, 'read', 'ticket', TICKET_PAGE, [prefix]);
      return this.views.page(tx, actor, ticketPage(subject, cells));
    });
  }
}
