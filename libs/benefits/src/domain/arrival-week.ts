/** Quarter hours of a day and of a week, by the clocks of the city; Monday 00:00 is the first. */
export const QUARTERS_A_DAY = 96;
export const QUARTERS_A_WEEK = 672;

/** What came in a quarter hour of a day. */
export interface ArrivalCell {
  readonly day: string;
  readonly quarter: number;
  readonly web: number;
  readonly calls: number;
}

/** A day that is looked at. */
export interface ArrivalDay {
  readonly day: string;
  /** 1 = Monday. */
  readonly weekday: number;
  /** A working day on which the city was closed: it says nothing of others. */
  readonly closed: boolean;
  /** How often each quarter hour was on that day: 0 or 2 in the hour in which the clocks are changed. */
  readonly occurred: Uint8Array;
}

/** Expected in a quarter hour of an ordinary week. */
export interface ArrivalWeek {
  readonly web: Float64Array;
  readonly calls: Float64Array;
  readonly workingDays: number;
  /** Variance of the number that comes on a day ÷ its mean, about the mean of the weekday; at least 1, which is chance alone. */
  readonly dispersion: number;
}

/** With fewer degrees of freedom the dispersion says nothing. */
const LEAST_FREEDOM = 5;
const MOST_DISPERSION = 25;
/** Neighbours of a quarter hour, since a few weeks say little of a single one. */
const SMOOTHING = [1, 2, 3, 2, 1];

export function arrivalWeek(cells: readonly ArrivalCell[], days: readonly ArrivalDay[]): ArrivalWeek {
  const counted = new Map(days.filter(({ closed }) => !closed).map((day) => [day.day, day]));
  const exposure = new Float64Array(QUARTERS_A_WEEK);
  for (const { weekday, occurred } of counted.values()) {
    for (let quarter = 0; quarter < QUARTERS_A_DAY; quarter += 1)
      add(exposure, weekday, quarter, occurred[quarter] ?? 0);
  }
  const [web, calls] = [new Float64Array(QUARTERS_A_WEEK), new Float64Array(QUARTERS_A_WEEK)];
  const totals = new Map<string, number>();
  for (const cell of cells) {
    const day = counted.get(cell.day);
    if (day === undefined) continue;
    add(web, day.weekday, cell.quarter, cell.web);
    add(calls, day.weekday, cell.quarter, cell.calls);
    totals.set(cell.day, (totals.get(cell.day) ?? 0) + cell.web + cell.calls);
  }
  return {
    web: filled(smoothed(perOccurrence(web, exposure)), exposure),
    calls: filled(smoothed(perOccurrence(calls, exposure)), exposure),
    workingDays: [...counted.values()].filter(({ weekday }) => weekday <= 5).length,
    dispersion: dispersionOf([...counted.values()], totals),
  };
}

function add(week: Float64Array, weekday: number, quarter: number, value: number): void {
  const place = (weekday - 1) * QUARTERS_A_DAY + quarter;
  week[place] = (week[place] ?? 0) + value;
}

function perOccurrence(counts: Float64Array, exposure: Float64Array): Float64Array {
  return counts.map((count, place) => ((exposure[place] ?? 0) > 0 ? count / (exposure[place] ?? 1) : 0));
}

/** Within each day; what would go over its edge stays in the day, so that its sum is the same. */
function smoothed(week: Float64Array): Float64Array {
  const out = new Float64Array(QUARTERS_A_WEEK);
  const whole = SMOOTHING.reduce((sum, weight) => sum + weight, 0);
  const reach = (SMOOTHING.length - 1) / 2;
  for (let place = 0; place < QUARTERS_A_WEEK; place += 1) {
    const midnight = place - (place % QUARTERS_A_DAY);
    for (const [index, weight] of SMOOTHING.entries()) {
      const quarter = (place % QUARTERS_A_DAY) + index - reach;
      const to = midnight + Math.min(QUARTERS_A_DAY - 1, Math.max(0, quarter));
      out[to] = (out[to] ?? 0) + ((week[place] ?? 0) * weight) / whole;
    }
  }
  return out;
}

/** A weekday that did not occur is like the mean of the other working days. */
function filled(week: Float64Array, exposure: Float64Array): Float64Array {
  const known = [0, 1, 2, 3, 4].filter((day) => exposureOf(exposure, day) > 0);
  if (known.length === 0 || known.length === 5) return week;
  const out = week.slice();
  for (let day = 0; day < 5; day += 1) {
    if (known.includes(day)) continue;
    for (let quarter = 0; quarter < QUARTERS_A_DAY; quarter += 1) {
      const sum = known.reduce((so, other) => so + (week[other * QUARTERS_A_DAY + quarter] ?? 0), 0);
      out[day * QUARTERS_A_DAY + quarter] = sum / known.length;
    }
  }
  return out;
}

const exposureOf = (exposure: Float64Array, day: number): number =>
  exposure.slice(day * QUARTERS_A_DAY, (day + 1) * QUARTERS_A_DAY).reduce((sum, one) => sum + one, 0);

/** Pearson's χ² ÷ its degrees of freedom, working days only. */
function dispersionOf(days: readonly ArrivalDay[], totals: ReadonlyMap<string, number>): number {
  let [chi, freedom] = [0, 0];
  for (let weekday = 1; weekday <= 5; weekday += 1) {
    const counts = days.filter((day) => day.weekday === weekday).map(({ day }) => totals.get(day) ?? 0);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    if (counts.length < 2 || mean === 0) continue;
    chi += counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / mean;
    freedom += counts.length - 1;
  }
  if (freedom < LEAST_FREEDOM) return 1;
  return Math.min(MOST_DISPERSION, Math.max(1, chi / freedom));
}
