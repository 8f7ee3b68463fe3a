import type { ClockTarget, Locale } from '@desk/contracts';
import type { Drawing } from '../drawing.js';
import { drawBars } from '../kinds/bars.js';
import { drawOverTime } from '../kinds/over-time.js';
import { sayIn } from '../say.js';

/** `promised`: the share that the declaration promises; null: none. */
export interface Attained {
  readonly key: string;
  readonly name: string;
  readonly met: number;
  readonly missed: number;
  readonly promised: number | null;
}

/** What was kept of one promise, by group. */
export function attainmentDrawing(target: ClockTarget, groups: readonly Attained[], locale: Locale): Drawing {
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
    title: words.attainment.title(words.target[target]),
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

export interface KeptMonth {
  /** `2027-03` */
  readonly month: string;
  /** null: too little was counted. */
  readonly share: number | null;
}

/** How one promise was kept, month by month, oldest first. `promised`: the share that shall be, called so or a goal; null: none is named. */
export function trendDrawing(
  target: ClockTarget,
  months: readonly KeptMonth[],
  promised: number | null,
  locale: Locale,
  calls: 'promised' | 'goal' = 'promised',
): Drawing {
  const say = sayIn(locale);
  const { words } = say;
  const nameOf = calls === 'goal' ? words.trend.goal : words.attainment.promised;
  const kept = months.flatMap(({ month, share }) =>
    share !== null && Number.isFinite(share) ? [{ month, share }] : [],
  );
  const [first, last] = [kept[0], kept.at(-1)];
  return {
    title: words.trend.title(words.target[target]),
    summary:
      first && last
        ? words.trend.summary(
            say.wholeMonth(first.month),
            say.percent(first.share),
            say.wholeMonth(last.month),
            say.percent(last.share),
          )
        : words.attainment.none,
    key: null,
    // One month is a number, no line.
    picture:
      kept.length < 2
        ? null
        : (frame) =>
            drawOverTime(frame, {
              moments: months.map(({ month, share }, index) => {
                const known = share !== null && Number.isFinite(share) ? share : null;
                return {
                  name: say.month(month),
                  under: index === 0 || month.endsWith('-01') ? month.slice(0, 4) : undefined,
                  interval: known === null ? null : { low: known, likely: known, high: known },
                  said: known === null ? '' : say.percent(known),
                };
              }),
              goal: promised === null ? undefined : { value: promised, name: nameOf(say.percent(promised)) },
              upTo: 1,
              showTick: (share) => say.percent(share),
            }),
    table: {
      columns: [words.column.month, words.column.share],
      rows: months.map(({ month, share }) => ({
        key: month,
        cells: [say.wholeMonth(month), share !== null && Number.isFinite(share) ? say.percent(share) : words.tooFew],
      })),
    },
  };
}
