import { Temporal } from 'temporal-polyfill';
import { fileTicket } from './file-ticket.js';
import type { Hand } from './decision.js';
import type { Ticket } from './ticket.js';

const START = Temporal.Instant.from('2026-03-02T08:00:00Z');

/** Minutes after a Monday morning, nine o'clock in Oslo. */
export const at = (minutes: number): Temporal.Instant => START.add({ minutes });

export const byAgent = (minutes: number, actorId = 'agent'): Hand => ({ actorId, origin: 'agent', at: at(minutes) });
export const byRequester = (minutes: number): Hand => ({ actorId: 'requester', origin: 'portal', at: at(minutes) });
export const byDesk = (minutes: number): Hand => ({ actorId: null, origin: 'system', at: at(minutes) });

export const FIRST = { id: 'first-pool', line: 'first' } as const;
export const OTHER_FIRST = { id: 'first-other', line: 'first' } as const;
export const SECOND = { id: 'second-net', line: 'second' } as const;
export const AGENT = { id: 'agent', teams: [FIRST] };
export const EXPERT = { id: 'expert', teams: [SECOND] };

/** A ticket for examples in tests: filed in the first-line pool, with what the example needs changed. */
export function aTicket(changed: Partial<Ticket> = {}): Ticket {
  const { ticket } = fileTicket(
    {
      id: 'ticket',
      agencyId: 'agency',
      kind: 'incident',
      subject: 'Skriveren virker ikke',
      description: 'Den blinker rødt.',
      serviceId: 'print',
      requesterId: 'requester',
      filedById: 'requester',
      channel: 'portal',
      origin: 'portal',
      location: null,
      impact: 'low',
      urgency: 'medium',
      priority: 3,
      teamId: FIRST.id,
      line: FIRST.line,
      declarationId: 'declaration',
      followsUpId: null,
      routedBy: null,
    },
    at(0),
  );
  return { ...ticket, ...changed };
}
