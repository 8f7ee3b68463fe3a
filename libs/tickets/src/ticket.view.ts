import { ticketPolicy, type Actor, type TicketSubject } from '@desk/access';
import {
  TICKET_ABILITIES,
  type AgencyRef,
  type RoutedBy,
  type ServiceRef,
  type SkillAtLevel,
  type TeamItem,
  type TicketAbility,
  type TicketView,
} from '@desk/contracts';
import { JsonText, toIso } from '@desk/platform';
import type { Temporal } from 'temporal-polyfill';
import { worksInLine } from './domain/assignment.js';
import { formatNumber } from './domain/ticket-number.js';
import { isAllowed, type TicketVerb } from './domain/ticket-state.js';
import { PING_PONG_CROSSINGS, type Ticket } from './domain/ticket.js';
import type { TicketPage } from './queries/ticket-page.js';
import type { StoredTicket } from './ticket.row.js';
import type { TicketPeople } from './tickets.repository.js';

/** What a view names beside the ticket's own row. */
export interface TicketNames extends TicketPeople {
  readonly service: ServiceRef;
  readonly agency: AgencyRef;
  readonly team: TeamItem;
  readonly neededSkill: SkillAtLevel | null;
  readonly prefix: string;
}

/** The verb of the state table behind each ability; null: the state has no say. */
const VERBS = {
  update: 'update',
  // On a ticket that has ended a message opens a new one.
  message: null,
  note: 'note',
  readNotes: null,
  take: 'take',
  release: 'release',
  assign: 'assign',
  transfer: 'transfer',
  escalate: 'escalate',
  handBack: 'hand-back',
  pend: 'pend',
  resume: 'resume',
  resolve: 'resolve',
  reopen: 'reopen',
  close: 'close',
  cancel: 'cancel',
} as const satisfies Record<TicketAbility, TicketVerb | null>;

/** Whatever abilities hang on. */
type AbilityFacts = TicketSubject & Pick<Ticket, 'state' | 'assigneeId' | 'reopenUntil'>;

/** What the actor may do with the ticket now: what they may do at all, and what its state allows. */
export function abilitiesOf(actor: Actor, ticket: AbilityFacts, at: Temporal.Instant): Record<TicketAbility, boolean> {
  const may = (ability: TicketAbility): boolean => {
    const verb = VERBS[ability];
    if (!ticketPolicy[ability](actor, ticket) || (verb !== null && !isAllowed(ticket, verb, at))) return false;
    if (ability !== 'take') return true;
    return ticket.assigneeId !== actor.id && worksInLine(actor, { id: ticket.teamId, line: ticket.line });
  };
  const all = {} as Record<TicketAbility, boolean>;
  for (const ability of TICKET_ABILITIES) all[ability] = may(ability);
  return all;
}

/** The ticket as an actor gets it. */
export function viewTicket(actor: Actor, ticket: StoredTicket, names: TicketNames, at: Temporal.Instant): TicketView {
  const internal = ticketPolicy.readInternal(actor, ticket);
  return {
    id: ticket.id,
    number: formatNumber(names.prefix, ticket.number),
    kind: ticket.kind,
    state: ticket.state,
    version: ticket.version,
    subject: ticket.subject,
    description: ticket.description,
    service: names.service,
    agency: names.agency,
    requester: names.requester,
    filedBy: names.filedBy,
    channel: ticket.channel,
    location: ticket.location,
    impact: ticket.impact,
    urgency: ticket.urgency,
    priority: ticket.priority,
    // Agents give each other such reasons; the requester sees the priority.
    priorityReason: internal ? ticket.priorityReason : null,
    team: names.team,
    line: ticket.line,
    assignee: names.assignee,
    tags: internal ? [...ticket.tags] : [],
    routedBy: internal ? routedBy(ticket) : null,
    neededSkill: internal ? names.neededSkill : null,
    sensitive: ticket.sensitive,
    pendingReason: ticket.pendingReason,
    pendingUntil: toIso(ticket.pendingUntil),
    newReply: ticket.newReply,
    crossings: ticket.crossings,
    pingPong: ticket.crossings >= PING_PONG_CROSSINGS,
    reopenCount: ticket.reopenCount,
    filedAt: toIso(ticket.filedAt),
    firstRespondedAt: toIso(ticket.firstRespondedAt),
    resolvedAt: toIso(ticket.resolvedAt),
    resolution: ticket.resolution,
    resolutionCode: ticket.resolutionCode,
    closedAt: toIso(ticket.closedAt),
    reopenUntil: toIso(ticket.reopenUntil),
    nextDueAt: toIso(ticket.nextDueAt),
    followsUp:
      ticket.followsUpId === null || names.followsUpNumber === null
        ? null
        : { id: ticket.followsUpId, number: formatNumber(names.prefix, names.followsUpNumber) },
    abilities: abilitiesOf(actor, ticket, at),
  };
}

function routedBy({ routingRule, routingRevision }: Pick<Ticket, 'routingRule' | 'routingRevision'>): RoutedBy | null {
  return routingRule === null || routingRevision === null ? null : { ruleName: routingRule, version: routingRevision };
}

/** The same view of a ticket whose page the database wrote. */
export function pageOfTicket(
  actor: Actor,
  page: TicketPage,
  names: Pick<TicketNames, 'service' | 'agency' | 'team' | 'neededSkill'>,
  at: Temporal.Instant,
): JsonText<TicketView> {
  const internal = ticketPolicy.readInternal(actor, page);
  const rest = {
    ...names,
    priorityReason: internal ? page.priorityReason : null,
    tags: internal ? page.tags : [],
    routedBy: internal ? routedBy(page) : null,
    neededSkill: internal ? names.neededSkill : null,
    abilities: abilitiesOf(actor, page, at),
  };
  return new JsonText(`${page.body.slice(0, -1)},${JSON.stringify(rest).slice(1)}`);
}
