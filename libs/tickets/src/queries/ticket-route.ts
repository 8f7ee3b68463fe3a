import type { Actor } from '@desk/access';
import type { RouteProposal } from '@desk/contracts';
import { Routing, Teams, type RoutingFacts } from '@desk/routing';
import { Injectable } from '@nestjs/common';
import { TicketReads } from './ticket-reads.js';

const FACTS = `select t.service_id as "serviceId", t.agency_id as "agencyId", t.kind, t.channel, t.priority, t.subject,
  t.description, t.location, t.team_id as "teamId" from ticket t where t.id = $1`;

/** Where the rules would send a ticket as it is now, for who has corrected what it is about. They move nothing by it. */
@Injectable()
export class TicketRoute {
  constructor(
    private readonly reads: TicketReads,
    private readonly routing: Routing,
    private readonly teams: Teams,
  ) {}

  run(actor: Actor, idOrNumber: string): Promise<RouteProposal> {
    return this.reads.within(actor, idOrNumber, 'readInternal', async (tx, ticket) => {
      const [facts] = await tx.query<RoutingFacts & { readonly teamId: string }>(FACTS, [ticket.id]);
      if (!facts) throw new Error(`ticket ${ticket.id} was there a moment ago`);
      const { teamId, rule } = await this.routing.route(tx, facts);
      const team = await this.teams.ref(tx, teamId);
      if (!team) throw new Error(`the rules name a team ${teamId} that does not exist`);
      return {
        team,
        rule: rule && { ruleName: rule.name, version: rule.revision },
        elsewhere: teamId !== facts.teamId,
      };
    });
  }
}
