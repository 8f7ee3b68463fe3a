import type { Frame, Picture } from '../drawing.js';
import { PALETTE, PARTS } from '../palette.js';
import { box, hatched, line, text, widthOf, type Shape } from '../shapes.js';
import { SMALL } from '../base.js';
import { drawRows, type Plot, type Row } from './rows.js';

export interface StepRow extends Row {
  readonly value: number;
  /** Stands on zero: where the steps lead, not one of them. */
  readonly isSum?: boolean | undefined;
}

/** Steps that add up: each begins where the one before it ended. Steps down are hatched, sums dark. */
export function drawSteps(frame: Frame, rows: readonly StepRow[], showTick: (value: number) => string): Picture {
  let reached = 0;
  const spans = rows.map(({ value, isSum }) => {
    const from = isSum ? 0 : reached;
    reached = from + value;
    return { from, to: reached };
  });
  return drawRows(frame, {
    rows,
    values: spans.flatMap(({ from, to }) => [from, to]),
    showTick,
    paint: (index, { x, top, bottom, middle, em }) => {
      const [row, span, next] = [rows[index], spans[index], spans[index + 1]];
      if (!row || !span) return [];
      const [from, to] = [Math.min(x(span.from), x(span.to)), Math.max(x(span.from), x(span.to))];
      const shape = { x: from, y: middle - em * 0.7, width: Math.max(1.5, to - from), height: em * 1.4 };
      return [
        row.isSum ? box(shape, PALETTE.ink) : row.value < 0 ? hatched(shape, PALETTE.bad) : box(shape, PALETTE.main),
        ...(next
          ? [
              line([x(span.to), middle], [x(span.to), bottom + (middle - top)], {
                stroke: PALETTE.ink,
                lineWidth: 1,
                dash: [2, 3],
              }),
            ]
          : []),
      ];
    },
  });
}

export interface BarRow extends Row {
  readonly value: number | null;
  /** What was promised or planned: a line across. */
  readonly mark?: number | undefined;
}

interface Bars {
  readonly rows: readonly BarRow[];
  readonly showTick: (value: number) => string;
  /** Where the axis ends at least. */
  readonly upTo?: number | undefined;
}

/** Bars from zero, with what was promised as a line across. What does not reach it is hatched. */
export function drawBars(frame: Frame, { rows, showTick, upTo }: Bars): Picture {
  return drawRows(frame, {
    rows,
    values: [
      ...(upTo === undefined ? [] : [upTo]),
      ...rows.flatMap(({ value, mark }) => [...(value === null ? [] : [value]), ...(mark === undefined ? [] : [mark])]),
    ],
    showTick,
    paint: (index, plot) => {
      const row = rows[index];
      return row ? paintBar(row, plot) : [];
    },
  });
}

function paintBar({ value, mark, isMain }: BarRow, { x, middle, em }: Plot): readonly Shape[] {
  const half = em * 0.6;
  const across: Shape[] = [];
  if (mark !== undefined) {
    const [from, to] = [middle - half * 1.6, middle + half * 1.6];
    across.push(
      line([x(mark), from], [x(mark), to], { stroke: PALETTE.paper, lineWidth: 6 }),
      line([x(mark), from], [x(mark), to], { stroke: '#000000', lineWidth: 2.5 }),
    );
  }
  if (value === null) return across;
  const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))];
  const shape = { x: from, y: middle - half, width: Math.max(1, to - from), height: half * 2 };
  const isShort = mark !== undefined && value < mark;
  return [isShort ? hatched(shape, PALETTE.bad) : box(shape, isMain ? PALETTE.ink : PALETTE.main), ...across];
}

export interface StackRow extends Row {
  /** Not negative; in the order of the parts. */
  readonly parts: readonly number[];
}

interface Stacks {
  readonly rows: readonly StackRow[];
  readonly parts: readonly string[];
  readonly show: (value: number) => string;
  readonly showTick: (value: number) => string;
}

/** Sums of parts beside each other, with the number in each part that has room for it. */
export function drawStacks(frame: Frame, { rows, parts, show, showTick }: Stacks): Picture {
  return drawRows(frame, {
    rows,
    values: rows.map((row) => row.parts.reduce((sum, part) => sum + part, 0)),
    showTick,
    heading: () => partNames(frame, parts),
    paint: (index, { x, middle, em }) => {
      let reached = 0;
      return (rows[index]?.parts ?? []).flatMap((value, part) => {
        const [from, to] = [x(reached), x(reached + value)];
        reached += value;
        const { fill, text: color } = colorsOf(part);
        if (to - from < 0.5) return [];
        const said = show(value);
        return [
          box({ x: from, y: middle - em * 0.75, width: to - from, height: em * 1.5 }, fill, {
            stroke: PALETTE.paper,
            lineWidth: 1.5,
          }),
          ...(widthOf(said, em * SMALL) + em * 0.4 < to - from
            ? [text(said, (from + to) / 2, middle, frame, { align: 'center', color })]
            : []),
        ];
      });
    },
  });
}

const colorsOf = (part: number) => PARTS[part % PARTS.length] ?? PARTS[0];

/** The parts in their order with their colours, over the first row; broken where they find no room. */
function partNames(frame: Frame, parts: readonly string[]) {
  const { fontSize: em, width } = frame;
  let [x, y] = [0, em * 0.9];
  const shapes = parts.flatMap((name, part) => {
    const long = widthOf(name, em * SMALL) + em * 2.4;
    if (x > 0 && x + long > width) [x, y] = [0, y + em * 1.6];
    const at = x;
    x += long;
    return [
      box({ x: at, y: y - em * 0.5, width: em, height: em }, colorsOf(part).fill, {
        stroke: PALETTE.ink,
        lineWidth: 1,
      }),
      text(name, at + em * 1.4, y, frame),
    ];
  });
  return { shapes, height: y + em * 1.1 };
}
