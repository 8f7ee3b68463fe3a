import { PENDING_REASONS, type BulkVerb } from '@desk/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assign, release, transfer } from '../../domain/assignment.js';
import { resolve } from '../../domain/ending.js';
import { AGENT, aTicket, at, byAgent, FIRST, OTHER_FIRST } from '../../domain/ticket.example.js';
import type { Decision } from '../../domain/decision.js';
import type { Ticket } from '../../domain/ticket.js';
import { update } from '../../domain/update-ticket.js';
import { pend, resume } from '../../domain/waiting.js';
import { beforeOf, undo } from './undo.js';

const OTHER = { id: 'other-agent', teams: [FIRST] };
const handlers = [AGENT, OTHER];

const CHANGES: Partial<Record<BulkVerb, (ticket: Ticket) => Decision>> = {
  assign: (ticket) => assign(ticket, byAgent(2), OTHER, null),
  release: (ticket) => release(ticket, byAgent(2)),
  transfer: (ticket) => transfer(ticket, byAgent(2), OTHER_FIRST, 'Feil team'),
  update: (ticket) => update(ticket, byAgent(2), { priority: 1, priorityReason: 'Haster', serviceId: 'vpn' }),
  pend: (ticket) => pend(ticket, byAgent(2), 'vendor', null),
  resume: (ticket) => resume(ticket, byAgent(2)),
  resolve: (ticket) =>
    resolve(
      ticket,
      byAgent(2),
      { text: 'Rettet', code: 'solved', firstLineCapable: null, reopenUntil: at(10_000), messageId: 'm' },
      AGENT,
    ),
};

const given = fc.record({
  verb: fc.constantFrom(...(Object.keys(CHANGES) as BulkVerb[])),
  assigneeId: fc.constantFrom(null, AGENT.id, OTHER.id),
  waits: fc.option(fc.constantFrom(...PENDING_REASONS)),
  priority: fc.constantFrom(1, 2, 3, 4),
});

describe('a bulk change and its undoing', () => {
  it('leave team, assignee, priority, service and what a ticket waits for as they were', () => {
    fc.assert(
      fc.property(given, ({ verb, assigneeId, waits, priority }) => {
        const open = aTicket({ state: 'open', assigneeId, priority: priority as Ticket['priority'] });
        const until = waits === 'agreed_time' ? at(5_000) : null;
        const ticket = waits === null ? open : pend(open, byAgent(1), waits, until).ticket;
        let changed: Ticket;
        try {
          changed = CHANGES[verb]?.(ticket).ticket ?? ticket;
        } catch {
          // What the state does not allow is refused, and has nothing to undo.
          return;
        }
        const facts = {
          team: FIRST,
          assignee: handlers.find(({ id }) => id === assigneeId) ?? null,
          reason: 'Angret',
        };
        const back = undo(changed, byAgent(3), verb, beforeOf(ticket), facts);
        const { priorityReason: _, ...before } = beforeOf(ticket);
        expect(beforeOf(back.ticket)).toMatchObject(before);
        expect(back.ticket.state).toBe(ticket.state);
        expect(back.entries.map(({ seq }) => seq)).toEqual(back.entries.map((_entry, n) => changed.eventSeq + 1 + n));
      }),
    );
  });
});
