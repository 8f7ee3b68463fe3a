import type { Channel, Impact, Line, Origin, Priority, SkillLevel, TicketKind, Urgency } from '@desk/contracts';
import type { Temporal } from 'temporal-polyfill';
import { changesOfFiling, type Decision, type TicketLogEntry } from './decision.js';
import type { Ticket } from './ticket.js';

export interface Filing {
  readonly id: string;
  readonly agencyId: string;
  readonly kind: TicketKind;
  readonly subject: string;
  readonly description: string;
  readonly serviceId: string;
  readonly requesterId: string;
  readonly filedById: string;
  readonly channel: Channel;
  readonly origin: Origin;
  readonly location: string | null;
  readonly impact: Impact;
  readonly urgency: Urgency;
  readonly priority: Priority;
  readonly teamId: string;
  readonly line: Line;
  readonly declarationId: string;
  readonly sensitive?: boolean;
  /** What whoever takes it must have; nothing when left out. */
  readonly neededSkill?: { readonly id: string; readonly level: SkillLevel } | null;
  /** The closed ticket that this one follows up. */
  readonly followsUpId: string | null;
  /** The routing rule that chose the team; null = none matched, so the first-line pool. */
  readonly routedBy: { readonly name: string; readonly revision: number } | null;
  /** What the rule puts in the place of `priority`, in its own name. */
  readonly priorityByRule?: Priority | null;
  readonly tags?: readonly string[];
}

/** A new ticket and the first line of its log. */
export function fileTicket(filing: Filing, at: Temporal.Instant): Decision {
  const { routedBy, priorityByRule = null, sensitive = false, neededSkill = null, tags = [] } = filing;
  const isRaised = routedBy !== null && priorityByRule !== null && priorityByRule !== filing.priority;
  // Each by its name: so many fields behind a spread take the engine a hundred times as long.
  const ticket: Ticket = {
    id: filing.id,
    agencyId: filing.agencyId,
    kind: filing.kind,
    state: 'new',
    version: 1,
    eventSeq: 1,
    subject: filing.subject,
    description: filing.description,
    serviceId: filing.serviceId,
    requesterId: filing.requesterId,
    filedById: filing.filedById,
    channel: filing.channel,
    origin: filing.origin,
    location: filing.location,
    impact: filing.impact,
    urgency: filing.urgency,
    priority: isRaised ? priorityByRule : filing.priority,
    priorityReason: isRaised ? routedBy.name : null,
    teamId: filing.teamId,
    line: filing.line,
    entryLine: filing.line,
    assigneeId: null,
    neededSkillId: neededSkill?.id ?? null,
    neededSkillLevel: neededSkill?.level ?? null,
    sensitive,
    declarationId: filing.declarationId,
    pendingReason: null,
    pendingSince: null,
    pendingUntil: null,
    remindersSent: 0,
    newReply: false,
    crossings: 0,
    seenSecond: filing.line === 'second',
    reopenCount: 0,
    filedAt: at,
    firstRespondedAt: null,
    resolvedAt: null,
    reopenUntil: null,
    resolution: null,
    resolutionCode: null,
    firstLineCapable: null,
    closedAt: null,
    followsUpId: filing.followsUpId,
    tags,
    routingRule: routedBy?.name ?? null,
    routingRevision: routedBy?.revision ?? null,
    updatedAt: at,
    lastEventAt: at,
    nextDueAt: null,
    timerAt: null,
  };
  const entry: TicketLogEntry = {
    seq: 1,
    version: 1,
    type: 'ticket.created',
    actorId: filing.filedById,
    origin: filing.origin,
    occurredAt: at,
    changes: changesOfFiling(ticket),
    details:
      routedBy === null
        ? {}
        : {
            routedBy: routedBy.name,
            routingVersion: routedBy.revision,
            // What rules that are tried later go by.
            ...(isRaised && { matrixPriority: filing.priority }),
          },
  };
  return { ticket, entries: [entry], messages: [] };
}
