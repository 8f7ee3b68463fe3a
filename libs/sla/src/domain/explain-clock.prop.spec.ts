import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isLive, usedMs } from './clock.js';
import { explainClock, remainingMs, sumsOf, type ExplainedClock } from './explain-clock.js';
import { foldClocks, settleClocks, type ClockResult } from './ticket-clocks.js';
import { anyHistories, anyTerms, DAY, endOf, instant } from '../ticket-lives.example.js';

const later = fc.oneof(fc.constant(0), fc.nat(20 * DAY));

/** Looks at every clock of every random ticket, some time after its last event. */
function everyClock(
  check: (explained: ExplainedClock, at: number, ticket: ClockResult, terms: Parameters<typeof usedMs>[2]) => void,
): void {
  fc.assert(
    fc.property(anyTerms, anyHistories, later, (terms, history, wait) => {
      const at = endOf(history) + wait;
      const ticket = settleClocks(foldClocks(history, terms) as ClockResult, instant(at), terms);
      for (const { target, cycle } of ticket.clocks) {
        check(explainClock(history, { target, cycle }, instant(at), terms) as ExplainedClock, at, ticket, terms);
      }
    }),
    { numRuns: 120 },
  );
}

describe('the explanation of a clock', () => {
  it('touches, and covers it from its start to its stop, or to now and on to its due time', () => {
    everyClock(({ clock, stretches }, at) => {
      const start = clock.startedAt.epochMilliseconds;
      const end = clock.stoppedAt?.epochMilliseconds ?? Math.max(at, clock.dueAt?.epochMilliseconds ?? at);
      expect(stretches.every(({ from, to }) => from < to)).toBe(true);
      expect([start, ...stretches.map(({ to }) => to)]).toEqual([...stretches.map(({ from }) => from), end]);
    });
  });

  it('counts what the clock has used, and with what is to come its target', () => {
    everyClock(({ clock, stretches }, at, _ticket, terms) => {
      const { counted } = sumsOf(stretches);
      expect(counted).toBe(usedMs(clock, instant(at), terms));
      const isToCome = clock.state === 'running' && clock.breachedAt === null;
      expect(remainingMs(stretches)).toBe(isToCome ? Math.round(clock.targetSeconds * 1000) - counted : 0);
      if (!isToCome) expect(stretches.some(({ expected }) => expected)).toBe(false);
    });
  });

  it('says of each stretch what the clock and its calendar say', () => {
    everyClock(({ clock, stretches }, at) => {
      for (const { from, to, reason, pendingReason, expected } of stretches) {
        expect(pendingReason !== null).toBe(reason === 'waiting');
        if (expected) {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(['counted', 'outside_hours', 'holiday', 'special_day']).toContain(reason);
        } else expect(to).toBeLessThanOrEqual(Math.max(at, clock.startedAt.epochMilliseconds));
      }
      for (const [index, { reason, name, pendingReason, expected }] of stretches.entries()) {
        const next = stretches[index + 1];
        if (next) {
          const theirs = [next.reason, next.name, next.pendingReason, next.expected];
          expect([reason, name, pendingReason, expected]).not.toEqual(theirs);
        }
      }
    });
  });

  it('is about the clock as the fold makes it, and names every cycle', () => {
    everyClock((explained, _at, ticket) => {
      const { clock, cycles } = explained;
      const same = ticket.clocks.find(({ target, cycle }) => target === clock.target && cycle === clock.cycle);
      expect(JSON.stringify(clock)).toBe(JSON.stringify(same));
      expect(cycles).toEqual(ticket.clocks.filter(({ target }) => target === clock.target).map(({ cycle }) => cycle));
    });
  });

  it('marks its beginning and its end, pauses in pairs, and the breach that stands', () => {
    everyClock(({ clock, marks }) => {
      const times = marks.map(({ at }) => at.epochMilliseconds);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(marks[0]).toMatchObject({ kind: 'started', at: clock.startedAt });
      let state = 'running';
      for (const { kind } of marks) {
        if (kind === 'paused') expect(state).not.toBe('paused');
        if (kind === 'reopened') expect(state).toBe('stopped');
        if (kind === 'resumed') expect(['paused', 'stopped']).toContain(state);
        if (kind === 'paused' || kind === 'stopped') state = kind;
        if (kind === 'resumed' || kind === 'reopened') state = 'running';
      }
      expect(state).toBe(isLive(clock) ? clock.state : 'stopped');
      const breached = marks.filter(({ kind }) => kind === 'breached').at(-1);
      if (clock.breachedAt) expect(breached?.at.equals(clock.breachedAt)).toBe(true);
      expect(marks.some(({ kind }) => kind === 'due')).toBe(clock.state === 'running' && clock.breachedAt === null);
    });
  });

  it('takes the latest cycle when none is named, and knows no clock that the ticket does not have', () => {
    fc.assert(
      fc.property(anyTerms, anyHistories, (terms, history) => {
        const now = instant(endOf(history));
        const latest = explainClock(history, { target: 'next_update' }, now, terms);
        expect(latest?.clock.cycle).toBe(Math.max(...(latest?.cycles ?? [])));
        const cycle = Math.max(...(latest?.cycles ?? [])) + 1;
        expect(explainClock(history, { target: 'next_update', cycle }, now, terms)).toBeNull();
        expect(explainClock(history.slice(1), { target: 'resolution' }, now, terms)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});
