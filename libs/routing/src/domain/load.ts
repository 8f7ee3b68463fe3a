import type { Priority, TicketState } from '@desk/contracts';

/** States in which whoever holds a ticket could work on it now; the others wait for somebody else, and weigh nothing. */
export const WORKABLE = ['new', 'open'] as const satisfies readonly TicketState[];

/** Priority 1 takes the whole of somebody's attention: it weighs as much as three others. */
export const WEIGHTS: Readonly<Record<Priority, number>> = { 1: 3, 2: 1.5, 3: 1, 4: 1 };

/** What a ticket weighs on who holds it; load is the sum over all that they hold. */
export function weightOf(ticket: { readonly state: TicketState; readonly priority: Priority }): number {
  return (WORKABLE as readonly TicketState[]).includes(ticket.state) ? WEIGHTS[ticket.priority] : 0;
}
