import { Temporal } from 'temporal-polyfill';
import { monthsOf } from './months.js';
import type { Period } from './period.js';
import { hiddenWork, type MonthOfWork } from './shown-agencies.js';
import { measureWorkload, type WorkCell, type Workload, type WorkloadOptions } from './workload.js';

/** How the work of first line is shared between agencies. */
export interface WorkParts {
  readonly workload: Workload;
  /** Of whom nothing may be told. */
  readonly hidden: { readonly agencies: ReadonlySet<string>; readonly waves: ReadonlySet<number> };
}

interface Placed {
  readonly id: string;
  readonly wave: { readonly number: number } | null;
}

/**
 * The shares of agencies in what first line did in the calendar months that are whole in the period and over: fewer days of one
 * agency, as a difference between two periods would leave them, are too often the work of few. Null with too little work.
 */
export function partsOfWork(
  cells: readonly WorkCell[],
  agencies: readonly Placed[],
  { period, today }: { readonly period: Period; readonly today: string },
  options: WorkloadOptions,
): WorkParts | null {
  const months = monthsOf(period).filter(({ period: days }) => isWhole(days) && days.to.toString() < today);
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return null;
  const names = new Set(months.map(({ month }) => month));
  const inMonths = cells.filter(({ day }) => names.has(day.slice(0, 7)));
  const workload = measureWorkload(inMonths, { from: first.period.from, to: last.period.to }, options);
  if (workload.status !== 'ok') return null;
  const waves = new Map(agencies.map(({ id, wave }) => [id, wave?.number ?? null]));
  const hidden = byMonth(inMonths, waves).map((month) => hiddenWork(month));
  return {
    workload,
    hidden: {
      agencies: new Set(hidden.flatMap((month) => [...month.agencies])),
      waves: new Set(hidden.flatMap((month) => [...month.waves])),
    },
  };
}

const isWhole = ({ from, to }: Period): boolean =>
  from.day === 1 && Temporal.PlainDate.compare(to, from.with({ day: from.daysInMonth })) === 0;

function byMonth(cells: readonly WorkCell[], waves: ReadonlyMap<string, number | null>): MonthOfWork[][] {
  const months = new Map<string, Map<string, { agents: Set<string>; seconds: number }>>();
  for (const { day, agencyId, agentId, seconds } of cells) {
    const month = day.slice(0, 7);
    const agencies = months.get(month) ?? new Map<string, { agents: Set<string>; seconds: number }>();
    const work = agencies.get(agencyId) ?? { agents: new Set<string>(), seconds: 0 };
    work.agents.add(agentId);
    work.seconds += seconds;
    months.set(month, agencies.set(agencyId, work));
  }
  return [...months.values()].map((agencies) =>
    [...agencies].map(([agencyId, { agents, seconds }]) => ({
      agencyId,
      wave: waves.get(agencyId) ?? null,
      agents: [...agents],
      seconds,
    })),
  );
}
