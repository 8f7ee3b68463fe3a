import type { Interval } from '@desk/contracts';
import { axisText, isNarrow, painted, picture, SMALL, type At } from '../base.js';
import type { Band, Frame, Picture } from '../drawing.js';
import { GRID_LINE, PALETTE } from '../palette.js';
import { scaleFor } from '../scale.js';
import { area, arrow, box, dot, line, path, text, widthOf, type Shape } from '../shapes.js';

export interface Moment {
  /** Short: `jan`. */
  readonly name: string;
  /** Under the name where it begins: `2027`. */
  readonly under?: string | undefined;
  /** null: nothing can be told of it; the line is broken there. */
  readonly interval: Interval | null;
  /** The estimate in words. */
  readonly said: string;
  /** What was planned for it: a bar across. */
  readonly plan?: number | null | undefined;
}

interface OverTime {
  readonly moments: readonly Moment[];
  readonly showTick: (value: number) => string;
  readonly band?: Band | undefined;
  /** What was promised: a line across. Instead of a band. */
  readonly goal?: { readonly value: number; readonly name: string } | undefined;
  /** What the plans of the moments are called. Instead of either. */
  readonly planName?: string | undefined;
  /** The axis reaches to here at least. */
  readonly upTo?: number | undefined;
  readonly floor?: number | undefined;
}

/** Of the body text. */
const HEIGHT = 17;

