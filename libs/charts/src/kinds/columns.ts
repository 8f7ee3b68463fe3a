import { isNarrow, painted, picture, SMALL, type At } from '../base.js';
import type { Frame, Picture } from '../drawing.js';
import { PALETTE } from '../palette.js';
import { box, hatched, line, text, widthOf, type Shape } from '../shapes.js';

export interface Column {
  readonly count: number;
  readonly said: string;
  readonly isMet: boolean;
  /** Beside the limit: darker, and its number in bold. */
  readonly isBeside: boolean;
}

interface Columns {
  /** Those that are met first. */
  readonly columns: readonly Column[];
  /** What fills the height; higher columns are drawn cut off. At least 1. */
  readonly full: number;
  /** Under the plot: its left end, its middle to the limit, its right end. */
  readonly ends: readonly [string, string, string];
  readonly limit: string;
}

/** Of the body text. */
const HEIGHT = 9;

/** Counts on either side of a limit. What lies after it is hatched. */
export function drawColumns(frame: Frame, { columns, full, ends, limit }: Columns): Picture {
  const { fontSize: em, width } = frame;
  const [top, bottom] = [em * 1.5, em * 1.8];
  const step = width / Math.max(1, columns.length);
  const met = columns.filter(({ isMet }) => isMet).length;
  const size = isNarrow(frame) ? 0.8 : SMALL;
  const widest = Math.max(0, ...columns.map(({ said }) => widthOf(said, em * size)));
  // Where not all numbers find room, those beside the limit do: they lean away from it.
  const numberAt = (index: number, y: number): readonly Shape[] => {
    const { said, isMet, isBeside } = columns[index] ?? { said: '', isMet: true, isBeside: false };
    if (widest >= step - 2 && !isBeside) return [];
    const leans = widthOf(said, em * size) >= step - 2;
    const x = leans ? step * met + (isMet ? -4 : 4) : (index + 0.5) * step;
    const align = leans ? (isMet ? 'right' : 'left') : 'center';
    return [text(said, x, y - em * 0.6, frame, { size, isBold: isBeside, align, hasPaper: leans })];
  };
  const paint = (_: number, at: At): Shape[] => {
    const base = at(0, 0)[1];
    const limitAt = step * met;
    return [
      ...columns.flatMap(({ count, isMet, isBeside }, index): Shape[] => {
        if (count === 0) return [];
        const y = Math.min(base - 2, at(0, Math.min(count, full))[1]);
        const shape = { x: index * step + step * 0.1, y, width: step * 0.8, height: base - y };
        return [
          isMet ? box(shape, isBeside ? PALETTE.ink : PALETTE.muted) : hatched(shape, PALETTE.bad),
          ...(count > full
            ? [
                line([index * step, y + em * 1.1], [(index + 1) * step, y + em * 0.6], {
                  stroke: PALETTE.paper,
                  lineWidth: 4,
                }),
              ]
            : []),
          ...numberAt(index, y),
        ];
      }),
      line([0, base], [width, base], { stroke: PALETTE.ink, lineWidth: 1.5 }),
      line([limitAt, 0], [limitAt, base + 5], { stroke: '#000000', lineWidth: 1.5, dash: [4, 3] }),
      text(ends[0], 1, base + em, frame, { size, color: PALETTE.muted }),
      text(ends[1], limitAt / 2, base + em, frame, { size, color: PALETTE.muted, align: 'center' }),
      text(limit, limitAt, base + em, frame, { size, align: 'center', isBold: true }),
      text(ends[2], width, base + em, frame, { size, color: PALETTE.muted, align: 'right' }),
    ];
  };
  return picture(
    frame,
    HEIGHT * em + top + bottom,
    { left: 0, right: 0, top, bottom },
    {
      xAxis: { type: 'category', data: columns.map((_, index) => String(index)), show: false },
      yAxis: { type: 'value', min: 0, max: full, show: false },
      series: [painted('figures', 1, 3, paint)],
    },
  );
}
