import { axisText, isNarrow, painted, picture, SMALL } from '../base.js';
import type { Band, Frame, Picture } from '../drawing.js';
import { GRID_LINE, PALETTE } from '../palette.js';
import { scaleFor } from '../scale.js';
import { box, line, LINE, linesOf, text, widthOf, type Shape } from '../shapes.js';

export interface Row {
  readonly name: string;
  /** What the row is, in a few words. */
  readonly note?: string | undefined;
  /** Its figures in words, beside the plot; one or two lines. */
  readonly said: readonly string[];
  readonly isMain?: boolean | undefined;
}

/** Where a row may paint, in pixels. */
export interface Plot {
  /** Values beyond the axis stand at its end. */
  readonly x: (value: number) => number;
  /** The lowest value of the axis. */
  readonly low: number;
  readonly top: number;
  readonly middle: number;
  readonly bottom: number;
  /** The size of the body text. */
  readonly em: number;
}

interface Heading {
  readonly shapes: readonly Shape[];
  readonly height: number;
}

interface Rows {
  readonly rows: readonly Row[];
  /** What the axis holds besides zero; finite. */
  readonly values: readonly number[];
  readonly showTick: (value: number) => string;
  readonly band?: Band | undefined;
  /** Over the plot where there is no band. */
  readonly heading?: ((frame: Frame) => Heading) | undefined;
  readonly paint: (index: number, plot: Plot) => readonly Shape[];
}

/** On a phone, of the body text: how high a row is drawn under its words. */
const STRIP = 1.9;

/**
 * Rows on one axis: name, plot, figures. On a phone name and figures stand over the plot. The ground (band, steps, zero) is
 * painted behind each row, so that no line runs through words.
 */
export function drawRows(frame: Frame, { rows, values, showTick, band, heading, paint }: Rows): Picture {
  const { fontSize: em, width } = frame;
  const narrow = isNarrow(frame);
  const nameWidth = narrow
    ? width
    : Math.min(
        width * 0.3,
        Math.max(
          ...rows.map(({ name, note = '' }) => Math.max(widthOf(name, em) * BOLD, widthOf(note, em * SMALL)) + em),
        ),
      );
  const saidWidth = narrow ? 0 : Math.max(0, ...rows.flatMap(({ said }) => said.map((one) => widthOf(one, em)))) + em;
  const edge = em * 1.25;
  const left = narrow ? edge : nameWidth + em;
  const right = narrow ? edge : Math.max(edge, saidWidth);
  const ends = band ? [...values, band.low, band.high] : values;
  const tickWidth = Math.max(...ends.map((value) => widthOf(showTick(value), em)), em * 2);
  const steps = Math.max(2, Math.min(8, Math.floor((width - left - right) / (tickWidth * 1.6))));
  const scale = scaleFor(ends, steps);

  const places = placesOf(frame, rows, nameWidth);
  const head = heading?.(frame);
  const top = band ? em * 1.6 : (head?.height ?? em * 0.25);
  const bottom = em * 2;
  const height = top + places.reduce((sum, place) => sum + place.height, 0) + bottom;
  const tops = places.map((_, index) => places.slice(0, index).reduce((sum, place) => sum + place.height, top));
  const stripOf = (index: number) => {
    const [place, from = 0] = [places[index], tops[index]];
    return { y: from + (place?.stripTop ?? 0), height: place?.stripHeight ?? 0 };
  };
  const plotWidth = width - left - right;
  const x = (value: number) => left + plotWidth * Math.min(1, Math.max(0, scale.at(value)));

  const ground = (index: number): Shape[] => {
    const { y, height: stripHeight } = stripOf(index);
    const upright = (value: number, stroke: string, lineWidth: number, dash?: readonly number[]) =>
      line([x(value), y], [x(value), y + stripHeight], { stroke, lineWidth, ...(dash && { dash }) });
    return [
      ...(band
        ? [box({ x: x(band.low), y, width: x(band.high) - x(band.low), height: stripHeight }, PALETTE.expected)]
        : []),
      ...scale.ticks.filter((tick) => tick !== 0).map((tick) => upright(tick, GRID_LINE, 1)),
      ...(band ? [band.low, band.high].map((end) => upright(end, PALETTE.expectedEdge, 1.25, [4, 3])) : []),
      upright(0, PALETTE.ink, 1.5),
    ];
  };

  const words = (index: number): Shape[] => {
    const [row, place, from = 0] = [rows[index], places[index], tops[index]];
    if (!row || !place) return [];
    const { name, note, said, isMain = false } = row;
    return [
      text(name, 0, from + place.nameTop, frame, { size: 1, isBold: isMain, baseline: 'top', width: place.nameWidth }),
      ...(note === undefined
        ? []
        : [
            text(note, 0, from + place.noteTop, frame, {
              color: PALETTE.muted,
              baseline: 'top',
              width: place.nameWidth,
            }),
          ]),
      ...said.map((one, number) =>
        text(one, narrow ? width : width - right + em * 0.75, from + place.saidTop + em * LINE * number, frame, {
          size: 1,
          isBold: isMain && number === 0,
          baseline: 'top',
          align: narrow ? 'right' : 'left',
        }),
      ),
    ];
  };

  const above = (): readonly Shape[] => {
    if (!band) return head?.shapes ?? [];
    const half = widthOf(band.name, em * SMALL) / 2;
    const middle = Math.min(Math.max((x(band.low) + x(band.high)) / 2, half), width - half);
    return [text(band.name, middle, em * 0.7, frame, { align: 'center', color: PALETTE.expectedEdge, isBold: true })];
  };

  return picture(
    frame,
    height,
    { left, right, top, bottom },
    {
      xAxis: {
        type: 'value',
        min: scale.low,
        max: scale.high,
        interval: scale.step,
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { show: false },
        axisLabel: {
          ...axisText(frame),
          formatter: showTick,
          showMinLabel: true,
          showMaxLabel: true,
          hideOverlap: true,
          ...(narrow && { alignMinLabel: 'left', alignMaxLabel: 'right' }),
        },
      },
      yAxis: { type: 'category', data: rows.map((_, index) => String(index)), inverse: true, show: false },
      series: [
        painted(band ? 'band' : 'ground', rows.length, 1, ground),
        painted('words', rows.length, 2, words),
        painted('above', 1, 2, above),
        painted('figures', rows.length, 3, (index) => {
          const { y, height: stripHeight } = stripOf(index);
          return paint(index, { x, low: scale.low, top: y, middle: y + stripHeight / 2, bottom: y + stripHeight, em });
        }),
      ],
    },
  );
}