/** A line through estimates, with what is uncertain as an area around it, and behind it what is expected or planned. */
export function drawOverTime(
  frame: Frame,
  { moments, showTick, band, goal, planName, upTo, floor = Number.NEGATIVE_INFINITY }: OverTime,
): Picture {
  const { fontSize: em, width } = frame;
  const narrow = isNarrow(frame);
  const stated = moments.flatMap(({ interval }) => (interval ? [interval] : []));
  const planned = moments.flatMap(({ plan }) => plan ?? []);
  const values = [
    ...planned,
    ...stated.flatMap(({ low, high }) => [Math.max(low, floor), Math.max(high, floor)]),
    ...(band ? [band.low, band.high] : []),
    ...(goal ? [goal.value] : []),
    ...(upTo === undefined ? [] : [upTo]),
  ];
  const scale = scaleFor(values, narrow ? 5 : 6);
  const lastPlan = planned.at(-1);
  const named =
    band ??
    goal ??
    (planName !== undefined && lastPlan !== undefined ? { value: lastPlan, name: planName } : undefined);
  const nameWidth = named ? widthOf(named.name, em * SMALL) * 1.06 : 0;
  const left = Math.max(...scale.ticks.map((tick) => widthOf(showTick(tick), em * SMALL))) + em;
  const right = narrow ? em * 0.5 : nameWidth + em;
  // On a phone the name of the band has no room beside the plot, and goes over it.
  const top = narrow && named ? em * 2.4 : em * 1.4;
  const bottom = em * (moments.some(({ under }) => under !== undefined) ? 3.2 : 2);
  const height = HEIGHT * em + bottom;
  const step = (width - left - right) / Math.max(1, moments.length);
  const within = (value: number) => Math.max(value, scale.low);
  const every = Math.max(1, Math.ceil((em * 2.6) / step));
  const last = moments.findLastIndex(({ interval }) => interval !== null);
  const widest = Math.max(0, ...moments.map(({ said }) => widthOf(said, em * SMALL)));
  const saidEvery = Math.max(1, Math.ceil((widest + em * 0.5) / step));

  const ground = (_: number, at: At): Shape[] => {
    const [end] = [width - right];
    const level = (value: number, stroke: string, lineWidth: number, dash?: readonly number[]) => {
      const y = at(0, value)[1];
      return line([left, y], [end, y], { stroke, lineWidth, ...(dash && { dash }) });
    };
    const [upper, lower] = band ? [at(0, band.high)[1], at(0, band.low)[1]] : [0, 0];
    return [
      ...(band ? [box({ x: left, y: upper, width: end - left, height: lower - upper }, PALETTE.expected)] : []),
      ...scale.ticks.filter((tick) => tick !== 0).map((tick) => level(tick, GRID_LINE, 1)),
      ...(band ? [band.low, band.high].map((one) => level(one, PALETTE.expectedEdge, 1.25, [4, 3])) : []),
      ...(goal ? [level(goal.value, PALETTE.expectedEdge, 2, [7, 4])] : []),
      level(0, PALETTE.ink, 1.5),
    ];
  };

  // So high that it is seen on both sides of a line that runs along it.
  const planBar = (x: number, y: number, long: number) =>
    box({ x, y: y - em * 0.3, width: long, height: em * 0.6 }, PALETTE.plan, { stroke: PALETTE.ink, lineWidth: 1 });

  const bandName = (at: At): Shape[] => {
    if (!named) return [];
    const style = { color: band || goal ? PALETTE.expectedEdge : PALETTE.ink, isBold: true } as const;
    const value = band ? (band.low + band.high) / 2 : 'value' in named ? named.value : 0;
    if (!narrow) return [text(named.name, width - right + em * 0.5, at(0, value)[1], frame, style)];
    const y = em * 0.8;
    const edge = { stroke: PALETTE.expectedEdge, lineWidth: 1.25, dash: [4, 3] } as const;
    return [
      band
        ? box({ x: left, y: y - em * 0.45, width: em * 1.6, height: em * 0.9 }, PALETTE.expected, edge)
        : !goal
          ? planBar(left, y, em * 1.6)
          : line([left, y], [left + em * 1.6, y], { stroke: PALETTE.expectedEdge, lineWidth: 2, dash: [7, 4] }),
      text(named.name, left + em * 2.1, y, frame, style),
    ];
  };

  const plans = (at: At): Shape[] =>
    moments.flatMap(({ plan }, index): Shape[] => {
      if (plan === null || plan === undefined) return [];
      const [x, y] = at(index, within(plan));
      return [planBar(x - step * 0.46, y, step * 0.92)];
    });

  const estimates = (_: number, at: At): Shape[] => {
    const spot = (index: number, value: number) => at(index, within(value));
    const shapes: Shape[] = [];
    for (const stretch of stretches(moments)) {
      const [only] = stretch;
      if (stretch.length === 1 && only) {
        // One month by itself has no area.
        const { index, interval } = only;
        shapes.push(
          line(spot(index, interval.low), spot(index, interval.high), { stroke: PALETTE.main, lineWidth: 3 }),
        );
      } else {
        shapes.push(
          area(
            [
              ...stretch.map(({ index, interval }) => spot(index, interval.high)),
              ...stretch.toReversed().map(({ index, interval }) => spot(index, interval.low)),
            ],
            PALETTE.main,
            0.22,
          ),
        );
        for (const edge of ['low', 'high'] as const) {
          shapes.push(
            path(
              stretch.map(({ index, interval }) => spot(index, interval[edge])),
              { stroke: PALETTE.main, lineWidth: 1 },
            ),
          );
        }
      }
    }
    shapes.push(...plans(at));
    for (const stretch of stretches(moments)) {
      stretch.slice(1).forEach(({ index, interval }, before) => {
        const from = stretch[before];
        if (from) {
          shapes.push(
            line(spot(from.index, from.interval.likely), spot(index, interval.likely), {
              stroke: PALETTE.ink,
              lineWidth: 3,
            }),
          );
        }
      });
    }
    moments.forEach(({ interval, said }, index) => {
      if (!interval) return;
      const [x, y] = spot(index, interval.likely);
      const isBelow = interval.likely < scale.low;
      shapes.push(isBelow ? arrow(x, y, em * 0.9, 'down') : dot(x, y, Math.min(em * 0.4, step * 0.4)));
      if ((last - index) % saidEvery !== 0 && !isBelow) return;
      // Under the dot where the line of the promise runs over it.
      const isUnder = goal !== undefined && interval.likely < goal.value;
      const over = isUnder ? y + em * 1.15 : y - em * (isBelow ? 1.6 : 1.15);
      shapes.push(
        text(said, Math.max(left + widest / 2 + 3, Math.min(x, width - widest / 2 - 3)), over, frame, {
          align: 'center',
          isBold: index === last,
          hasPaper: true,
        }),
      );
    });
    return [...shapes, ...bandName(at)];
  };

  return picture(
    frame,
    height,
    { left, right, top, bottom },
    {
      xAxis: {
        type: 'category',
        data: moments.map(({ name, under }) => (under === undefined ? name : `${name}\n${under}`)),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { ...axisText(frame), interval: (index) => index % every === 0, lineHeight: em * SMALL * 1.3 },
      },
      yAxis: {
        type: 'value',
        min: scale.low,
        max: scale.high,
        interval: scale.step,
        splitLine: { show: false },
        axisLabel: { ...axisText(frame), formatter: showTick },
      },
      series: [painted(band ? 'band' : 'ground', 1, 1, ground), painted('figures', 1, 3, estimates)],
    },
  );
}

interface Stated {
  readonly index: number;
  readonly interval: Interval;
}

/** Moments of which something is told and that follow each other; where nothing is, the area is broken. */
function stretches(moments: readonly Moment[]): readonly (readonly Stated[])[] {
  const found: Stated[][] = [];
  moments.forEach(({ interval }, index) => {
    if (!interval) return;
    const open = found.at(-1);
    if (open?.at(-1)?.index === index - 1) open.push({ index, interval });
    else found.push([{ index, interval }]);
  });
  return found;
}
