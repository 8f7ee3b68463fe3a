import type { Interval } from '@desk/contracts';
import type { Band, Frame, Picture } from '../drawing.js';
import { PALETTE } from '../palette.js';
import { arrow, box, diamond, dot, line, type Shape } from '../shapes.js';
import { drawRows, type Plot, type Row } from './rows.js';

export interface RangeRow extends Row {
  /** null: cannot be told. */
  readonly interval: Interval | null;
  /** A value to compare with, drawn as a diamond. */
  readonly mark?: number | undefined;
}

interface Ranges {
  readonly rows: readonly RangeRow[];
  readonly showTick: (value: number) => string;
  readonly band?: Band | undefined;
  /** The axis ends here at the latest; what lies below is told by an arrow and its number. */
  readonly floor?: number | undefined;
}

/** Estimates with their intervals on one axis: a dot on a bar with ends. */
export function drawRanges(frame: Frame, { rows, showTick, band, floor = Number.NEGATIVE_INFINITY }: Ranges): Picture {
  const values = rows.flatMap(({ interval, mark }) => [
    ...(interval ? [interval.low, interval.high] : []),
    ...(mark === undefined ? [] : [mark]),
  ]);
  return drawRows(frame, {
    rows,
    values: values.map((value) => Math.max(value, floor)),
    showTick,
    band,
    paint: (index, plot) => {
      const row = rows[index];
      return row ? paintRange(row, plot) : [];
    },
  });
}

function paintRange({ interval, mark, isMain }: RangeRow, plot: Plot): readonly Shape[] {
  const { x, low, middle, em } = plot;
  const marked = mark === undefined ? [] : [diamond(x(mark), middle, em * 0.5)];
  if (!interval) return marked;
  const half = em * 0.38;
  const color = isMain ? PALETTE.main : PALETTE.muted;
  const end = (value: number) =>
    line([x(value), middle - half * 1.5], [x(value), middle + half * 1.5], { stroke: color, lineWidth: 2 });
  return [
    box(
      {
        x: x(interval.low),
        y: middle - half,
        width: Math.max(1, x(interval.high) - x(interval.low)),
        height: half * 2,
      },
      color,
    ),
    ...(interval.low >= low ? [end(interval.low)] : [arrow(x(low), middle, em, 'left')]),
    ...(interval.high >= low ? [end(interval.high)] : []),
    ...marked,
    ...(interval.likely >= low ? [dot(x(interval.likely), middle, em * 0.5)] : []),
  ];
}
