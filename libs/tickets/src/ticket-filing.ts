import type { Actor } from '@desk/access';
import { Services } from '@desk/catalogue';
import type { Channel, CreateTicketRequest } from '@desk/contracts';
import { Clock, newId, Problem, type ReadTx, type Tx } from '@desk/platform';
import { Routing } from '@desk/routing';
import { Declarations } from '@desk/sla';
import { Injectable } from '@nestjs/common';
import { begin, type Step } from './course.js';
import { fileTicket } from './domain/file-ticket.js';
import { priorityOf } from './domain/priority.js';
import { TicketTerms } from './ticket-terms.js';
import { TicketsRepository, type FiledTicket } from './tickets.repository.js';

export interface FilingRequest extends Omit<CreateTicketRequest, 'onBehalfOf' | 'serviceKey'> {
  readonly serviceId: string;
  readonly requester: { readonly id: string; readonly agencyId: string };
  readonly followsUpId: string | null;
  /** What follows up a sensitive ticket is as sensitive. */
  readonly sensitive?: boolean;
}

/** Puts a new ticket into the desk: its priority, its way, its clocks, all in the transaction of the command. */
@Injectable()
export class TicketFiling {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly services: Services,
    private readonly routing: Routing,
    private readonly declarations: Declarations,
    private readonly terms: TicketTerms,
    private readonly clock: Clock,
  ) {}

  /** The id of an active service. */
  async serviceId(tx: ReadTx, key: string): Promise<string> {
    const service = await this.services.byKey(tx, key);
    if (service) return service.id;
    throw new Problem('validation_failed', 'Choose a service of the catalogue.', {
      errors: [{ pointer: '/serviceKey', message: 'is not the key of a service' }],
    });
  }

  async file(tx: Tx, actor: Actor, request: FilingRequest): Promise<FiledTicket> {
    return this.tickets.insert(tx, await this.decide(tx, actor, request));
  }

  /** What filing it means, before anything of it is written. */
  async decide(tx: ReadTx, actor: Actor, request: FilingRequest): Promise<Step> {
    const { requester, followsUpId, serviceId } = request;
    const agencyId = requester.agencyId;
    const asAgent =
      actor.id !== requester.id && actor.roles.includes('agent') && actor.servedAgencyIds.includes(agencyId);
    const { kind = 'incident', impact = 'low', urgency = 'medium' } = request;
    if (kind === 'major_incident' && !asAgent) {
      throw new Problem('validation_failed', 'Report it as an incident; agents decide what is a major one.', {
        errors: [{ pointer: '/kind', message: 'is for agents to say' }],
      });
    }
    const channel: Channel = asAgent ? (request.channel ?? 'phone') : 'portal';
    const priority = priorityOf(await this.terms.matrix(tx), impact, urgency, asAgent);
    const facts = {
      agencyId,
      serviceId,
      kind,
      channel,
      priority,
      subject: request.subject,
      description: request.description,
      location: request.location ?? null,
    };
    const route = await this.routing.route(tx, facts);
    const filedAt = this.clock.now();
    const filing = fileTicket(
      {
        id: newId(),
        requesterId: requester.id,
        filedById: actor.id,
        origin: ORIGIN[channel],
        impact,
        urgency,
        teamId: route.teamId,
        line: route.line,
        declarationId: await this.declarations.inForceAt(tx, filedAt),
        followsUpId,
        sensitive: request.sensitive ?? false,
        routedBy: route.rule,
        priorityByRule: route.priority,
        neededSkill: route.skill,
        tags: route.tags,
        ...facts,
      },
      filedAt,
    );
    const terms = await this.terms.of(tx, filing.ticket.declarationId);
    return begin(filing, terms);
  }
}

const ORIGIN = { portal: 'portal', phone: 'phone', email: 'email', walk_in: 'agent', chat: 'agent' } as const;
