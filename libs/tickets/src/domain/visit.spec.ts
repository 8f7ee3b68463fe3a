import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MoveRefused, VisitRefused } from './refusal.js';
import { aTicket, at, byAgent } from './ticket.example.js';
import type { Ticket } from './ticket.js';
import {
  cancelVisit,
  changeVisit,
  planVisit,
  startVisit,
  stopVisit,
  visitAbilities,
  visitFaults,
  type Visit,
  type VisitStep,
} from './visit.js';

const terms = (from: number, to = from + 60) => ({ place: 'Rom 7', from: at(from), to: at(to), agentId: null });
const open = aTicket({ state: 'open', assigneeId: 'agent' });
const planned = (ticket: Ticket = open, schedule = false): VisitStep =>
  planVisit(ticket, byAgent(1), 'v1', terms(60), schedule);

describe('visitFaults', () => {
  it.each([
    ['sound', terms(60), false, []],
    ['already going on', terms(-10), false, []],
    ['of no length', terms(60, 60), false, ['/to ends_before_it_begins']],
    ['over', terms(-60, 0), false, ['/to not_ahead']],
    ['nothing to wait for', terms(-10), true, ['/from not_ahead']],
    ['all of it', terms(-10, -20), true, ['/to ends_before_it_begins', '/from not_ahead']],
  ])('%s', (_, plan, schedule, expected) => {
    const faults = visitFaults(plan, at(0), schedule);
    expect(faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(expected);
  });
});

describe('a visit', () => {
  it('leaves the version of the ticket, and is news to the requester when somebody comes, at another time, or not', () => {
    const { decision, visit } = planned();
    expect(decision.ticket).toMatchObject({ version: open.version, state: 'open' });
    const isNews = ({ decision: { ticket, entries } }: VisitStep) => [
      ticket.updatedAt !== open.updatedAt,
      entries.at(-1)?.details['moved'] === true,
    ];
    expect(isNews(planned())).toEqual([true, false]);
    expect(isNews(cancelVisit(open, byAgent(2), visit))).toEqual([true, false]);
    expect(isNews(startVisit(open, byAgent(2), visit, 'agent', at(2)))).toEqual([false, false]);
    const changed = (more: object) => changeVisit(open, byAgent(2), visit, { ...terms(60), ...more });
    expect(isNews(changed({ agentId: 'somebody else' }))).toEqual([false, false]);
    for (const more of [{ place: 'Rom 8' }, { to: at(180) }, { from: at(90) }]) {
      expect(isNews(changed(more))).toEqual([true, true]);
    }
    expect(changed({ place: 'Rom 8' }).visit.movedFrom).toBeNull();
    expect(changed({ from: at(90) }).visit.movedFrom?.toString()).toBe(at(60).toString());
    expect(decision.entries).toMatchObject([
      { type: 'ticket.visit_planned', details: { visitId: visit.id, place: 'Rom 7' } },
    ]);
  });

  it('lets the ticket wait for it, also one that waits for something else', () => {
    const elsewhere = aTicket({ state: 'pending_vendor', pendingReason: 'vendor', pendingSince: at(0) });
    for (const ticket of [open, elsewhere]) {
      const { decision } = planned(ticket, true);
      expect(decision.ticket).toMatchObject({ state: 'scheduled', pendingReason: 'agreed_time' });
      expect(decision.ticket.pendingUntil?.toString()).toBe(at(60).toString());
    }
  });

  it('does not end a wait for something else', () => {
    const { visit } = planned();
    const waiting = { ...open, state: 'scheduled', pendingReason: 'agreed_time', pendingUntil: at(90) } as const;
    expect(startVisit(waiting, byAgent(5), visit, 'agent', at(5)).decision.ticket.state).toBe('scheduled');
  });

  it('has not ended before it began, whatever a phone says', () => {
    const { visit } = startVisit(open, byAgent(60), planned().visit, 'agent', at(60));
    const done = stopVisit(open, byAgent(90), visit, { outcome: 'done', result: 'Ferdig' }, at(30));
    expect(done.visit.stoppedAt?.toString()).toBe(at(60).toString());
  });

  it('goes only the ways that its abilities say, and never leaves its ticket waiting for what has begun or is off', () => {
    const verbs = fc.constantFrom('change', 'start', 'stop', 'cancel', 'end the ticket');
    fc.assert(
      fc.property(fc.boolean(), fc.array(verbs, { maxLength: 8 }), (schedule, moves) => {
        let { decision, visit } = planned(open, schedule);
        let ticket = decision.ticket;
        moves.forEach((verb, index) => {
          const minute = 2 + index;
          if (verb === 'end the ticket') {
            ticket = { ...ticket, state: 'resolved', pendingReason: null, pendingUntil: null };
            return;
          }
          const may = visitAbilities(visit, ticket)[verb];
          const step = () => move(verb, ticket, visit, minute);
          if (!may) return expect(step).toThrow(/is not allowed in state|not possible with a visit/);
          const before = visit.version;
          ({ decision, visit } = step());
          ticket = decision.ticket;
          expect(visit.version).toBe(before + 1);
          const awaited = ticket.pendingUntil !== null;
          expect(awaited).toBe(schedule && visit.state === 'planned');
          if (awaited) expect(ticket.pendingUntil?.toString()).toBe(visit.from.toString());
        });
      }),
    );
  });
});

function move(verb: 'change' | 'start' | 'stop' | 'cancel', ticket: Ticket, visit: Visit, minute: number): VisitStep {
  const hand = byAgent(minute);
  switch (verb) {
    case 'change':
      return changeVisit(ticket, hand, visit, terms(60 + minute));
    case 'start':
      return startVisit(ticket, hand, visit, 'agent', at(minute));
    case 'stop':
      return stopVisit(ticket, hand, visit, { outcome: 'missed', result: 'Ingen der' }, at(minute));
    case 'cancel':
      return cancelVisit(ticket, hand, visit);
  }
}

it('says what refuses it', () => {
  const { visit } = planned();
  expect(() => move('stop', open, visit, 5)).toThrow(VisitRefused);
  expect(() => move('start', aTicket({ state: 'closed' }), visit, 5)).toThrow(MoveRefused);
});
