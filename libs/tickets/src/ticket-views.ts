import type { Actor } from '@desk/access';
import { Agencies } from '@desk/agencies';
import { Services } from '@desk/catalogue';
import type { PersonRef, TicketView } from '@desk/contracts';
import { Clock, Config, type JsonText, type ReadTx } from '@desk/platform';
import { Skills, Teams } from '@desk/routing';
import { Injectable } from '@nestjs/common';
import { formatNumber } from './domain/ticket-number.js';
import type { Ticket } from './domain/ticket.js';
import type { TicketPage } from './queries/ticket-page.js';
import type { StoredTicket } from './ticket.row.js';
import { pageOfTicket, viewTicket } from './ticket.view.js';
import type { TicketPeople } from './tickets.repository.js';

/** Whatever a view names by the ids in a ticket's row. */
type Named = Pick<Ticket, 'id' | 'serviceId' | 'agencyId' | 'teamId' | 'neededSkillId' | 'neededSkillLevel'>;

/** Puts the names of service, agency and team to a ticket; they are kept, so that this costs no statement. */
@Injectable()
export class TicketViews {
  constructor(
    private readonly services: Services,
    private readonly agencies: Agencies,
    private readonly teams: Teams,
    private readonly skills: Skills,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async show(tx: ReadTx, actor: Actor, ticket: StoredTicket, people: TicketPeople): Promise<TicketView> {
    const names = { ...people, ...(await this.names(tx, ticket)), prefix: this.config.ticketPrefix };
    return viewTicket(actor, ticket, names, this.clock.now());
  }

  /** The view of a ticket that the actor is about to file, but for its number and how its requester is reached. */
  beforeFiling(tx: ReadTx, actor: Actor, ticket: Ticket, { id, name }: PersonRef): Promise<TicketView> {
    const requester = { id, name, phone: null, email: null };
    const filedBy = actor.id === id ? null : { id: actor.id, name: actor.name };
    const people = { requester, filedBy, assignee: null, followsUpNumber: null };
    return this.show(tx, actor, { ...ticket, number: 0 }, people);
  }

  number(ticket: StoredTicket): string {
    return formatNumber(this.config.ticketPrefix, ticket.number);
  }

  /** The same of a ticket whose page the database wrote. */
  async page(tx: ReadTx, actor: Actor, page: TicketPage): Promise<JsonText<TicketView>> {
    return pageOfTicket(actor, page, await this.names(tx, page), tx.now);
  }

  private async names(tx: ReadTx, ticket: Named) {
    const service = await this.services.ref(tx, ticket.serviceId);
    const agency = await this.agencies.ref(tx, ticket.agencyId);
    const team = await this.teams.ref(tx, ticket.teamId);
    if (!service || !agency || !team) throw new Error(`ticket ${ticket.id} names what does not exist`);
    const { neededSkillId, neededSkillLevel } = ticket;
    const skill = neededSkillId === null ? null : await this.skills.byId(tx, neededSkillId);
    const neededSkill =
      skill && neededSkillLevel !== null ? { key: skill.key, name: skill.name, level: neededSkillLevel } : null;
    return { service, agency, team, neededSkill };
  }
}
