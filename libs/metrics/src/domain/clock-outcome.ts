import type { ClockStateName, ClockTarget, Priority } from '@desk/contracts';
import type { Temporal } from 'temporal-polyfill';
import { cityDay } from './city-day.js';

/** What attainment needs to know of a clock. */
export interface CountedClock {
  readonly target: ClockTarget;
  readonly cycle: number;
  readonly state: ClockStateName;
  readonly breachedAt: Temporal.Instant | null;
  readonly stoppedAt: Temporal.Instant | null;
  readonly serviceId: string;
  readonly priority: Priority;
  readonly teamId: string;
}

/** One cycle as it counts in attainment. */
export interface ClockOutcome {
  readonly agencyId: string;
  readonly ticketId: string;
  readonly target: ClockTarget;
  readonly cycle: number;
  readonly serviceId: string;
  readonly priority: Priority;
  readonly teamId: string;
  readonly outcome: 'met' | 'missed';
  /** City date. */
  readonly countedOn: string;
}

/**
 * A cycle counts on the day on which it was met or fell due; an open breach counts at once. Void cycles stand outside,
 * and so does what still runs in time.
 */
export function clockOutcomes(
  ticket: { readonly id: string; readonly agencyId: string },
  clocks: readonly CountedClock[],
): ClockOutcome[] {
  return clocks.flatMap((clock) => {
    if (clock.state === 'void') return [];
    const at = clock.breachedAt ?? (clock.state === 'met' ? clock.stoppedAt : null);
    if (at === null) return [];
    const { target, cycle, serviceId, priority, teamId } = clock;
    return [
      {
        agencyId: ticket.agencyId,
        ticketId: ticket.id,
        target,
        cycle,
        serviceId,
        priority,
        teamId,
        outcome: clock.breachedAt === null ? ('met' as const) : ('missed' as const),
        countedOn: cityDay(at),
      },
    ];
  });
}
