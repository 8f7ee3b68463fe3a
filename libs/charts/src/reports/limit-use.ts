import { USE_BEYOND, USE_OPEN } from '@desk/contracts';
import type { ClockTarget, Locale, SlaUseReport, UseShare } from '@desk/contracts';
import type { Drawing } from '../drawing.js';
import { drawColumns } from '../kinds/columns.js';
import { sayIn } from '../say.js';

/** The last share that was met in time, and the first that was not: 90–100 % and 100–110 %. */
export const NEAR = 100;
export const JUST_MISSED = 110;

/** How many cycles ended with so much of their target used. */
export interface Share {
  readonly used: UseShare;
  readonly outcome: 'met' | 'missed';
  /** Percent; null above the last bound. */
  readonly from: number;
  readonly to: number | null;
  readonly count: number;
}

const outcomeOf = (used: UseShare): 'met' | 'missed' => (used > 0 && used <= NEAR ? 'met' : 'missed');

/** The shares of one clock from the least used to the most; what has not ended stands apart. */
export function sharesOf({ bounds, items }: SlaUseReport, target: ClockTarget): readonly Share[] {
  const item = items.find((one) => one.target === target);
  return (item?.counts ?? []).map((count, index) => {
    const bound = bounds[index];
    const used = (bound ?? USE_BEYOND) as UseShare;
    return { used, outcome: outcomeOf(used), from: bounds[index - 1] ?? 0, to: bound ?? null, count };
  });
}

/** From here on, in percent of the limit, columns set the scale of the picture. */
const SCALE_FROM = 50;

/**
 * The number that fills the height of the picture. What used less than half its time is often most of it by far and would
 * press the rest flat, and so may the last column, which has no upper bound; higher columns are drawn cut off.
 */
export function scaleOf(shares: readonly Share[]): number {
  return (
    Math.max(1, ...shares.filter(({ from, to }) => from >= SCALE_FROM && to !== null).map(({ count }) => count)) * 1.2
  );
}

/** How much of the limits of one clock was used. A row of the table has the key of its share, `USE_OPEN` of what has not ended. */
export function limitUseDrawing(report: SlaUseReport, target: ClockTarget, locale: Locale): Drawing {
  const say = sayIn(locale);
  const { words } = say;
  const shares = sharesOf(report, target);
  const open = report.items.find((item) => item.target === target)?.open ?? 0;
  const sum = (of: (share: Share) => boolean) =>
    say.number(shares.filter(of).reduce((total, { count }) => total + count, 0));
  const isEmpty = shares.every(({ count }) => count === 0);
  const nameOf = ({ from, to }: Share) =>
    to === null ? words.use.over(say.percent(from / 100)) : `${from}–${say.percent(to / 100)}`;
  return {
    title: words.use.title(words.target[target]),
    summary: isEmpty
      ? words.use.none
      : words.use.summary(
          sum(({ used }) => used === NEAR),
          sum(({ used }) => used === JUST_MISSED),
          sum(({ outcome }) => outcome === 'met'),
          sum(({ outcome }) => outcome === 'missed'),
        ),
    key: isEmpty ? null : words.use.key,
    picture: isEmpty
      ? null
      : (frame) =>
          drawColumns(frame, {
            columns: shares.map(({ used, count, outcome }) => ({
              count,
              said: say.number(count),
              isMet: outcome === 'met',
              isBeside: used === NEAR || used === JUST_MISSED,
            })),
            full: scaleOf(shares),
            ends: [say.percent(0), say.percent(0.5), words.use.over(say.percent((shares.at(-1)?.from ?? 0) / 100))],
            limit: words.use.limit,
          }),
    table: {
      columns: [words.column.used, words.column.outcome, words.column.count],
      rows: [
        ...shares.map((share) => ({
          key: String(share.used),
          cells: [nameOf(share), share.outcome === 'met' ? words.use.met : words.use.missed, say.number(share.count)],
        })),
        ...(open > 0
          ? [{ key: String(USE_OPEN), cells: [words.use.notEnded, words.use.missed, say.number(open)] }]
          : []),
      ],
    },
  };
}
