import type { QueueForecast } from '@desk/contracts';

export interface Plot {
  /** Of the line, and of the ground beneath it. */
  readonly line: string;
  readonly area: string;
  /** Lines across, with what they stand for. */
  readonly steps: readonly { readonly y: number; readonly value: number }[];
  /** Whole hours. */
  readonly hours: readonly { readonly x: number; readonly at: string }[];
  /** Of the first due time that will be missed; null: none. */
  readonly breachX: number | null;
}

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000];

/** A forecast drawn into a field of so many units. */
export function plot({ quarters, firstBreachAt }: QueueForecast, width: number, height: number): Plot {
  const most = Math.max(4, ...quarters.map(({ waiting }) => waiting));
  const step = STEPS.find((one) => most / one <= 4) ?? most;
  const top = Math.ceil(most / step) * step;
  const times = quarters.map(({ at }) => Date.parse(at));
  const [begin = 0] = times;
  const end = times.at(-1) ?? begin + 1;
  const x = (time: number) => ((time - begin) / (end - begin)) * width;
  const y = (waiting: number) => height - (waiting / top) * height;
  const points = quarters.map(({ waiting }, n) => `${round(x(times[n] ?? begin))},${round(y(waiting))}`);
  const breach = firstBreachAt === null ? null : Date.parse(firstBreachAt);
  return {
    line: `M${points.join(' L')}`,
    area: `M0,${height} L${points.join(' L')} L${width},${height} Z`,
    steps: Array.from({ length: Math.round(top / step) + 1 }, (_, n) => ({ y: round(y(n * step)), value: n * step })),
    hours: quarters.filter((_, n) => n % 4 === 0).map(({ at }) => ({ x: round(x(Date.parse(at))), at })),
    breachX: breach === null || breach > end ? null : round(x(breach)),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
