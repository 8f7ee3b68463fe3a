import { People, scopeOf, type Actor } from '@desk/access';
import type { CreateTicketRequest, TicketView } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Idempotency, type Attempt } from '../idempotency.js';
import { TicketFiling } from '../ticket-filing.js';
import { TicketViews } from '../ticket-views.js';

/** Files a ticket, for oneself or for somebody else; the agency is the requester's. */
@Injectable()
export class CreateTicket {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly filing: TicketFiling,
    private readonly views: TicketViews,
    private readonly idempotency: Idempotency,
  ) {}

  async run(actor: Actor, request: CreateTicketRequest, attempt: Attempt | null): Promise<TicketView> {
    const requester = await this.people.requesterFor(actor, request.onBehalfOf);
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const first = attempt && (await this.idempotency.recall<TicketView>(tx, actor, requester.agencyId, attempt));
      if (first) return first;
      const serviceId = await this.filing.serviceId(tx, request.serviceKey);
      const { ticket, people } = await this.filing.file(tx, actor, {
        ...request,
        serviceId,
        requester,
        followsUpId: null,
      });
      const view = await this.views.show(tx, actor, ticket, people);
      if (attempt) await this.idempotency.remember(tx, actor, attempt, view);
      return view;
    });
  }
}
