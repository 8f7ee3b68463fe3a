import type { ClockView } from '@desk/contracts';
import { toIso } from '@desk/platform';
import type { Temporal } from 'temporal-polyfill';
import { usedSeconds, type Clock } from './domain/clock.js';
import type { ClockTerms } from './domain/declaration.js';

/** A clock as it stands at an instant, for screens. */
export function clockView(clock: Clock, now: Temporal.Instant, terms: ClockTerms): ClockView {
  return {
    target: clock.target,
    cycle: clock.cycle,
    state: clock.state,
    startedAt: toIso(clock.startedAt),
    dueAt: toIso(clock.dueAt),
    usedSeconds: usedSeconds(clock, now, terms),
    targetSeconds: clock.targetSeconds,
    ...(clock.breachedAt && { breachedAt: toIso(clock.breachedAt) }),
    ...(clock.stoppedAt && { stoppedAt: toIso(clock.stoppedAt) }),
  };
}
