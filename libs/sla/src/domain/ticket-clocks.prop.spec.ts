import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { isLive, usedMs, type Clock } from './clock.js';
import type { ClockTerms } from './declaration.js';
import {
  applyToClocks,
  foldClocks,
  nextWakeAt,
  settleClocks,
  startClocks,
  type ClockEvent,
  type ClockResult,
} from './ticket-clocks.js';
import { anyTerms, beginnings, DAY, endOf, histories, instant, steps } from '../ticket-lives.example.js';

function fold(history: readonly ClockEvent[], terms: ClockTerms): ClockResult {
  return foldClocks(history, terms) as ClockResult;
}
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
function resolutionOf(result: ClockResult): Clock {
  return result.clocks.find((clock) => clock.target === 'resolution') as Clock;
}
function compare(a: Temporal.Instant | null, b: Temporal.Instant | null): number {
  return Temporal.Instant.compare(a as Temporal.Instant, b as Temporal.Instant);
}

describe('clocks', () => {
  it('say the same however often they are settled between the events', () => {
    fc.assert(
      fc.property(
        anyTerms,
        histories,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }),
        (terms, history, looks) => {
          const [filed, ...rest] = history as [ClockEvent & { type: 'filed' }, ...ClockEvent[]];
          let ticket = startClocks(filed, filed.at, terms);
          const breaches = [...ticket.breaches];
          const warnings = [...ticket.warnings];
          const take = (next: ClockResult): void => {
            ticket = next;
            breaches.push(...next.breaches);
            warnings.push(...next.warnings);
          };
          let before = filed.at.epochMilliseconds;
          for (const event of rest) {
            const gap = event.at.epochMilliseconds - before;
            for (const look of [...looks].sort())
              take(settleClocks(ticket, instant(before + Math.floor(gap * look)), terms));
            take(applyToClocks(ticket, event, terms));
            before = event.at.epochMilliseconds;
          }
          const folded = fold(history, terms);
          expect(plain(ticket.clocks)).toEqual(plain(folded.clocks));
          expect(sorted(breaches)).toEqual(sorted(folded.breaches));
          expect(sorted(warnings)).toEqual(sorted(folded.warnings));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('settle once, and in two steps as in one', () => {
    fc.assert(
      fc.property(anyTerms, histories, fc.nat(20 * DAY), fc.nat(20 * DAY), (terms, history, a, b) => {
        const ticket = fold(history, terms);
        const late = instant(endOf(history) + a + b);
        const once = settleClocks(ticket, late, terms);
        const first = settleClocks(ticket, instant(endOf(history) + a), terms);
        const second = settleClocks(first, late, terms);
        expect(plain(second.clocks)).toEqual(plain(once.clocks));
        expect(sorted([...first.breaches, ...second.breaches])).toEqual(sorted(once.breaches));
        expect(sorted([...first.warnings, ...second.warnings])).toEqual(sorted(once.warnings));
        const again = settleClocks(once, late, terms);
        expect([again.breaches, again.warnings]).toEqual([[], []]);
        expect(again.clocks.every((clock, index) => clock === once.clocks[index])).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('wake at the first millisecond at which there is something to say', () => {
    fc.assert(
      fc.property(anyTerms, histories, (terms, history) => {
        const ticket = fold(history, terms);
        const wake = nextWakeAt(ticket.clocks);
        fc.pre(wake !== null && wake.epochMilliseconds > endOf(history));
        const told = (at: Temporal.Instant): number => {
          const { breaches, warnings } = settleClocks(ticket, at, terms);
          return breaches.length + warnings.length;
        };
        expect(told((wake as Temporal.Instant).subtract({ milliseconds: 1 }))).toBe(0);
        expect(told(wake as Temporal.Instant)).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  it('count the working time of the stretches in which they run, and are breached once it has reached the target', () => {
    fc.assert(
      fc.property(anyTerms, histories, (terms, history) => {
        const steady = history.filter((event) => event.type !== 'retargeted');
        const result = fold(steady, terms);
        const clock = resolutionOf(result);
        const calendar = terms.calendar(clock.calendarId);
        const target = Math.round(clock.targetSeconds * 1000);
        let used = 0;
        let late = false;
        let open = true;
        let waiting = false;
        steady.forEach((event, index) => {
          if (event.type === 'resolved') open = false;
          if (event.type === 'reopened') [open, waiting] = [true, false];
          if (event.type === 'pended' && open) waiting = ['user', 'agreed_time'].includes(event.reason);
          if (event.type === 'resumed') waiting = false;
          const next = steady[index + 1];
          if (next && open && !waiting) {
            const [from, to] = [event.at.epochMilliseconds, next.at.epochMilliseconds];
            used += calendar.between(from, to);
            // Used up exactly at closing is late as soon as that has passed, though nothing more is used.
            const left = target - (used - calendar.between(from, to));
            late ||= used >= target && to > calendar.add(from, Math.max(0, left));
          }
        });
        expect(usedMs(clock, instant(endOf(steady)), terms)).toBe(used);
        expect(clock.breachedAt !== null).toBe(late);
        expect(clock.state === 'running').toBe(open && !waiting);
      }),
      { numRuns: 300 },
    );
  });

  it('keep their invariants', () => {
    fc.assert(
      fc.property(anyTerms, histories, (terms, history) => {
        for (const clock of fold(history, terms).clocks) {
          expect(clock.dueAt !== null).toBe(clock.state === 'running');
          expect(clock.stoppedAt === null).toBe(isLive(clock));
          if (clock.state === 'met') expect(clock.breachedAt).toBeNull();
          if (clock.state === 'missed') expect(clock.breachedAt).not.toBeNull();
          if (clock.wakeAt) expect(clock.breachedAt).toBeNull();
        }
      }),
      { numRuns: 200 },
    );
  });

  it('filed later are never due earlier', () => {
    fc.assert(
      fc.property(anyTerms, beginnings, fc.nat(10 * DAY), (terms, begin, later) => {
        const due = (ms: number) => {
          const filed = {
            type: 'filed' as const,
            serviceId: 'mail',
            priority: 3 as const,
            line: 'first' as const,
            teamId: 'a',
          };
          return resolutionOf(startClocks(filed, instant(ms), terms)).dueAt;
        };
        expect(compare(due(begin), due(begin + later))).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('are never due earlier for a pause', () => {
    fc.assert(
      fc.property(anyTerms, histories, steps, fc.nat(20 * DAY), (terms, history, until, pause) => {
        const running = fold(history, terms);
        fc.pre(resolutionOf(running).state === 'running');
        const pendedAt = endOf(history) + until;
        const settled = settleClocks(running, instant(pendedAt), terms);
        const resumed = [
          { type: 'pended' as const, at: instant(pendedAt), reason: 'user' as const },
          { type: 'resumed' as const, at: instant(pendedAt + pause) },
        ].reduce<ClockResult>((ticket, event) => applyToClocks(ticket, event, terms), running);
        expect(compare(resolutionOf(settled).dueAt, resolutionOf(resumed).dueAt)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 200 },
    );
  });
});

function sorted(happenings: readonly object[]): unknown {
  return happenings.map((happening) => JSON.stringify(happening)).sort();
}
