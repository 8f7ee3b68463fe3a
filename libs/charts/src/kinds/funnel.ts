import { axisText, isNarrow, painted, picture, SMALL, type At } from '../base.js';
import type { Frame, Picture } from '../drawing.js';
import { GRID_LINE, PALETTE } from '../palette.js';
import { scaleFor } from '../scale.js';
import { area, dot, line, path, text, widthOf, type Shape } from '../shapes.js';

interface Limits {
  readonly low: number;
  readonly high: number;
}

export interface FunnelSpot {
  readonly name: string;
  /** More than 0. */
  readonly size: number;
  readonly value: number;
  /** Between which chance leaves it, in 95 and in 998 of a thousand. */
  readonly inner: Limits;
  readonly outer: Limits;
  /** Outside the limits it is a square in ink with its name; within them a ring. */
  readonly isOutside: boolean;
}

interface Funnel {
  readonly spots: readonly FunnelSpot[];
  readonly mean: number;
  readonly meanName: string;
  readonly sizeName: string;
  readonly showValue: (value: number) => string;
  readonly showSize: (size: number) => string;
}

/** Of the body text. */
const HEIGHT = 20;
/** Beside the smallest and the largest, as a factor. */
const AIR = 1.25;

/** 1, 2 and 5 times the powers of ten that lie between, or fewer of them where there are many. */
function marksBetween(least: number, end: number): readonly number[] {
  const factors = end / least > 200 ? [1] : [1, 2, 5];
  const first = Math.floor(Math.log10(least));
  const powers = Array.from({ length: Math.ceil(Math.log10(end)) - first + 1 }, (_, index) => 10 ** (first + index));
  return powers.flatMap((power) => factors.map((factor) => factor * power)).filter((one) => one >= least && one <= end);
}

/** What chance alone does to small numbers: limits that narrow with the size, and what lies outside them by name. */
export function drawFunnel(frame: Frame, funnel: Funnel): Picture {
  const { spots, mean, meanName, sizeName, showValue, showSize } = funnel;
  const { fontSize: em, width } = frame;
  const sizes = spots.map(({ size }) => size);
  // Sizes differ by powers of ten; on an even axis the small ones, of which there are most, would lie on one spot.
  const [least, end] = [Math.min(...sizes) / AIR, Math.max(...sizes) * AIR];
  const values = [mean, ...spots.flatMap(({ value, inner }) => [value, inner.low, inner.high])];
  // Not from zero: what is compared are differences.
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const { step } = scaleFor([0, highest - lowest], 6);
  const low = Math.floor(lowest / step) * step;
  const high = Math.max(Math.ceil(highest / step) * step, low + step);
  const within = (value: number) => Math.min(high, Math.max(low, value));
  const left = Math.max(widthOf(showValue(high), em * SMALL), widthOf(showValue(low), em * SMALL)) + em;
  const narrow = isNarrow(frame);
  const meanSaid = `${meanName} ${showValue(mean)}`;
  // Its name stands beside the line, or over the plot on a phone.
  const right = narrow ? em : widthOf(meanSaid, em * SMALL) * 1.06 + em;
  const [top, bottom] = [em * (narrow ? 2.4 : 1), em * 3.6];
  const bySize = spots.toSorted((one, other) => one.size - other.size);

  const ground = (_: number, at: At): Shape[] => {
    const edge = (of: 'inner' | 'outer', side: keyof Limits) =>
      bySize.map((spot) => at(spot.size, within(spot[of][side])));
    const dashed = (side: keyof Limits) =>
      path(edge('outer', side), { stroke: PALETTE.muted, lineWidth: 1.5, dash: [6, 4] });
    const steps = Math.round((high - low) / step);
    return [
      area([...edge('inner', 'high'), ...edge('inner', 'low').toReversed()], PALETTE.ground, 1, {
        stroke: PALETTE.muted,
        lineWidth: 1,
      }),
      ...Array.from({ length: steps + 1 }, (_level, number) =>
        line(at(least, low + number * step), at(end, low + number * step), { stroke: GRID_LINE, lineWidth: 1 }),
      ),
      dashed('high'),
      dashed('low'),
      line(at(least, mean), at(end, mean), { stroke: PALETTE.ink, lineWidth: 1.5 }),
    ];
  };

  const figures = (_: number, at: At): Shape[] => {
    const [floor, meanY] = [at(least, low)[1], at(end, mean)[1]];
    return [
      ...marksBetween(least, end).flatMap((mark): Shape[] => {
        const [x] = at(mark, low);
        return [
          line([x, floor], [x, floor + em * 0.35], { stroke: PALETTE.ink, lineWidth: 1 }),
          text(showSize(mark), x, floor + em * 1.05, frame, { align: 'center' }),
        ];
      }),
      ...spots
        .filter(({ isOutside }) => !isOutside)
        .map(({ size, value }): Shape => {
          const [x, y] = at(size, within(value));
          return dot(x, y, em * 0.38, PALETTE.main);
        }),
      ...(narrow
        ? [
            line([left, em * 0.9], [left + em * 1.6, em * 0.9], { stroke: PALETTE.ink, lineWidth: 1.5 }),
            text(meanSaid, left + em * 2.1, em * 0.9, frame, { isBold: true }),
          ]
        : [text(meanSaid, width - right + em * 0.5, meanY, frame, { isBold: true })]),
      ...spots
        .filter(({ isOutside }) => isOutside)
        .flatMap(({ name, size, value }): Shape[] => {
          const [x, y] = at(size, within(value));
          const long = widthOf(name, em * SMALL) * 1.08;
          const isAtEnd = x + em + long > width - right;
          const fits = !isAtEnd || x - em - long > 0;
          return [
            {
              type: 'rect',
              shape: { x: x - em * 0.4, y: y - em * 0.4, width: em * 0.8, height: em * 0.8 },
              style: { fill: PALETTE.bad, stroke: PALETTE.ink, lineWidth: 2 },
            },
            text(name, fits ? (isAtEnd ? x - em * 0.7 : x + em * 0.7) : width / 2, fits ? y : y - em, frame, {
              align: fits ? (isAtEnd ? 'right' : 'left') : 'center',
              isBold: true,
              hasPaper: true,
            }),
          ];
        }),
      text(sizeName, width - right, floor + em * 2.6, frame, { align: 'right', color: PALETTE.muted }),
    ];
  };

  return picture(
    frame,
    HEIGHT * em + bottom,
    { left, right, top, bottom },
    {
      xAxis: {
        type: 'log',
        min: least,
        max: end,
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { show: false },
        axisLabel: { show: false },
      },
      yAxis: {
        type: 'value',
        min: low,
        max: high,
        interval: step,
        splitLine: { show: false },
        axisLabel: { ...axisText(frame), formatter: showValue },
      },
      series: [painted('limits', 1, 1, ground), painted('figures', 1, 3, figures)],
    },
  );
}
