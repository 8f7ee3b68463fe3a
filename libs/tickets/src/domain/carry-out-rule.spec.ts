import { describe, expect, it } from '@jest/globals';
import { carryOutRule, type RuleAction, type RuleCause } from './carry-out-rule.js';
import { aTicket, byDesk, FIRST, OTHER_FIRST, SECOND } from './ticket.example.js';
import type { Ticket } from './ticket.js';

const cause: RuleCause = { rule: 'Haster', target: 'resolution', cycle: 1, percent: 90 };
const to = (team: { id: string; line: 'first' | 'second' }, servedAgencyIds: string[] | null = null) => ({
  ...team,
  key: team.id,
  servedAgencyIds,
});
const carryOut = (ticket: Ticket, action: Partial<RuleAction>) =>
  carryOutRule(ticket, byDesk(90), { reassignTo: null, raisePriorityTo: null, ...action }, cause);
const taken = aTicket({ state: 'open', assigneeId: 'agent', version: 2 });

describe('what a rule does to a ticket', () => {
  it('gives it to the team, without an assignee, and says which rule did', () => {
    const { ticket, entries } = carryOut(taken, { reassignTo: to(OTHER_FIRST) });
    expect(ticket).toMatchObject({ teamId: OTHER_FIRST.id, assigneeId: null, state: 'open', version: 3 });
    expect(entries).toMatchObject([{ type: 'ticket.transferred', actorId: null, origin: 'system', details: cause }]);
  });

  it('raises the priority, and never lowers it', () => {
    expect(carryOut(taken, { raisePriorityTo: 1 })).toMatchObject({
      ticket: { priority: 1, priorityReason: 'Haster' },
      entries: [{ type: 'ticket.updated', details: cause }],
    });
    for (const priority of [3, 4] as const) expect(carryOut(taken, { raisePriorityTo: priority }).entries).toEqual([]);
  });

  it('does both, the team first', () => {
    const { entries } = carryOut(taken, { reassignTo: to(OTHER_FIRST), raisePriorityTo: 2 });
    expect(entries.map(({ type, seq }) => [type, seq])).toEqual([
      ['ticket.transferred', taken.eventSeq + 1],
      ['ticket.updated', taken.eventSeq + 2],
    ]);
  });

  it.each([
    ['is of another line', to(SECOND), 'other_line'],
    ['does not serve the agency', to(OTHER_FIRST, ['another']), 'not_served'],
  ])('says that the team %s, and still raises the priority', (_what, team, skipped) => {
    const { ticket, entries } = carryOut(taken, { reassignTo: team, raisePriorityTo: 1 });
    expect(ticket).toMatchObject({ teamId: FIRST.id, assigneeId: 'agent', priority: 1 });
    expect(entries[0]).toMatchObject({ type: 'sla.rule_skipped', version: 2, details: { ...cause, skipped } });
  });

  it('leaves a ticket that the team has, or that is over', () => {
    expect(carryOut(taken, { reassignTo: to(FIRST) }).entries).toEqual([]);
    for (const state of ['resolved', 'closed', 'cancelled'] as const) {
      const over = { ...taken, state };
      expect(carryOut(over, { reassignTo: to(OTHER_FIRST), raisePriorityTo: 1 })).toEqual({
        ticket: over,
        entries: [],
        messages: [],
      });
    }
  });
});
