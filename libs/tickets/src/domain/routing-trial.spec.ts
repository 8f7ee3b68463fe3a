import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withTried, type TriedTicket } from './routing-trial.js';

const NONE = { moves: {}, matches: {} };

describe('the figures of a trial', () => {
  it('count ways between teams, and what each rule matched and moved', () => {
    const tried: TriedTicket[] = [
      { fromTeamId: 'a', toTeamId: 'b', place: 0 },
      { fromTeamId: 'a', toTeamId: 'a', place: 0 },
      { fromTeamId: 'b', toTeamId: 'a', place: -1 },
    ];
    expect(withTried(NONE, tried)).toEqual({ moves: { 'a b': 1, 'b a': 1 }, matches: { '0': [2, 1], '-1': [1, 1] } });
  });

  it('are the same in whatever chunks the tickets come', () => {
    const team = fc.constantFrom('a', 'b', 'c');
    const ticket = fc.record({ fromTeamId: team, toTeamId: team, place: fc.integer({ min: -1, max: 3 }) });
    fc.assert(
      fc.property(fc.array(ticket), fc.nat(20), (tickets, at) => {
        const [first, rest] = [tickets.slice(0, at), tickets.slice(at)];
        expect(withTried(withTried(NONE, first), rest)).toEqual(withTried(NONE, tickets));
      }),
    );
  });
});
