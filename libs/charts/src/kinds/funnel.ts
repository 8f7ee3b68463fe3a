import { axisText, isNarrow, painted, picture, SMALL, type At } from '../base.js';
import type { Frame, Picture } from '../drawing.js';
import { GRID_LINE, PALETTE } from '../palette.js';
import { scaleFor } from '../scale.js';
import { area, dot, line, path, text, widthOf, type Shape } from '../shapes.js';

export interface FunnelSpot {
  readonly name: string;
  /** More than 0. */
  readonly size: number;
  readonly value: number;
  /** Outside the limits it is a square in ink with its name; within them a ring. */
  readonly isOutside: boolean;
}

interface Funnel {
  readonly spots: readonly FunnelSpot[];
  readonly mean: number;
  /** Half of the width of the inner and the outer limits at a size. */
  readonly limits: readonly [(size: number) => number, (size: number) => number];
  readonly meanName: string;
  readonly sizeName: string;
  readonly showValue: (value: number) => string;
  readonly showSize: (size: number) => string;
}

/** Of the body text. */
const HEIGHT = 20;
const POINTS = 60;

/** What chance alone does to small numbers: limits that narrow with the size, and what lies outside them by name. */
export function drawFunnel(frame: Frame, funnel: Funnel): Picture {
  const { spots, mean, limits, meanName, sizeName, showValue, showSize } = funnel;
  const { fontSize: em, width } = frame;
  const sizes = spots.map(({ size }) => size);
  const across = scaleFor(sizes, isNarrow(frame) ? 4 : 8);
  const smallest = Math.max(Math.min(...sizes) * 0.7, across.high / 400);
  const values = spots.map(({ value }) => value);
  const edge = limits[0](smallest);
  // Not from zero: what is compared are differences.
  const from = Math.min(...values, mean - edge);
  const up = scaleFor([0, Math.max(...values, mean + edge) - from], 6);
  const low = Math.max(0, Math.floor(from / up.step) * up.step);
  const high = low + up.step * Math.ceil((Math.max(...values, mean + edge) - low) / up.step);
  const within = (value: number) => Math.min(high, Math.max(low, value));
  const left = Math.max(widthOf(showValue(high), em * SMALL), widthOf(showValue(low), em * SMALL)) + em;
  const right = em * 1.5;
  const [top, bottom] = [em, em * 3.6];
  const grid = Array.from(
    { length: POINTS + 1 },
    (_, index) => smallest * (across.high / smallest) ** (index / POINTS),
  );

  const ground = (_: number, at: At): Shape[] => {
    const edgeOf = (limit: (size: number) => number, sign: 1 | -1) =>
      grid.map((size) => at(size, within(mean + sign * limit(size))));
    const [inner, outer] = limits;
    const dashed = (sign: 1 | -1) => path(edgeOf(outer, sign), { stroke: PALETTE.muted, lineWidth: 1.5, dash: [6, 4] });
    const steps = Math.round((high - low) / up.step);
    return [
      area([...edgeOf(inner, 1), ...edgeOf(inner, -1).toReversed()], PALETTE.ground, 1, {
        stroke: PALETTE.muted,
        lineWidth: 1,
      }),
      ...Array.from({ length: steps + 1 }, (_level, step) =>
        line(at(0, low + step * up.step), at(across.high, low + step * up.step), { stroke: GRID_LINE, lineWidth: 1 }),
      ),
      dashed(1),
      dashed(-1),
      line(at(0, mean), at(across.high, mean), { stroke: PALETTE.ink, lineWidth: 1.5 }),
    ];
  };

  const figures = (_: number, at: At): Shape[] => {
    const meanSaid = `${meanName} ${showValue(mean)}`;
    const [end, meanY] = at(across.high, mean);
    return [
      ...spots
        .filter(({ isOutside }) => !isOutside)
        .map(({ size, value }): Shape => {
          const [x, y] = at(size, within(value));
          return dot(x, y, em * 0.38, PALETTE.main);
        }),
      text(meanSaid, end, meanY - em * 0.7, frame, { align: 'right', hasPaper: true }),
      ...spots
        .filter(({ isOutside }) => isOutside)
        .flatMap(({ name, size, value }): Shape[] => {
          const [x, y] = at(size, within(value));
          const long = widthOf(name, em * SMALL) * 1.08;
          const isAtEnd = x + em + long > width;
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
      text(sizeName, width - right, at(0, low)[1] + em * 2.6, frame, { align: 'right', color: PALETTE.muted }),
    ];
  };

  return picture(
    frame,
    HEIGHT * em + bottom,
    { left, right, top, bottom },
    {
      xAxis: {
        type: 'value',
        min: 0,
        max: across.high,
        interval: across.step,
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { show: false },
        axisLabel: { ...axisText(frame), formatter: showSize, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        min: low,
        max: high,
        interval: up.step,
        splitLine: { show: false },
        axisLabel: { ...axisText(frame), formatter: showValue },
      },
      series: [painted('limits', 1, 1, ground), painted('figures', 1, 3, figures)],
    },
  );
}
