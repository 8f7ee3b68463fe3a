import type { GainDecomposition, GainMonth, GainReport, Interval, Locale, WorkloadReport } from '@desk/contracts';
import type { Band, Drawing, TableRow } from '../drawing.js';
import { drawBars, drawSteps } from '../kinds/bars.js';
import { drawOverTime } from '../kinds/over-time.js';
import { drawRanges } from '../kinds/ranges.js';
import { lowestShown } from '../lowest-shown.js';
import { bandOf, isTold, sayIn, told, type Say } from '../say.js';

/** The headline and the two other ways of computing it. */
export function gainDrawing({ gain, band }: Pick<GainReport, 'gain' | 'band'>, locale: Locale): Drawing {
  const say = sayIn(locale);
  const { words } = say;
  return shares(say, bandOf(band, say), words.gain.title, words.notTold, [
    {
      key: 'perEmployee',
      name: words.gain.perEmployee,
      note: words.gain.main,
      interval: gain.perEmployee,
      isMain: true,
    },
    { key: 'raw', name: words.gain.raw, interval: gain.raw },
    { key: 'byVolume', name: words.gain.byVolume, interval: gain.byVolume },
  ]);
}

/** The headline alone, for whoever does not ask how it is computed. */
export function headlineDrawing(gain: Interval | null, band: GainReport['band'], locale: Locale): Drawing {
  const say = sayIn(locale);
  const { words } = say;
  return shares(say, bandOf(band, say), words.gain.headline, words.notTold, [
    { key: 'gain', name: words.gain.headline, interval: gain, isMain: true },
  ]);
}

/** The gain of all, and of each wave. */
export function wavesDrawing(
  { gain, waves, band }: Pick<GainReport, 'gain' | 'waves' | 'band'>,
  locale: Locale,
): Drawing {
  const say = sayIn(locale);
  const { words } = say;
  return shares(say, bandOf(band, say), words.waves.title, words.tooFew, [
    { key: 'all', name: words.waves.all, note: words.gain.main, interval: gain.perEmployee, isMain: true },
    ...waves.map((wave) => ({
      key: String(wave.wave),
      name: wave.name,
      note: words.waves.agencies(wave.agencies),
      interval: wave.gain,
    })),
  ]);
}

interface ShareRow {
  readonly key: string;
  readonly name: string;
  readonly note?: string;
  readonly interval: Interval | null;
  readonly isMain?: boolean;
}

function shares(say: Say, band: Band, title: string, none: string, measures: readonly ShareRow[]): Drawing {
  const { words } = say;
  const rows = measures.map(({ interval, ...row }) => {
    const stated = told(interval);
    return { ...row, interval: stated, said: [stated ? say.range(stated, say.percent) : none] };
  });
  const stated = rows.flatMap(({ interval }) => interval ?? []);
  const list = rows.map(({ name, said }) => `${name}: ${said.join(' ')}`).join('. ');
  return {
    title,
    summary: stated.length === 0 ? words.gain.none : words.waves.summary(list, band.name),
    key: stated.length === 0 ? null : words.gain.key,
    picture:
      stated.length === 0
        ? null
        : (frame) =>
            drawRanges(frame, { rows, band, floor: lowestShown(stated), showTick: (value) => say.percent(value) }),
    table: {
      columns: [words.column.measure, words.column.low, words.column.likely, words.column.high],
      rows: rows.map(({ key, name, interval, isMain }) => ({
        key,
        cells: [name, ...ends(interval, (share) => say.percent(share, 1), none)],
        ...(isMain && { isMain }),
      })),
    },
  };
}

const ends = (interval: Interval | null, show: (value: number) => string, none: string): readonly string[] =>
  interval ? [show(interval.low), show(interval.likely), show(interval.high)] : [none, '', ''];

/** The gain of each month with its interval. */
export function gainMonthsDrawing({ months, band }: Pick<GainReport, 'months' | 'band'>, locale: Locale): Drawing {
  const say = sayIn(locale);
  const { words } = say;
  const expected = bandOf(band, say);
  const stated = months.flatMap(({ month, gain }) => (isTold(gain) ? [{ month, gain }] : []));
  const [first, last] = [stated[0], stated.at(-1)];
  const named = (month: string) => say.wholeMonth(month.slice(0, 7));
  return {
    title: words.months.title,
    summary:
      first && last
        ? words.months.summary(
            named(first.month),
            say.percent(first.gain.likely),
            named(last.month),
            say.range(last.gain, say.percent),
            expected.name,
          )
        : words.months.none,
    key: last ? words.months.key : null,
    picture: last
      ? (frame) =>
          drawOverTime(frame, {
            // What lies before the first gain is in the table.
            moments: months.slice(months.findIndex(({ gain }) => isTold(gain))).map(({ month, gain }, index) => ({
              name: say.month(month.slice(0, 7)),
              under: index === 0 || month.slice(5, 7) === '01' ? month.slice(0, 4) : undefined,
              interval: told(gain),
              said: isTold(gain) ? say.percent(gain.likely) : '',
            })),
            band: expected,
            floor: lowestShown(stated.map(({ gain }) => gain)),
            showTick: (value) => say.percent(value),
          })
      : null,
    table: {
      columns: [
        words.column.month,
        words.column.agencies,
        words.column.fteNow,
        words.column.low,
        words.column.likely,
        words.column.high,
      ],
      rows: months.map((month) => monthRow(month, say)),
    },
  };
}

