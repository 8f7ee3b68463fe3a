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

/** What second line did, as far as it may be shown. */
export interface SecondLineWork {
  readonly seconds: number;
  readonly touches: number;
  readonly captured: number;
  /** Days whose work is not in it. */
  readonly hidden: readonly string[];
}

/** The same drawn. Of different months it can be added. */
export interface DrawnWork extends Pick<ShownWork, 'all' | 'hidden' | 'withoutOnsite'> {
  /** Of all agencies together. */
  readonly work: WorkDraws;
  /** First line in whole months, by agency; and of whom in any of them nothing may be told. */
  readonly parts: WorkDraws;
  readonly untold: { readonly agencies: readonly string[]; readonly waves: readonly number[] };
  readonly secondLine: SecondLineWork;
}

/**
 * Draws the work of days of one month. Shares of agencies are told of whole months only: fewer days of one agency, as a
 * difference between two periods would leave them, are too often the work of few.
 */
export function drawShown(
  { cells, firstLine, all, hidden, withoutOnsite }: ShownWork,
  secondLine: SecondLineWork,
  told: ToldParts,
): DrawnWork {
  return {
    secondLine,
    all,
    hidden,
    withoutOnsite,
    work: together(drawWork(cells)),
    parts: drawWork(told === null ? [] : firstLine),
    untold: {
      agencies: [...(told?.agencies ?? [])].sort(),
      waves: [...(told?.waves ?? [])].sort((a, b) => a - b),
    },
  };
}

/** Of a whole month, of whom nothing may be told; null: not a whole month. */
type ToldParts = { readonly agencies: ReadonlySet<string>; readonly waves: ReadonlySet<number> } | null;

/** The work of several months, the oldest first. */
export function addShown(months: readonly DrawnWork[]): DrawnWork {
  const one = <T>(of: (month: DrawnWork) => readonly T[]): T[] => [...new Set(months.flatMap(of))];
  const second = (of: 'seconds' | 'touches' | 'captured'): number =>
    months.reduce((sum, { secondLine }) => sum + secondLine[of], 0);
  return {
    secondLine: {
      seconds: second('seconds'),
      touches: second('touches'),
      captured: second('captured'),
      hidden: one(({ secondLine }) => secondLine.hidden),
    },
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
