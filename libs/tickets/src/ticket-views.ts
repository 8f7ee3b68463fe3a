import type { Actor } from '@desk/access';
import { Agencies } from '@desk/agencies';
import { Services } from '@desk/catalogue';
import type { TicketView } from '@desk/contracts';
import { Clock, Config, type ReadTx } from '@desk/platform';
import { Teams } from '@desk/routing';
import { Injectable } from '@nestjs/common';
import type { StoredTicket } from './ticket.row.js';
import { viewTicket } from './ticket.view.js';
import type { TicketPeople } from './tickets.repository.js';

/** Puts the names of service, agency and team to a ticket; they are kept, so that this costs no statement. */
@Injectable()
export class TicketViews {
  constructor(
    private readonly services: Services,
    private readonly agencies: Agencies,
    private readonly teams: Teams,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async show(tx: ReadTx, actor: Actor, ticket: StoredTicket, people: TicketPeople): Promise<TicketView> {
    const { serviceId, agencyId, teamId } = ticket;
    const service = (await this.services.refs(tx, [serviceId])).get(serviceId);
    const agency = (await this.agencies.refs(tx, [agencyId])).get(agencyId);
    const team = (await this.teams.refs(tx, [teamId])).get(teamId);
    if (!service || !agency || !team) throw new Error(`ticket ${ticket.id} names what does not exist`);
    const names = { ...people, service, agency, team, prefix: this.config.ticketPrefix };
    return viewTicket(actor, ticket, names, this.clock.now());
  }
}
