import type { Interval, Locale } from '@desk/contracts';
import type { Drawing } from '../drawing.js';
import { drawBars } from '../kinds/bars.js';
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

export interface YearOfPlan {
  readonly year: number;
  readonly plan: number;
  /** null: nothing can be told of it yet. Ends that are the estimate: it is known. */
  readonly actual: Interval | null;
}

/** What was planned for each year, and what came of it. `unit` stands in the title: `årsverk`, `millioner kroner`. */
export function planDrawing(years: readonly YearOfPlan[], unit: string, digits: number, locale: Locale): Drawing {
  const say = sayIn(locale);
  const { words } = say;
  const show = (value: number) => say.number(value, digits);
  const rows = years
    .filter(({ plan }) => Number.isFinite(plan))
    .map(({ year, plan, actual }) => {
      const stated = told(actual);
      const isKnown = stated !== null && stated.low === stated.high;
      return {
        name: String(year),
        value: stated?.likely ?? null,
        interval: isKnown ? null : stated,
        mark: plan,
        said: [
          stated === null ? words.plan.notYet : isKnown ? show(stated.likely) : say.range(stated, show),
          words.money.plan(show(plan)),
        ],
      };
    });
  const last = rows.findLast(({ value }) => value !== null) ?? rows.at(-1);
  const most = Math.max(...rows.map(({ mark }) => Math.abs(mark)));
  return {
    title: words.plan.title(unit),
    summary: last ? words.plan.summary(last.name, last.said[0] ?? '', show(last.mark)) : words.plan.none,
    key: last ? words.plan.key : null,
    picture: last
      ? (frame) =>
          drawBars(frame, {
            rows: rows.map((row) => ({ ...row, isMain: row === last })),
            showTick: (value) => say.number(value, most < 5 ? 1 : 0),
          })
      : null,
    table: {
      columns: [words.column.year, words.column.plan, words.column.actual],
      rows: rows.map(({ name, mark, said }) => ({ key: name, cells: [name, show(mark), said[0] ?? ''] })),
    },
  };
}
