import {
  LEAST_TICKETS_SHOWN,
  OPEN_TARGETS,
  type AgencyResult,
  type AgencyResults,
  type AutomaticWeakness,
  type Interval,
  type OpenTarget,
  type PriorityResult,
  type PromiseResult,
  type TicketCost,
} from '@desk/contracts';
import { shownGroups } from './small-numbers.js';

/** What an agency's tickets were in a month, before suppression. */
export interface AgencyMonth {
  readonly key: string;
  readonly name: string;
  readonly filed: number;
  readonly kept: readonly { readonly target: OpenTarget; readonly priority: number; met: number; missed: number }[];
}

/** A promise in force at the end of the month, for services that have none of their own. */
export type Promised = Omit<PriorityResult, 'counted' | 'attainment'> & { readonly target: OpenTarget };

export interface MonthFacts {
  readonly declaration: { readonly version: number; readonly name: string } | null;
  readonly goals: Readonly<Partial<Record<OpenTarget, number | null>>>;
  readonly promises: readonly Promised[];
  readonly agencies: readonly AgencyMonth[];
  readonly resolved: number;
  /** First-line FTE as the average over the month, and what one costs a year. */
  readonly fte: number;
  readonly costPerFte: number;
  readonly years: number;
}

/** The figures of a month as they are published. */
export interface OpenMonth {
  readonly declaration: MonthFacts['declaration'];
  readonly promises: readonly Omit<PromiseResult, 'trend'>[];
  readonly filed: number | null;
  readonly resolved: number | null;
  readonly cost: TicketCost | null;
  readonly agencies: AgencyResults | null;
}

/** By agency is shown what everybody notices; updates on the way are counted for the city alone. */
const BY_AGENCY = ['first_response', 'resolution'] as const satisfies readonly OpenTarget[];

/**
 * The figures of a month without what tells of fewer than five tickets of an agency (`shownGroups`). Where not even the totals
 * may be told, shares stand without the counts that they are of. Shares are whole percent, so that no count follows from them.
 */
export function openMonth(facts: MonthFacts): OpenMonth {
  const groups = facts.agencies.map((agency) => ({
    key: agency.key,
    agency,
    counts: [agency.filed, ...BY_AGENCY.map((target) => counted(ofTarget(agency, target)))],
  }));
  const result = shownGroups(groups);
  const filed = facts.agencies.reduce((sum, agency) => sum + agency.filed, 0);
  const counts = result !== null;
  return {
    declaration: facts.declaration,
    promises: OPEN_TARGETS.map((target) => promise(target, facts, counts)).filter(
      ({ priorities, attainment }) => priorities.length > 0 || attainment !== null,
    ),
    filed: counts ? few(filed) : null,
    resolved: counts ? few(facts.resolved) : null,
    cost: counts ? ticketCost({ ...facts, tickets: filed }) : null,
    agencies:
      result &&
      (result.shown.length === 0
        ? null
        : {
            items: result.shown.map(({ agency }) => ({ name: agency.name, ...together([agency]) })),
            others:
              result.hidden.length === 0
                ? null
                : { agencies: result.hidden.length, ...together(result.hidden.map(({ agency }) => agency)) },
          }),
  };
}

interface Kept {
  readonly met: number;
  readonly missed: number;
}

const counted = (cycles: readonly Kept[]): number => cycles.reduce((sum, { met, missed }) => sum + met + missed, 0);
const met = (cycles: readonly Kept[]): number => cycles.reduce((sum, one) => sum + one.met, 0);
const ofTarget = (agency: AgencyMonth, target: OpenTarget) => agency.kept.filter((one) => one.target === target);
const few = (count: number): number | null => (count < LEAST_TICKETS_SHOWN ? null : count);

/** Whole percent; null of fewer than five. */
function share(cycles: readonly Kept[]): number | null {
  const all = counted(cycles);
  return all < LEAST_TICKETS_SHOWN ? null : Math.round((met(cycles) / all) * 100) / 100;
}

function promise(
  target: OpenTarget,
  { goals, promises, agencies }: MonthFacts,
  counts: boolean,
): OpenMonth['promises'][number] {
  const cycles = agencies.flatMap((agency) => ofTarget(agency, target));
  const attainment = share(cycles);
  return {
    target,
    goal: goals[target] ?? null,
    counted: counts ? few(counted(cycles)) : null,
    met: counts && attainment !== null ? met(cycles) : null,
    attainment,
    priorities: promises
      .filter((one) => one.target === target)
      .map(({ target: _, ...one }) => {
        const own = cycles.filter(({ priority }) => priority === one.priority);
        return { ...one, counted: counts ? few(counted(own)) : null, attainment: share(own) };
      }),
  };
}

function together(agencies: readonly AgencyMonth[]): AgencyResult {
  return {
    filed: agencies.reduce((sum, { filed }) => sum + filed, 0),
    kept: BY_AGENCY.flatMap((target) => {
      const cycles = agencies.flatMap((agency) => ofTarget(agency, target));
      // A promise of which the whole city has too few is in no agency's row.
      return counted(cycles) < LEAST_TICKETS_SHOWN ? [] : [{ target, counted: counted(cycles), met: met(cycles) }];
    }),
  };
}

/** NOK: FTE × cost of an FTE a year × years ÷ tickets; null where there is too little to divide. */
export function ticketCost(given: Omit<TicketCost, 'perTicket'>): TicketCost | null {
  const { fte, costPerFte, years, tickets } = given;
  if (fte <= 0 || tickets < LEAST_TICKETS_SHOWN) return null;
  return { perTicket: Math.round((fte * costPerFte * years) / tickets), fte, costPerFte, years, tickets };
}

/** What the figures themselves say that is weak: what is kept worst, what is below its goal, what is known too little of. */
export function automaticWeaknesses(month: OpenMonth, gain: Interval | null): AutomaticWeakness[] {
  const kept = month.promises.flatMap(({ target, priorities }) =>
    priorities.flatMap(({ priority, attainment }) => (attainment === null ? [] : [{ target, priority, attainment }])),
  );
  const worst = kept.reduce<(typeof kept)[number] | null>(
    (so, one) => (so === null || one.attainment < so.attainment ? one : so),
    null,
  );
  return [
    ...(worst !== null && worst.attainment < 1 ? [{ kind: 'worst_promise' as const, ...worst }] : []),
    ...month.promises.flatMap(({ target, attainment, goal }) =>
      attainment !== null && goal !== null && attainment < goal
        ? [{ kind: 'below_goal' as const, target, attainment, goal }]
        : [],
    ),
    ...month.promises.flatMap(({ target, attainment }) =>
      attainment === null ? [{ kind: 'too_little' as const, figure: target }] : [],
    ),
    ...(gain === null ? [{ kind: 'too_little' as const, figure: 'gain' as const }] : []),
    ...(month.cost === null ? [{ kind: 'too_little' as const, figure: 'cost' as const }] : []),
    ...(month.agencies === null ? [{ kind: 'too_little' as const, figure: 'agencies' as const }] : []),
  ];
}
