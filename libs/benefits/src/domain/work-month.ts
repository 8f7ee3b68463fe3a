import { hiddenWork, type MonthOfWork } from './shown-agencies.js';
import { addWork, drawWork, together, type WorkCell, type WorkDraws } from './work-draws.js';

/** The work of a calendar month, or of some of its days, as far as it may be shown. */
export interface ShownWork {
  /** First line's and the on-site staff's, of days on which all of it may be summed. */
  readonly cells: readonly WorkCell[];
  /** First line's alone, of every day on which it may be summed. */
  readonly firstLine: readonly WorkCell[];
  /** All that there is, to be counted and not summed. */
  readonly all: { readonly agents: readonly string[]; readonly days: number };
  /** Days whose work is not in `cells`. */
  readonly hidden: readonly string[];
  /** Months in which too few on-site staff worked: theirs is not in `cells`. `2026-11` */
  readonly withoutOnsite: readonly string[];
}

/** The same drawn. Of different months it can be added. */
export interface DrawnWork extends Pick<ShownWork, 'all' | 'hidden' | 'withoutOnsite'> {
  /** Of all agencies together. */
  readonly work: WorkDraws;
  /** First line in whole months, by agency; and of whom in any of them nothing may be told. */
  readonly parts: WorkDraws;
  readonly untold: { readonly agencies: readonly string[]; readonly waves: readonly number[] };
}

/** An agency and the number of its wave. */
export type Waves = ReadonlyMap<string, number | null>;

/**
 * Draws the work of days of one month. Shares of agencies are told of whole months only: fewer days of one agency, as a
 * difference between two periods would leave them, are too often the work of few.
 */
export function drawShown(shown: ShownWork, waves: Waves, isWholeMonth: boolean): DrawnWork {
  const { all, hidden, withoutOnsite } = shown;
  const firstLine = isWholeMonth ? shown.firstLine : [];
  const untold = hiddenWork(byAgency(firstLine, waves));
  return {
    all,
    hidden,
    withoutOnsite,
    work: together(drawWork(shown.cells)),
    parts: drawWork(firstLine),
    untold: { agencies: [...untold.agencies].sort(), waves: [...untold.waves].sort((a, b) => a - b) },
  };
}

/** The work of several months, the oldest first. */
export function addShown(months: readonly DrawnWork[]): DrawnWork {
  const one = <T>(of: (month: DrawnWork) => readonly T[]): T[] => [...new Set(months.flatMap(of))];
  return {
    all: { agents: one(({ all }) => all.agents), days: months.reduce((sum, { all }) => sum + all.days, 0) },
    hidden: one(({ hidden }) => hidden),
    withoutOnsite: one(({ withoutOnsite }) => withoutOnsite),
    work: addWork(months.map(({ work }) => work)),
    parts: addWork(months.map(({ parts }) => parts)),
    untold: { agencies: one(({ untold }) => untold.agencies), waves: one(({ untold }) => untold.waves) },
  };
}

/** The share of days with work whose work is in the sums. */
export const daysShown = ({ all, hidden }: Pick<ShownWork, 'hidden'> & { readonly all: { readonly days: number } }) =>
  all.days === 0 ? 1 : 1 - hidden.length / all.days;

function byAgency(cells: readonly WorkCell[], waves: Waves): MonthOfWork[] {
  const agencies = new Map<string, { readonly agents: Set<string>; seconds: number }>();
  for (const { agencyId, agentId, seconds } of cells) {
    const work = agencies.get(agencyId) ?? { agents: new Set<string>(), seconds: 0 };
    work.agents.add(agentId);
    work.seconds += seconds;
    agencies.set(agencyId, work);
  }
  return [...agencies].map(([agencyId, { agents, seconds }]) => ({
    agencyId,
    wave: waves.get(agencyId) ?? null,
    agents: [...agents],
    seconds,
  }));
}
