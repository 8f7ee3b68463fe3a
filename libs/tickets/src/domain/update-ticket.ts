import type { Priority, SkillLevel, TicketKind } from '@desk/contracts';
import { append, isSame, nothing, requireAllowed, type Decision, type Hand } from './decision.js';
import { FieldRefused } from './refusal.js';
import type { Ticket } from './ticket.js';

export interface TicketUpdate {
  readonly subject?: string;
  readonly kind?: TicketKind;
  readonly serviceId?: string;
  /** null: nothing in particular. */
  readonly neededSkill?: { readonly id: string; readonly level: SkillLevel } | null;
  readonly priority?: Priority;
  /** Required with another priority: it overrides the matrix. */
  readonly priorityReason?: string;
  /** Normalised. */
  readonly tags?: readonly string[];
}

/** Nothing of these is shown to a requester. */
const AMONG_AGENTS = ['tags', 'neededSkillId', 'neededSkillLevel'];

/** An agent corrects what a ticket is about. What stays the same is no event. */
export function update(ticket: Ticket, hand: Hand, wanted: TicketUpdate): Decision {
  requireAllowed(ticket, 'update', hand.at);
  const reprioritised = wanted.priority !== undefined && wanted.priority !== ticket.priority;
  if (reprioritised && wanted.priorityReason === undefined) {
    throw new FieldRefused('/priorityReason', 'is required when the priority is changed');
  }
  const patch: Partial<Ticket> = {
    subject: wanted.subject ?? ticket.subject,
    kind: wanted.kind ?? ticket.kind,
    serviceId: wanted.serviceId ?? ticket.serviceId,
    tags: wanted.tags === undefined || isSame(wanted.tags, ticket.tags) ? ticket.tags : wanted.tags,
    ...(wanted.neededSkill !== undefined && {
      neededSkillId: wanted.neededSkill?.id ?? null,
      neededSkillLevel: wanted.neededSkill?.level ?? null,
    }),
    ...(reprioritised && { priority: wanted.priority, priorityReason: wanted.priorityReason }),
  };
  const changed = Object.entries(patch).filter(([field, value]) => ticket[field as keyof Ticket] !== value);
  if (changed.length === 0) return nothing(ticket);
  // Tags and skills are among agents: to the requester nothing has happened.
  return append(nothing(ticket), hand, 'ticket.updated', patch, {
    silent: changed.every(([field]) => AMONG_AGENTS.includes(field)),
  });
}
