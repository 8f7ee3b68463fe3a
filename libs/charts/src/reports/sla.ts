import type { Locale } from '@desk/contracts';
import type { Drawing } from '../drawing.js';
import { drawBars } from '../kinds/bars.js';
import { drawColumns } from '../kinds/columns.js';
import { sayIn } from '../say.js';

/** How many clocks ended with so much of their limit used. */
export interface UseOfLimit {
  readonly key: string;
  readonly name: string;
  readonly isMet: boolean;
  readonly count: number;
  /** The last tenth before the limit, or the first after it. */
  readonly isBeside: boolean;
}

interface UseOfLimits {
  /** Of the clock, as the reader's language calls it. */
  readonly name: string;
  /** The least used first. */
  readonly shares: readonly UseOfLimit[];
  /** What fills the height; higher columns are cut off. */
  readonly full: number;
  /** Where the last column begins; share of the limit. */
  readonly beyond: number;
}

export function useDrawing({ name, shares, full, beyond }: UseOfLimits, locale: Locale): Drawing {
  const say = sayIn(locale);
  const { words } = say;
  const sum = (of: (share: UseOfLimit) => boolean) =>
    say.number(shares.filter(of).reduce((total, { count }) => total + count, 0));
  const isEmpty = shares.every(({ count }) => count === 0);
  return {
    title: words.use.title(name),
    summary: isEmpty
      ? words.use.none
      : words.use.summary(
          sum(({ isMet, isBeside }) => isMet && isBeside),
          sum(({ isMet, isBeside }) => !isMet && isBeside),
          sum(({ isMet }) => isMet),
          sum(({ isMet }) => !isMet),
        ),
    key: isEmpty ? null : words.use.key,
    picture: isEmpty
      ? null
      : (frame) =>
          drawColumns(frame, {
            columns: shares.map(({ count, isMet, isBeside }) => ({ count, said: say.number(count), isMet, isBeside })),
            full: Math.max(1, full),
            ends: [say.percent(0), say.percent(0.5), words.use.over(say.percent(beyond))],
            limit: words.use.limit,
          }),
    table: {
      columns: [words.column.used, words.column.outcome, words.column.count],
      rows: shares.map(({ key, name: used, isMet, count }) => ({
        key,
        cells: [used, isMet ? words.use.met : words.use.missed, say.number(count)],
      })),
    },
  };
}

/** `promised`: the share that the declaration promises; null: none. */
export interface Attained {
  readonly key: string;
  readonly name: string;
  readonly met: number;
  readonly missed: number;
  readonly promised: number | null;
}

/** What was kept of one promise, by group. */
export function attainmentDrawing(name: string, groups: readonly Attained[], locale: Locale): Drawing {
  const say = sayIn(locale);
  const { words } = say;
  const rows = groups.map(({ key, name: group, met, missed, promised }) => {
    const share = met + missed === 0 ? null : met / (met + missed);
    const said = share === null ? '–' : say.percent(share, 1);
    return {
      key,
      name: group,
      share,
      value: share,
      mark: promised ?? undefined,
      met,
      missed,
      said: promised === null ? [said] : [said, words.attainment.promised(say.percent(promised))],
    };
  });
  const lowest = rows.filter(({ share }) => share !== null).sort((a, b) => (a.share ?? 1) - (b.share ?? 1))[0];
  return {
    title: words.attainment.title(name),
    summary: lowest ? words.attainment.summary(lowest.name, lowest.said[0] ?? '') : words.attainment.none,
    key: rows.some(({ mark }) => mark !== undefined) ? words.attainment.key : null,
    picture: lowest ? (frame) => drawBars(frame, { rows, upTo: 1, showTick: (share) => say.percent(share) }) : null,
    table: {
      columns: [words.column.group, words.column.share, words.column.promised, words.column.kept, words.column.missed],
      rows: rows.map(({ key, name: group, said, mark, met, missed }) => ({
        key,
        cells: [
          group,
          said[0] ?? '',
          mark === undefined ? '–' : say.percent(mark),
          say.number(met),
          say.number(missed),
        ],
      })),
    },
  };
}
