import type { ClockTarget, ClockView, Page } from '@desk/contracts';
import { ticketPolicy, type Actor } from '@desk/access';
import { clockView, Declarations, loadClocks } from '@desk/sla';
import { Injectable } from '@nestjs/common';
import { TicketReads } from './ticket-reads.js';

/** What the city promises the requester; the rest is between its lines. */
const PROMISED: readonly ClockTarget[] = ['first_response', 'resolution'];

export const isPromised = (target: ClockTarget): boolean => PROMISED.includes(target);

/** The clocks of a ticket as they stand now: all for agents and contact, the promised ones for the requester. */
@Injectable()
export class TicketClocks {
  constructor(
    private readonly reads: TicketReads,
    private readonly declarations: Declarations,
  ) {}

  async run(actor: Actor, idOrNumber: string): Promise<Page<ClockView>> {
    return this.reads.within(actor, idOrNumber, 'read', async (tx, ticket) => {
      const all =
        ticketPolicy.readInternal(actor, ticket) ||
        (actor.id !== ticket.requesterId && actor.contactAgencyIds.includes(ticket.agencyId));
      const clocks = (await loadClocks(tx, [ticket.id])).get(ticket.id) ?? [];
      const terms = await this.declarations.terms(tx, ticket.declarationId);
      const items = clocks
        .filter(({ target }) => all || isPromised(target))
        .map((clock) => clockView(clock, tx.now, terms));
      return { items, nextCursor: null };
    });
  }
}