function monthRow({ month, from, to, agencies, fteNow, gain }: GainMonth, say: Say): TableRow {
  const { words } = say;
  const name = say.wholeMonth(month.slice(0, 7));
  return {
    key: month,
    cells: [
      isWhole(from, to) ? name : `${name} (${words.months.part.toLowerCase()})`,
      say.number(agencies),
      say.number(fteNow, 1),
      ...ends(told(gain), (share) => say.percent(share, 1), agencies === 0 ? words.months.nobody : words.notTold),
    ],
  };
}

function isWhole(from: string, to: string): boolean {
  const after = new Date(Date.parse(to) + 86_400_000);
  return from.endsWith('-01') && after.getUTCDate() === 1;
}

/** Where the raw gain comes from: steps that lead to it. */
export function partsDrawing({ whole, parts, restIsUtilisation }: GainDecomposition, locale: Locale): Drawing {
  const say = sayIn(locale);
  const { words } = say;
  const nameOf = (factor: (typeof parts)[number]['factor']) =>
    factor === 'rest' ? (restIsUtilisation ? words.parts.utilisation : words.parts.rest) : words.parts.factor[factor];
  // FTE is divided by the use of time: a rest of four fifths is time used better by a quarter.
  const change = (factor: string, ratio: number) => (factor === 'rest' && restIsUtilisation ? 1 / ratio : ratio);
  const steps = [
    ...parts.map(({ factor, fte, ratio }) => ({
      key: factor as string,
      name: nameOf(factor),
      value: fte,
      ratio: ratio === null || !Number.isFinite(change(factor, ratio)) ? '–' : say.percent(change(factor, ratio)),
      isSum: false,
    })),
    { key: 'whole', name: words.parts.whole, value: whole, ratio: '', isSum: true },
  ].map((row) => ({ ...row, said: [say.signed(row.value, 1)], isMain: row.isSum }));
  return {
    title: words.parts.title,
    summary: words.parts.summary(
      words.parts.fte(say.signed(whole, 1)),
      steps
        .filter(({ isSum }) => !isSum)
        .map(({ name, said }) => `${name} ${said[0]}`)
        .join(', '),
    ),
    key: words.parts.key,
    picture: (frame) => drawSteps(frame, steps, (value) => tickOf(say, steps)(value)),
    table: {
      columns: [words.column.from, words.column.ratio, words.column.fte],
      rows: steps.map(({ key, name, ratio, said, isSum }) => ({
        key,
        cells: [name, ratio, ...said],
        ...(isSum && { isMain: true }),
      })),
    },
  };
}

/** Small sums need a decimal, large ones have none to spare. */
const tickOf = (say: Say, rows: readonly { readonly value: number }[]) => {
  const largest = Math.max(...rows.map(({ value }) => Math.abs(value)));
  return (value: number) => say.number(value, largest < 5 ? 1 : 0);
};

/** What the measured work would fill, if another share of working time went to tickets. */
export function sensitivityDrawing(
  { sensitivity, utilisation }: Pick<WorkloadReport, 'sensitivity' | 'utilisation'>,
  locale: Locale,
): Drawing {
  const say = sayIn(locale);
  const { words } = say;
  const rows = sensitivity
    .filter(({ fte }) => Number.isFinite(fte))
    .map((one) => ({
      key: String(one.utilisation),
      name: say.percent(one.utilisation),
      note: one.utilisation === utilisation ? words.sensitivity.used : undefined,
      value: one.fte,
      said: [say.number(one.fte, 1)],
      isMain: one.utilisation === utilisation,
    }));
  const all = rows.map(({ value }) => value);
  return {
    title: words.sensitivity.title,
    summary:
      rows.length === 0
        ? words.tooFew
        : words.sensitivity.summary(say.number(Math.min(...all), 1), say.number(Math.max(...all), 1)),
    key: null,
    picture: rows.length === 0 ? null : (frame) => drawBars(frame, { rows, showTick: tickOf(say, rows) }),
    table: {
      columns: [words.column.utilisation, words.column.fte],
      rows: rows.map(({ key, name, note, said, isMain }) => ({
        key,
        cells: [note === undefined ? name : `${name} (${note})`, ...said],
        ...(isMain && { isMain }),
      })),
    },
  };
}
