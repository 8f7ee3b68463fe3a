import { axisText, isNarrow, painted, picture, SMALL, type At } from '../base.js';
import type { Frame, Picture } from '../drawing.js';
import { GRID_LINE, PALETTE } from '../palette.js';
import { scaleFor } from '../scale.js';
import { box, hatched, line, text, widthOf, type Shape } from '../shapes.js';

export interface Slot {
  /** `08:15` */
  readonly time: string;
  readonly web: number;
  readonly calls: number;
  /** Of the needed: for the calls alone. */
  readonly callAgents: number;
  readonly needed: number;
  /** null: nobody has planned. */
  readonly planned: number | null;
}

interface Day {
  readonly slots: readonly Slot[];
  readonly needed: string;
  readonly planned: string;
  readonly calls: string;
  readonly arrivals: string;
  readonly show: (value: number) => string;
}

/** Of the body text. */
const UPPER = 12;
const LOWER = 5;
const BETWEEN = 2.6;

/** A day in steps: how many are needed against how many come, and under it what makes the need. Hatched is what lacks. */
export function drawDay(frame: Frame, { slots, needed, planned, calls, arrivals, show }: Day): Picture {
  const { fontSize: em, width } = frame;
  const upper = scaleFor(
    slots.flatMap((slot) => [slot.needed, slot.planned ?? 0, slot.callAgents]),
    5,
  );
  const comes = ({ web, calls: rung }: Slot) => web + rung;
  const most = Math.max(1, ...slots.map(comes));
  const left = widthOf(show(upper.high), em * SMALL) + em;
  const right = em * 0.5;
  const bottom = em * (LOWER + BETWEEN + 2);
  const step = (width - left - right) / Math.max(1, slots.length);
  // Whole hours, as many as find room.
  const hours = Math.max(1, Math.ceil((em * 3.4) / (step * 4)));
  const isNamed = (index: number) => {
    const [hour = '', minute] = (slots[index]?.time ?? '').split(':');
    return minute === '00' && Number(hour) % hours === 0;
  };
  const signs = keysOf(
    [
      needed,
      ...(slots.some((slot) => slot.planned !== null) ? [planned] : []),
      ...(slots.some((slot) => slot.callAgents > 0) ? [calls] : []),
    ],
    { left, width: width - right, em },
  );
  const top = em * (1.5 * ((signs.at(-1)?.row ?? 0) + 1) + 0.5);
  const edge = (index: number) => left + step * index;

  const paint = (_: number, at: At): Shape[] => {
    const y = (value: number) => at(0, value)[1];
    const stairs = (of: (slot: Slot) => number | null, color: string, lineWidth: number, dash?: readonly number[]) =>
      slots.flatMap((slot, index): Shape[] => {
        const value = of(slot);
        if (value === null) return [];
        const before = index === 0 ? null : of(slots[index - 1] ?? slot);
        const stroke = { stroke: color, lineWidth, ...(dash && { dash }) };
        return [
          ...(before === null ? [] : [line([edge(index), y(before)], [edge(index), y(value)], stroke)]),
          line([edge(index), y(value)], [edge(index + 1), y(value)], stroke),
        ];
      });
    const lacking = slots.flatMap((slot, index): Shape[] =>
      slot.planned !== null && slot.planned < slot.needed
        ? [
            hatched(
              { x: edge(index), y: y(slot.needed), width: step, height: y(slot.planned) - y(slot.needed) },
              PALETTE.bad,
            ),
          ]
        : [],
    );
    const base = y(0) + em * (BETWEEN + LOWER);
    const columns = slots.map((slot, index) =>
      box(
        {
          x: edge(index) + step * 0.1,
          y: base - (em * LOWER * comes(slot)) / most,
          width: step * 0.8,
          height: (em * LOWER * comes(slot)) / most,
        },
        PALETTE.muted,
      ),
    );
    const sign = (said: string, x: number, middle: number): Shape => {
      if (said === calls) {
        return box({ x, y: middle - em * 0.45, width: em * 2, height: em * 0.9 }, PALETTE.beside);
      }
      const stroke =
        said === needed ? { stroke: PALETTE.main, lineWidth: 3 } : { stroke: PALETTE.ink, lineWidth: 2, dash: [6, 4] };
      return line([x, middle], [x + em * 2, middle], stroke);
    };
    const ofCalls = slots.map((slot, index) =>
      box({ x: edge(index), y: y(slot.callAgents), width: step, height: y(0) - y(slot.callAgents) }, PALETTE.beside),
    );
    return [
      ...ofCalls,
      ...upper.ticks.map((tick) =>
        line([left, y(tick)], [width - right, y(tick)], {
          stroke: tick === 0 ? PALETTE.ink : GRID_LINE,
          lineWidth: tick === 0 ? 1.5 : 1,
        }),
      ),
      ...lacking,
      ...stairs((slot) => slot.planned, PALETTE.ink, 2, [6, 4]),
      ...stairs((slot) => slot.needed, PALETTE.main, 3),
      ...signs.flatMap(({ said, x, row }) => {
        const middle = em * (0.9 + 1.5 * row);
        return [sign(said, x, middle), text(said, x + em * 2.4, middle, frame, { isBold: true })];
      }),
      text(arrivals, left, y(0) + em * (BETWEEN - 1.1), frame, { isBold: true }),
      text(show(most), left - em * 0.5, base - em * LOWER, frame, { align: 'right' }),
      line([left, base], [width - right, base], { stroke: PALETTE.ink, lineWidth: 1.5 }),
      ...columns,
    ];
  };

  return picture(
    frame,
    top + em * UPPER + bottom,
    { left, right, top, bottom },
    {
      xAxis: {
        type: 'category',
        data: slots.map(({ time }) => time),
        boundaryGap: true,
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: {
          ...axisText(frame),
          interval: isNamed,
          margin: em * (BETWEEN + LOWER + 0.5),
          align: isNarrow(frame) ? 'center' : 'left',
        },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: upper.high,
        interval: upper.step,
        splitLine: { show: false },
        axisLabel: { ...axisText(frame), formatter: show },
      },
      series: [painted('figures', 1, 3, paint)],
    },
  );
}

interface Sign {
  readonly said: string;
  readonly x: number;
  /** On a phone they go over several. */
  readonly row: number;
}

function keysOf(
  names: readonly string[],
  { left, width, em }: { readonly left: number; readonly width: number; readonly em: number },
): readonly Sign[] {
  const signs: Sign[] = [];
  let [x, row] = [left, 0];
  for (const said of names) {
    const long = em * 2.4 + widthOf(said, em * SMALL) * 1.08;
    if (x > left && x + long > width) [x, row] = [left, row + 1];
    signs.push({ said, x, row });
    x += long + em * 1.2;
  }
  return signs;
}