/** Where the words and the plot of a row stand, from its top. */
interface Place {
  readonly height: number;
  readonly nameWidth: number;
  readonly nameTop: number;
  readonly noteTop: number;
  readonly saidTop: number;
  readonly stripTop: number;
  readonly stripHeight: number;
}

function placesOf(frame: Frame, rows: readonly Row[], nameWidth: number): readonly Place[] {
  const { fontSize: em, width } = frame;
  const high = (said: string | undefined, size: number, within: number) =>
    said === undefined ? 0 : size * LINE * linesOf(said, size, within);
  if (!isNarrow(frame)) {
    const placed = rows.map(({ name, note, said, isMain }) => {
      const nameHeight = em * LINE * linesOf(name, em * (isMain ? BOLD : 1), nameWidth);
      return { nameHeight, all: nameHeight + high(note, em * SMALL, nameWidth), said: em * LINE * said.length };
    });
    const height = Math.max(em * 2.75, ...placed.map(({ all, said }) => Math.max(all, said) + em * 0.9));
    return placed.map(({ nameHeight, all, said }) => ({
      height,
      nameWidth,
      nameTop: (height - all) / 2,
      noteTop: (height - all) / 2 + nameHeight,
      saidTop: (height - said) / 2,
      stripTop: 0,
      stripHeight: height,
    }));
  }
  return rows.map(({ name, note, said, isMain }) => {
    const size = em * (isMain ? BOLD : 1);
    // The figures stand at the end of the lines of the name, where they find room there; else under it.
    const widest = Math.max(0, ...said.map((one) => widthOf(one, size)));
    const isBeside = linesOf(name, size, width - widest - em) === 1;
    const within = isBeside ? width - widest - em : width;
    const noteTop = em * 0.2 + em * LINE * linesOf(name, size, within);
    const saidTop = isBeside ? em * 0.2 : noteTop + high(note, em * SMALL, within);
    const stripTop = Math.max(noteTop + high(note, em * SMALL, within), saidTop + em * LINE * said.length) + em * 0.25;
    const stripHeight = em * STRIP;
    return {
      height: stripTop + stripHeight + em * 0.7,
      nameWidth: within,
      nameTop: em * 0.2,
      noteTop,
      saidTop,
      stripTop,
      stripHeight,
    };
  });
}

/** How much wider letters are in bold. */
const BOLD = 1.06;
