import type { CustomSeriesOption } from 'echarts/charts';
import type { Frame } from './drawing.js';
import { PALETTE } from './palette.js';

/** One item of a custom series. Coordinates are pixels of the chart. */
export type Shape = NonNullable<ReturnType<NonNullable<CustomSeriesOption['renderItem']>>>;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Stroke {
  readonly stroke: string;
  readonly lineWidth: number;
  readonly dash?: readonly number[];
}

export const box = (shape: Box, fill: string, stroke?: Stroke): Shape => ({
  type: 'rect',
  shape: { ...shape },
  style: { fill, ...(stroke && strokeOf(stroke)) },
});

/** Crossed by lines in ink, so that it is told from a filled one without its colour. */
export const hatched = (shape: Box, fill: string): Shape => {
  const { x, y, width, height } = shape;
  const lines: Shape[] = [];
  for (let at = HATCH; at < width + height; at += HATCH) {
    // From the upper edge (or the right one) down to the left edge (or the lower one).
    const [x1, y1] = at <= width ? [x + at, y] : [x + width, y + at - width];
    const [x2, y2] = at <= height ? [x, y + at] : [x + at - height, y + height];
    lines.push(line([x1, y1], [x2, y2], { stroke: PALETTE.ink, lineWidth: 1.25 }));
  }
  return group([box(shape, fill, { stroke: PALETTE.ink, lineWidth: 1.5 }), ...lines]);
};

const HATCH = 6;

export const line = (from: readonly [number, number], to: readonly [number, number], stroke: Stroke): Shape => ({
  type: 'line',
  shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
  style: { fill: 'none', ...strokeOf(stroke) },
});

export const path = (points: readonly (readonly [number, number])[], stroke: Stroke): Shape => ({
  type: 'polyline',
  shape: { points: points.map(([x, y]) => [x, y]) },
  style: { fill: 'none', ...strokeOf(stroke) },
});

export const dot = (x: number, y: number, r: number, fill: string = PALETTE.ink): Shape => ({
  type: 'circle',
  shape: { cx: x, cy: y, r },
  style: { fill, stroke: PALETTE.paper, lineWidth: 2 },
});

export const diamond = (x: number, y: number, r: number): Shape =>
  area(
    [
      [x, y - r],
      [x + r, y],
      [x, y + r],
      [x - r, y],
    ],
    PALETTE.plan,
    1,
    { stroke: PALETTE.ink, lineWidth: 2 },
  );

/** Points out of the plot, to where a value would be. */
export const arrow = (x: number, y: number, size: number, to: 'left' | 'down'): Shape =>
  area(
    to === 'left'
      ? [
          [x, y],
          [x + size, y - size * 0.6],
          [x + size, y + size * 0.6],
        ]
      : [
          [x, y],
          [x - size * 0.6, y - size],
          [x + size * 0.6, y - size],
        ],
    PALETTE.ink,
  );

export const area = (
  points: readonly (readonly [number, number])[],
  fill: string,
  opacity = 1,
  stroke?: Stroke,
): Shape => ({
  type: 'polygon',
  shape: { points: points.map(([x, y]) => [x, y]) },
  style: { fill, opacity, ...(stroke && strokeOf(stroke)) },
});

interface TextStyle {
  readonly size?: number;
  readonly color?: string;
  readonly isBold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  readonly baseline?: 'top' | 'middle' | 'bottom';
  /** Pixels after which it is broken. */
  readonly width?: number;
  /** Thin paper behind it, where it lies over lines. */
  readonly hasPaper?: boolean;
}

/** `size` is a share of the body text; nothing in a chart is smaller than 0.8 of it. */
export const text = (said: string, x: number, y: number, frame: Frame, style: TextStyle = {}): Shape => ({
  type: 'text',
  x,
  y,
  style: {
    text: said,
    fill: style.color ?? PALETTE.ink,
    fontSize: frame.fontSize * (style.size ?? 0.875),
    fontFamily: frame.fontFamily,
    fontWeight: style.isBold ? 500 : 400,
    lineHeight: frame.fontSize * (style.size ?? 0.875) * LINE,
    align: style.align ?? 'left',
    verticalAlign: style.baseline ?? 'middle',
    ...(style.width !== undefined && { width: style.width, overflow: 'break' }),
    ...(style.hasPaper && { backgroundColor: THIN_PAPER, padding: [0, 3] }),
  },
});

export const LINE = 1.3;

const THIN_PAPER = 'rgba(255, 255, 255, 0.8)';

export const group = (children: readonly Shape[]): Shape =>
  ({ type: 'group', children: [...children] }) as unknown as Shape;

const strokeOf = ({ stroke, lineWidth, dash }: Stroke) => ({
  stroke,
  lineWidth,
  ...(dash && { lineDash: [...dash] }),
});

/** Generous, since it is asked before anything has been measured: a letter is a bit more than half as wide as high. */
export const widthOf = (said: string, size: number): number => said.length * size * 0.54;

export const linesOf = (said: string, size: number, width: number): number => {
  let [lines, used] = [1, 0];
  for (const word of said.split(' ')) {
    const long = widthOf(`${word} `, size);
    if (used > 0 && used + long > width) [lines, used] = [lines + 1, 0];
    used += long;
  }
  return lines;
};
