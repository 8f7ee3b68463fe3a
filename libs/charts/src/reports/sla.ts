import type { ClockTarget, Locale } from '@desk/contracts';
import type { Drawing } from '../drawing.js';
import { drawBars } from '../kinds/bars.js';
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
