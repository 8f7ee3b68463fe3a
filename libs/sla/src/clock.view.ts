import type { ClockView } from '@desk/contracts';
import { toIso } from '@desk/platform';
import type { Temporal } from 'temporal-polyfill';
import { settleClock, usedSeconds, type Clock } from './domain/clock.js';
import type { ClockTerms } from './domain/declaration.js';

/**
 * A clock as it stands at an instant, for screens. Its breach shows from the moment it is due, also when the sweep that
 * writes it down is still to come.
 */
export function clockView(kept: Clock, now: Temporal.Instant, terms: ClockTerms): ClockView {
  const { clock } = settleClock(kept, now, kept, terms);
  return {
    target: clock.target,
    cycle: clock.cycle,
    state: clock.state,
    startedAt: toIso(clock.startedAt),
    dueAt: toIso(clock.dueAt),
    usedSeconds: usedSeconds(clock, now, terms),
    targetSeconds: Math.round(clock.targetSeconds),
    ...(clock.breachedAt && { breachedAt: toIso(clock.breachedAt) }),
    ...(clock.stoppedAt && { stoppedAt: toIso(clock.stoppedAt) }),
  };
}
