import {
  USE_BEYOND,
  USE_BOUNDS,
  USE_OPEN,
  type BreachCause,
  type ClockStateName,
  type ClockTarget,
  type Priority,
  type UseShare,
} from '@desk/contracts';
import type { Temporal } from 'temporal-polyfill';
import { countedTimeByPlace, largestShare, type CountingTerms, type PlaceEntry } from './breach-cause.js';
import { cityHour } from './city-day.js';

/** What attainment needs to know of a clock. */
export interface CountedClock {
  readonly target: ClockTarget;
  readonly cycle: number;
  readonly state: ClockStateName;
  readonly startedAt: Temporal.Instant;
  readonly targetSeconds: number;
  /** Working milliseconds; of a clock at its end all that it had used. */
  readonly usedMs: number;
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
  /** City date, weekday (1 = Monday) and hour at which it was met or fell due. */
  readonly countedOn: string;
  readonly weekday: number;
  readonly hour: number;
  /** Thousandths of the target that were used at the end, rounded up; null while a missed one has not ended. */
  readonly usedPermille: number | null;
  readonly used: UseShare;
  /** Of a missed one. */
  readonly cause: BreachCause | null;
}

/** What the ticket's log and declaration say of the way to a breach. */
export interface Course {
  /** From the filing on. */
  readonly log: readonly PlaceEntry[];
  readonly terms: CountingTerms;
}

/** Nobody asks for more than a thousand times the target, and the number must fit its column. */
const MOST_PERMILLE = 1_000_000;
const [LAST_MET, FIRST_MISSED] = [100, 110] as const;

/** As what a cycle counts in attainment, and when; null: it stands outside, or still runs in time. */
export function outcomeOf({ state, breachedAt, stoppedAt }: Pick<CountedClock, 'state' | 'breachedAt' | 'stoppedAt'>): {
  readonly outcome: 'met' | 'missed';
  readonly at: Temporal.Instant;
} | null {
  if (state === 'void') return null;
  if (breachedAt !== null) return { outcome: 'missed', at: breachedAt };
  return state === 'met' && stoppedAt !== null ? { outcome: 'met', at: stoppedAt } : null;
}

/**
 * A cycle counts on the day on which it was met or fell due; an open breach counts at once. Void cycles stand outside,
 * and so does what still runs in time. How much of its target a cycle used is known at its end: a breach that is still
 * open stands in a share of its own until then, not among those that were just missed.
 */
export function clockOutcomes(
  ticket: { readonly id: string; readonly agencyId: string },
  clocks: readonly CountedClock[],
  { log, terms }: Course,
): ClockOutcome[] {
  return clocks.flatMap((clock) => {
    const counted = outcomeOf(clock);
    if (counted === null) return [];
    const { outcome, at } = counted;
    const { target, cycle, serviceId, priority, teamId, breachedAt } = clock;
    const usedPermille = permilleUsed(clock);
    const { day, weekday, hour } = cityHour(at);
    return [
      {
        agencyId: ticket.agencyId,
        ticketId: ticket.id,
        target,
        cycle,
        serviceId,
        priority,
        teamId,
        outcome,
        countedOn: day,
        weekday,
        hour,
        usedPermille,
        used: useShare(outcome, usedPermille),
        cause: breachedAt === null ? null : largestShare(countedTimeByPlace(clock, breachedAt, log, terms)),
      },
    ];
  });
}

/** Rounded up, so that 90.01 % is more than 90; thousandths of a target in seconds are milliseconds ÷ target. */
function permilleUsed({ state, usedMs, targetSeconds }: CountedClock): number | null {
  if (state !== 'met' && state !== 'missed') return null;
  return Math.min(Math.ceil(usedMs / targetSeconds), MOST_PERMILLE);
}

/** A cycle missed while its calendar was closed may have used no more than its target; it was missed all the same. */
export function useShare(outcome: 'met' | 'missed', permille: number | null): UseShare {
  if (permille === null) return USE_OPEN;
  const percent = outcome === 'met' ? Math.min(permille / 10, LAST_MET) : Math.max(permille / 10, FIRST_MISSED);
  return USE_BOUNDS.find((bound) => percent <= bound) ?? USE_BEYOND;
}
