import type { Interval, Locale } from '@desk/contracts';
import type { Drawing } from '../drawing.js';
import { drawOverTime } from '../kinds/over-time.js';
import { drawRanges } from '../kinds/ranges.js';
import { sayIn, told } from '../say.js';

const MILLION = 1_000_000;

/** NOK. `name` null: the whole period. */
export interface NetAndPlan {
  readonly name: string | null;
  readonly net: Interval;
  readonly plan: number;
}

/** What was saved net, against what was planned; the last row is what it is all about. */
export function moneyDrawing(places: readonly NetAndPlan[], locale: Locale): Drawing {
  const say = sayIn(locale);
  const { words } = say;
  const millions = (kroner: number) => say.number(kroner / MILLION, 1);
  const rows = places.map(({ name, net, plan }) => {
    const stated = told(net);
    return {
      name: name ?? words.money.period,
      interval: stated,
      mark: Number.isFinite(plan) ? plan : undefined,
      said: [stated ? say.range(stated, millions) : words.notTold, words.money.plan(millions(plan))],
      isMain: name === null,
    };
  });
  const most = Math.max(
    ...rows.flatMap(({ interval, mark = 0 }) => [interval?.low ?? 0, interval?.high ?? 0, mark].map(Math.abs)),
  );
  const main = places.at(-1);
  return {
    title: words.money.title,
    summary: main ? words.money.summary(rows.at(-1)?.said[0] ?? '', millions(main.plan)) : words.notTold,
    key: words.money.key,
    picture: main
      ? (frame) =>
          drawRanges(frame, { rows, showTick: (kroner) => say.number(kroner / MILLION, most < 5 * MILLION ? 1 : 0) })
      : null,
    table: {
      columns: [words.column.year, words.column.low, words.column.likely, words.column.high, words.column.plan],
      rows: rows.map(({ name, interval, mark, isMain }) => ({
        key: name,
        cells: [
          name,
          ...(interval
            ? [interval.low, interval.likely, interval.high].map((kroner) => say.number(kroner / MILLION, 2))
            : [words.notTold, '', '']),
          mark === undefined ? '–' : say.number(mark / MILLION, 2),
        ],
        ...(isMain && { isMain }),
      })),
    },
  };
}

export interface PlannedMonth {
  /** `2027-03` */
  readonly month: string;
  /** null: nothing was planned yet. */
  readonly plan: number | null;
  /** null: nothing can be told of it yet. */
  readonly actual: Interval | null;
}

/** FTE that were planned to be saved in the months of a year, and what came of it. */
export function planDrawing(months: readonly PlannedMonth[], year: number, locale: Locale): Drawing {
  const say = sayIn(locale);
  const { words } = say;
  const rows = months.map(({ month, plan, actual }) => ({
    month,
    plan: plan !== null && Number.isFinite(plan) ? plan : null,
    actual: told(actual),
  }));
  const last = rows.findLast(({ actual }) => actual !== null) ?? rows.findLast(({ plan }) => plan !== null);
  const show = (value: number) => say.number(value, 1);
  const most = Math.max(...rows.flatMap(({ plan, actual }) => [plan ?? 0, actual?.high ?? 0].map(Math.abs)));
  const cells = (values: readonly (number | null | undefined)[]) =>
    values.map((value) => (value === null || value === undefined ? '–' : say.number(value, 2)));
  return {
    title: words.plan.title(year),
    summary: last
      ? words.plan.summary(
          say.wholeMonth(last.month),
          last.actual ? say.range(last.actual, show) : words.plan.notYet,
          last.plan === null ? words.plan.nothing : show(last.plan),
        )
      : words.plan.none,
    key: last ? words.plan.key : null,
    picture: last
      ? (frame) =>
          drawOverTime(frame, {
            moments: rows.map(({ month, plan, actual }, index) => ({
              name: say.month(month),
              under: index === 0 ? month.slice(0, 4) : undefined,
              interval: actual,
              said: actual ? show(actual.likely) : '',
              plan,
            })),
            planName: words.column.plan,
            showTick: (value) => say.number(value, most < 5 ? 1 : 0),
          })
      : null,
    table: {
      columns: [words.column.month, words.column.plan, words.column.low, words.column.likely, words.column.high],
      rows: rows.map(({ month, plan, actual }) => ({
        key: month,
        cells: [say.wholeMonth(month), ...cells([plan, actual?.low, actual?.likely, actual?.high])],
      })),
    },
  };
}
