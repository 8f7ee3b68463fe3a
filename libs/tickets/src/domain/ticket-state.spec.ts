import { PENDING_REASONS, TICKET_STATES, type TicketState } from '@desk/contracts';
import { aTicket, at } from './ticket.example.js';
import { allowedMoves, isAllowed, movesFrom, MOVES, PENDING_STATE, stateAfter, type Move } from './ticket-state.js';

const open: Move[] = ['take', 'release', 'assign', 'transfer', 'escalate', 'hand-back', 'resolve', 'cancel'];

describe('the table of moves', () => {
  const expected: Record<TicketState, Move[]> = {
    new: open,
    open: [...open, 'pend'],
    pending_requester: [...open, 'resume'],
    pending_vendor: [...open, 'resume'],
    pending_approval: [...open, 'resume'],
    scheduled: [...open, 'resume'],
    resolved: ['reopen', 'close'],
    closed: [],
    cancelled: [],
  };
  it.each(TICKET_STATES)('allows from %s what the rules name and nothing else', (state) => {
    expect(new Set(movesFrom(state))).toEqual(new Set(expected[state]));
  });

  it('leads where the rules say', () => {
    expect(stateAfter('take', 'new')).toBe('open');
    expect(stateAfter('take', 'pending_vendor')).toBe('pending_vendor');
    expect(stateAfter('reply', 'pending_requester')).toBe('open');
    expect(stateAfter('reply', 'pending_vendor')).toBe('pending_vendor');
    expect(stateAfter('message', 'new')).toBe('open');
    expect(stateAfter('release', 'scheduled')).toBe('open');
    expect(stateAfter('resolve', 'new')).toBe('resolved');
  });

  it('has a state for each reason to wait', () => {
    expect(PENDING_REASONS.map((reason) => PENDING_STATE[reason])).toEqual([
      'pending_requester',
      'pending_vendor',
      'pending_vendor',
      'pending_approval',
      'scheduled',
    ]);
  });
});

describe('where the ticket stands', () => {
  it('decides on release, escalation and handing back', () => {
    const first = aTicket({ state: 'open', line: 'first', assigneeId: null });
    expect(allowedMoves(first, at(0))).toEqual(['take', 'assign', 'transfer', 'escalate', 'pend', 'resolve', 'cancel']);
    const second = aTicket({ state: 'open', line: 'second', assigneeId: 'agent' });
    expect(isAllowed(second, 'hand-back', at(0))).toBe(true);
    expect(isAllowed(second, 'escalate', at(0))).toBe(false);
    expect(isAllowed(second, 'release', at(0))).toBe(true);
  });

  it('lets a resolved ticket be reopened up to the end of the window and not after', () => {
    const resolved = aTicket({ state: 'resolved', reopenUntil: at(100) });
    expect(isAllowed(resolved, 'reopen', at(100))).toBe(true);
    expect(isAllowed(resolved, 'reopen', at(101))).toBe(false);
    expect(allowedMoves(resolved, at(101))).toEqual(['close']);
  });

  it('knows every move', () => {
    expect(MOVES).toHaveLength(12);
  });
});
