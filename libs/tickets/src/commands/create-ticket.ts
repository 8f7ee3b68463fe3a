import { People, scopeOf, type Actor, type Requester } from '@desk/access';
import type { CreateTicketRequest, TicketView } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { moveUploads } from '../attachments/upload-rows.js';
import { draftSent } from '../drafts/draft-rows.js';
import { Idempotency, type Attempt, type Claim } from '../idempotency.js';
import { belongingTo } from '../sending/message-writing.js';
import { TicketFiling } from '../ticket-filing.js';
import { TicketViews } from '../ticket-views.js';
import { TicketsRepository } from '../tickets.repository.js';

/** Files a ticket, for oneself or for somebody else; the agency is the requester's. */
@Injectable()
export class CreateTicket {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly filing: TicketFiling,
    private readonly tickets: TicketsRepository,
    private readonly views: TicketViews,
    private readonly idempotency: Idempotency,
  ) {}

  async run(actor: Actor, request: CreateTicketRequest, attempt: Attempt | null): Promise<TicketView> {
    const requester = await this.people.requesterFor(actor, request.onBehalfOf);
    const create = (claim: Claim | null) => this.create(actor, request, requester, claim);
    return attempt ? this.idempotency.once(actor, attempt, create) : create(null);
  }

  private create(
    actor: Actor,
    request: CreateTicketRequest,
    requester: Requester,
    claim: Claim | null,
  ): Promise<TicketView> {
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const serviceId = await this.filing.serviceId(tx, request.serviceKey);
      const step = await this.filing.decide(tx, actor, { ...request, serviceId, requester, followsUpId: null });
      const view = await this.views.beforeFiling(tx, actor, step.ticket, requester);
      // The ticket is written last, with the commit: the key of its files is looked at then.
      const composer = { authorId: actor.id, kind: 'new_ticket', ticketId: null } as const;
      await moveUploads(tx, composer, request.attachments ?? [], belongingTo(step.ticket, null));
      await draftSent(tx, actor, request.draftId);
      const { ticket, contact } = await this.tickets.insertLast(tx, step, claim, view);
      return { ...view, number: this.views.number(ticket), requester: { ...view.requester, ...contact } };
    });
  }
}
