import type { Clock, ClockTerms } from '@desk/sla';
import type { Temporal } from 'temporal-polyfill';
import type { JudgedClock } from './judge-life.js';

/** A clock of the desk, settled up to an instant, in the words of the judge. */
export function told(clock: Clock, until: number, terms: ClockTerms): JudgedClock {
  const ms = (instant: Temporal.Instant | null) => instant?.epochMilliseconds ?? null;
  const { target, cycle, state, warnedPercent, serviceId, priority, teamId } = clock;
  const since = clock.anchorAt.epochMilliseconds;
  return {
    target,
    cycle,
    state,
    startedAt: clock.startedAt.epochMilliseconds,
    targetMs: Math.round(clock.targetSeconds * 1000),
    usedMs: clock.usedMs + (state === 'running' ? terms.calendar(clock.calendarId).between(since, until) : 0),
    dueAt: ms(clock.dueAt),
    breachedAt: ms(clock.breachedAt),
    stoppedAt: ms(clock.stoppedAt),
    warnedPercent,
    serviceId,
    priority,
    teamId,
  };
}
