import type { Priority, SkillLevel, TicketKind } from '@desk/contracts';
import { append, nothing, requireAllowed, type Decision, type Hand } from './decision.js';
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
}

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
    ...(wanted.neededSkill !== undefined && {
      neededSkillId: wanted.neededSkill?.id ?? null,
      neededSkillLevel: wanted.neededSkill?.level ?? null,
    }),
    ...(reprioritised && { priority: wanted.priority, priorityReason: wanted.priorityReason }),
  };
  const unchanged = Object.entries(patch).every(([field, value]) => ticket[field as keyof Ticket] === value);
  return unchanged ? nothing(ticket) : append(nothing(ticket), hand, 'ticket.updated', patch);
}
