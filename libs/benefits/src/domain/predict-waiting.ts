import { intervalOf } from './quantiles.js';

/** What the runs say of some tickets: of each run the mean waiting, and the share answered in time. */
export interface PredictedGroup {
  readonly tickets: number;
  readonly real: number;
  readonly predicted: { readonly low: number; readonly likely: number; readonly high: number };
}

const RUN_LEVEL = 0.95;

/** Means over groups of tickets, in reality and in each run; `waits[run][ticket]`, in minutes. */
export function groupWaiting<K>(
  groups: readonly K[],
  real: Float64Array,
  waits: readonly Float64Array[],
): Map<K, PredictedGroup> {
  const places = new Map<K, number[]>();
  for (const [ticket, group] of groups.entries()) {
    const known = places.get(group);
    if (known) known.push(ticket);
    else places.set(group, [ticket]);
  }
  const mean = (values: Float64Array, tickets: readonly number[]): number =>
    tickets.reduce((sum, ticket) => sum + (values[ticket] ?? 0), 0) / tickets.length;
  return new Map(
    [...places].map(([group, tickets]) => {
      const runs = Float64Array.from(waits, (run) => mean(run, tickets));
      const likely = runs.reduce((sum, one) => sum + one, 0) / Math.max(1, runs.length);
      return [
        group,
        { tickets: tickets.length, real: mean(real, tickets), predicted: { ...intervalOf(runs, RUN_LEVEL), likely } },
      ];
    }),
  );
}

/** With fewer tickets or days a simulation is neither right nor wrong. */
const LEAST_TICKETS = 100;
const LEAST_DAYS = 5;
/** As far as predicted and real may be apart for the plan to be gone by. */
const TRUSTED_ERROR = 0.2;

export function verdictOf(total: PredictedGroup | null, days: number): 'trusted' | 'off' | 'too_little' {
  if (total === null || total.tickets < LEAST_TICKETS || days < LEAST_DAYS || total.real === 0) return 'too_little';
  return Math.abs(total.predicted.likely / total.real - 1) <= TRUSTED_ERROR ? 'trusted' : 'off';
}
