import { describe, expect, it } from '@jest/globals';
import type { TicketEventName } from '@desk/contracts';
import { clockEventsOf, clockFactsOf } from './clock-events.js';
import type { Changes, TicketLogEntry } from './domain/decision.js';
import * as domain from './domain/index.js';
import { AGENT, at, aTicket, byAgent, byRequester, EXPERT, FIRST, SECOND } from './domain/ticket.example.js';
import type { Ticket } from './domain/ticket.js';

const told = (ticket: Ticket, decision: { readonly entries: readonly TicketLogEntry[] }) =>
  decision.entries.flatMap((entry) => clockEventsOf(entry, clockFactsOf(ticket)).map(({ type }) => type));
const logged = (type: TicketEventName, changes: Changes = {}) => ({ type, occurredAt: at(5), changes, details: {} });
const held = aTicket({ state: 'open', assigneeId: 'agent' });
const asking = aTicket({ state: 'pending_requester', pendingReason: 'user', pendingSince: at(0) });

describe('what the log means to the clocks', () => {
  it('filed, straight to second line too', () => {
    const { entries } = domain.fileTicket({ ...aTicket(), teamId: SECOND.id, line: 'second', routedBy: null }, at(0));
    expect(clockEventsOf(entries[0] as TicketLogEntry, clockFactsOf(aTicket()))).toEqual([
      { type: 'filed', at: at(0), serviceId: 'print', priority: 3, line: 'second', teamId: SECOND.id },
    ]);
  });

  it('a message of an agent, not one of the requester, of the desk or of nobody', () => {
    const writing = { id: 'm', text: 'Hei' };
    expect(told(held, domain.messageByAgent(held, byAgent(1), writing, AGENT))).toEqual(['agent_messaged']);
    expect(told(held, domain.messageByRequester(held, byRequester(1), writing))).toEqual([]);
    expect(told(held, domain.addNote(held, byAgent(1), 'n'))).toEqual([]);
    expect(told(asking, domain.remind(asking, byAgent(1)))).toEqual([]);
  });

  it('an answer ends the wait for the requester, and no other wait', () => {
    const answer = { id: 'm', text: 'Ja' };
    expect(told(asking, domain.messageByRequester(asking, byRequester(1), answer))).toEqual(['resumed']);
    const vendor: Ticket = { ...asking, state: 'pending_vendor', pendingReason: 'vendor' };
    expect(told(vendor, domain.messageByRequester(vendor, byRequester(1), answer))).toEqual([]);
  });

  it('a change of line or team, and who takes it there', () => {
    expect(told(held, domain.escalate(held, byAgent(1), SECOND, 'x', 'y'))).toEqual(['moved', 'released']);
    const second = aTicket({ state: 'open', line: 'second', teamId: SECOND.id });
    expect(told(second, domain.take(second, byAgent(1, 'expert'), EXPERT))).toEqual(['taken']);
    expect(told(second, domain.handBack(second, byAgent(1, 'expert'), FIRST, 'z'))).toEqual(['moved']);
    expect(told(asking, domain.escalate(asking, byAgent(1), SECOND, 'x', 'y'))).toEqual(['moved', 'resumed']);
  });

  it('reopened with somebody who has it, or nobody', () => {
    const resolved = aTicket({ state: 'resolved', reopenUntil: at(100), line: 'second', teamId: SECOND.id });
    const again = (ticket: Ticket, keepAssignee: boolean) =>
      domain
        .reopen(ticket, byAgent(1), 'nei', { keepAssignee, requesterMessageId: null })
        .entries.flatMap((entry) => clockEventsOf(entry, clockFactsOf(ticket)));
    const had = { ...resolved, assigneeId: 'expert' };
    expect(again(had, true)).toEqual([{ type: 'reopened', at: at(1), assigned: true }]);
    expect(again(had, false)).toEqual([
      { type: 'reopened', at: at(1), assigned: false },
      { type: 'released', at: at(1) },
    ]);
    expect(again(resolved, false)).toEqual([{ type: 'reopened', at: at(1), assigned: false }]);
  });

  it('the end, once: resolved, cancelled or merged', () => {
    expect(told(asking, domain.cancel(asking, byRequester(1), 'feil'))).toEqual(['cancelled']);
    const merged = { state: ['open', 'cancelled'], pendingReason: ['user', null] } as const;
    expect(clockEventsOf(logged('ticket.merged', merged), clockFactsOf(asking))).toEqual([
      { type: 'cancelled', at: at(5) },
    ]);
    expect(clockEventsOf(logged('ticket.merged'), clockFactsOf(held))).toEqual([{ type: 'cancelled', at: at(5) }]);
  });

  it('new hours of a calendar', () => {
    expect(clockEventsOf(logged('sla.rescheduled'), clockFactsOf(held))).toEqual([
      { type: 'calendar_changed', at: at(5), moved: [] },
    ]);
    const due = [{ target: 'resolution', cycle: 1, before: '2026-03-02T10:00:00Z', after: '2026-03-03T10:00:00Z' }];
    expect(clockEventsOf({ ...logged('sla.rescheduled'), details: { due } }, clockFactsOf(held))).toEqual([
      { type: 'calendar_changed', at: at(5), moved: [{ target: 'resolution', cycle: 1 }] },
    ]);
    expect(clockEventsOf(logged('sla.breached'), clockFactsOf(held))).toEqual([]);
  });
});
