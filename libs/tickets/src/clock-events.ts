import type { ClockTarget, Line, PendingReason, Priority, TicketState } from '@desk/contracts';
import { applyToClocks, type ClockEvent, type ClockFacts, type ClockTerms } from '@desk/sla';
import type { TicketLogEntry } from './domain/decision.js';
import { isOpenState } from './domain/ticket-state.js';
import type { Ticket } from './domain/ticket.js';

/** What the clocks of a ticket need to know of it. */
export function clockFactsOf(ticket: Ticket): ClockFacts {
  const { serviceId, priority, line, teamId, pendingReason, state, assigneeId } = ticket;
  const [active, assigned] = [isOpenState(state), assigneeId !== null];
  return { serviceId, priority, line, teamId, pendingReason, active, assigned };
}

/**
 * What a line of the log means to the clocks. It is read from what changed, not from the name of the event, so that
 * an imported or a new kind of event counts by what it did. `facts` are those before the event.
 */
export function clockEventsOf(
  entry: Pick<TicketLogEntry, 'type' | 'occurredAt' | 'changes' | 'details'>,
  facts: ClockFacts,
): ClockEvent[] {
  const at = entry.occurredAt;
  const to = <T>(field: string): T | undefined => entry.changes[field]?.[1] as T | undefined;
  const state = to<TicketState>('state');
  const serviceId = to<string>('serviceId') ?? facts.serviceId;
  const priority = to<Priority>('priority') ?? facts.priority;
  const line = to<Line>('line') ?? facts.line;
  const teamId = to<string>('teamId') ?? facts.teamId;
  if (entry.type === 'ticket.created') return [{ type: 'filed', at, serviceId, priority, line, teamId }];
  if (entry.type === 'sla.rescheduled') {
    const { due = [] } = entry.details as { readonly due?: readonly { target: ClockTarget; cycle: number }[] };
    return [{ type: 'calendar_changed', at, moved: due.map(({ target, cycle }) => ({ target, cycle })) }];
  }

  const events: ClockEvent[] = [];
  if (serviceId !== facts.serviceId || priority !== facts.priority) {
    events.push({ type: 'retargeted', at, serviceId, priority });
  }
  if (line !== facts.line || teamId !== facts.teamId) events.push({ type: 'moved', at, line, teamId });
  const assignee = to<string | null>('assigneeId');
  if (state !== undefined && isOpenState(state) && !facts.active) {
    // Whom it had before it was resolved is no change that the log would tell again.
    const assigned = assignee === undefined ? facts.assigned : assignee !== null;
    events.push({ type: 'reopened', at, assigned });
  }
  const pending = to<PendingReason | null>('pendingReason');
  if (pending) events.push({ type: 'pended', at, reason: pending });
  if (pending === null && (state === undefined || isOpenState(state))) events.push({ type: 'resumed', at });
  if (assignee) events.push({ type: 'taken', at });
  if (assignee === null) events.push({ type: 'released', at });
  if (entry.type === 'ticket.messaged' && entry.details['authorRole'] === 'agent') {
    events.push({ type: 'agent_messaged', at });
  }
  if (state === 'resolved') events.push({ type: 'resolved', at });
  // Merged is cancelled too: the other ticket goes on.
  if (state === 'cancelled' || entry.type === 'ticket.merged') events.push({ type: 'cancelled', at });
  return events;
}

/** Before its filing. */
export const UNFILED: ClockFacts = {
  serviceId: '',
  priority: 4,
  line: 'first',
  teamId: '',
  pendingReason: null,
  active: true,
  assigned: false,
};

/** What a ticket's whole log means to its clocks. */
export function clockHistoryOf(log: readonly Parameters<typeof clockEventsOf>[0][], terms: ClockTerms): ClockEvent[] {
  let facts = UNFILED;
  return log.flatMap((entry) => {
    const events = clockEventsOf(entry, facts);
    for (const event of events) ({ facts } = applyToClocks({ facts, clocks: [] }, event, terms));
    return events;
  });
}
