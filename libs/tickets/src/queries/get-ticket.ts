import { authorise, scopeOf, type Actor } from '@desk/access';
import type { TicketView } from '@desk/contracts';
import { Database, notFound } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { TicketViews } from '../ticket-views.js';
import { TicketsRepository } from '../tickets.repository.js';

/** One ticket, as the reader may see it, with what they may do. */
@Injectable()
export class GetTicket {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketsRepository,
    private readonly views: TicketViews,
  ) {}

  async run(actor: Actor, idOrNumber: string): Promise<TicketView> {
    return this.database.read(scopeOf(actor), async (tx) => {
      const found = await this.tickets.load(tx, idOrNumber);
      if (!found) throw notFound('The ticket');
      authorise(actor, 'read', found.ticket);
      return this.views.show(tx, actor, found.ticket, found.people);
    });
  }
}
