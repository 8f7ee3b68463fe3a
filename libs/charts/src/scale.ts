/** The ends of an axis and its marks: steps of 1, 2 or 5 times a power of ten, and zero always among them. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  readonly step: number;
  /** Where a value stands, as a share of the axis. */
  readonly at: (value: number) => number;
}

export function scaleFor(values: readonly number[], mostSteps: number): Scale {
  const from = Math.min(0, ...values);
  const to = Math.max(0, ...values);
  const rough = (to - from || 1) / mostSteps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.floor(from / step);
  const last = Math.max(Math.ceil(to / step), first + 1);
  const [low, high] = [first * step, last * step];
  return {
    low,
    high,
    step,
    ticks: Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step),
    at: (value) => (value - low) / (high - low),
  };
}
