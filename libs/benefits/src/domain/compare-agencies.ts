/** Of one agency and one kind of ticket (service and priority): how many were counted, and how many of them hit. */
export interface CountedCell {
  readonly agency: string;
  readonly kind: string;
  readonly counted: number;
  readonly hits: number;
}

export interface Limits {
  readonly low: number;
  readonly high: number;
}

export interface Compared {
  readonly agency: string;
  readonly counted: number;
  readonly hits: number;
  /** Hits if each kind of its tickets hit as often as in the whole city. */
  readonly expected: number;
  /** Share of the city × hits ÷ expected. */
  readonly adjusted: number;
  readonly limits95: Limits;
  readonly limits998: Limits;
  readonly named: 'above' | 'below' | null;
}

export interface Comparison {
  readonly counted: number;
  /** Of the city; null when nothing was counted. */
  readonly share: number | null;
  readonly dispersion: number;
  readonly agencies: readonly Compared[];
  /** Agencies with fewer than are judged. */
  readonly tooSmall: number;
}

/** Agencies that are all alike name anybody in at most so many comparisons. */
const FAMILY_LEVEL = 0.05;
/** With fewer agencies the dispersion would mostly be that of the one that differs. */
const LEAST_FOR_DISPERSION = 10;
/** Of the standard normal at both ends: Spiegelhalter 2005 pulls in the outer tenths before he squares. */
const WINSORISED = 0.1;
/** E(z²) of a standard normal that is pulled in so: 0.8 − 2qφ(q) + 0.2q², q = Φ⁻¹(0.9). */
const WINSORISED_VARIANCE = 0.67866;

interface Margin {
  counted: number;
  hits: number;
}

/**
 * Indirect standardisation: expected = Σ over kinds of counted × the city's share of the kind. If agencies are alike, and given
 * the city's totals, the hits of an agency are a sum of hypergeometric numbers, one for each kind; its tails are exact, so that
 * small agencies are judged as rightly as large ones, and one that is the city itself is never judged at all. Agencies with
 * fewer than `least` are in the city's shares alone.
 */
export function compareAgencies(cells: readonly CountedCell[], least = 1): Comparison {
  const kinds = new Map<string, Margin>();
  const byAgency = new Map<string, CountedCell[]>();
  for (const cell of cells) {
    if (cell.counted === 0) continue;
    const kind = kinds.get(cell.kind) ?? { counted: 0, hits: 0 };
    kind.counted += cell.counted;
    kind.hits += cell.hits;
    kinds.set(cell.kind, kind);
    const own = byAgency.get(cell.agency);
    if (own) own.push(cell);
    else byAgency.set(cell.agency, [cell]);
  }
  const counted = [...kinds.values()].reduce((sum, kind) => sum + kind.counted, 0);
  if (counted === 0) return { counted, share: null, dispersion: 1, agencies: [], tooSmall: 0 };
  const share = [...kinds.values()].reduce((sum, kind) => sum + kind.hits, 0) / counted;

  const all = [...byAgency].map(([agency, own]) => ({ agency, ...judge(own, kinds) }));
  const judged = all.filter((one) => one.counted >= least);
  const dispersion = dispersionOf(judged.map(({ middle }) => middle));
  const between = differenceBetween(judged);
  const widening = ({ variance }: Judged): number => Math.sqrt(1 + between * variance);
  const unsure = unsureOfDifference(between, judged);
  const named = holm(judged.map((one) => twoSided(unsure(one.outer / widening(one)))));
  return {
    counted,
    share,
    dispersion,
    tooSmall: all.length - judged.length,
    agencies: judged.map((one, index) => {
      const scale = one.expected === 0 ? 0 : share / one.expected;
      const widened = widening(one);
      const limits = (level: number): Limits => {
        const { low, high } = one.between(level);
        return {
          low: Math.max(0, (one.expected - (one.expected - low) * widened) * scale),
          high: Math.min(1, (one.expected + (high - one.expected) * widened) * scale),
        };
      };
      return {
        agency: one.agency,
        counted: one.counted,
        hits: one.hits,
        expected: one.expected,
        adjusted: one.hits * scale,
        limits95: limits(0.95),
        limits998: limits(0.998),
        named: named[index] === true ? (one.hits > one.expected ? 'above' : 'below') : null,
      };
    }),
  };
}

interface Judged {
  readonly counted: number;
  readonly hits: number;
  readonly expected: number;
  /** If agencies are alike. */
  readonly variance: number;
  /** Where the hits lie, as a standard normal number: in the middle of their own probability, and at its nearer edge. */
  readonly middle: number;
  readonly outer: number;
  between(level: number): Limits;
}

function judge(cells: readonly CountedCell[], kinds: ReadonlyMap<string, Margin>): Judged {
  let [counted, hits, expected, variance, third] = [0, 0, 0, 0, 0];
  const parts: Hyper[] = [];
  for (const cell of cells) {
    const all = kinds.get(cell.kind) ?? cell;
    counted += cell.counted;
    hits += cell.hits;
    const { mean, square, cube } = moments({ all: all.counted, marked: all.hits, drawn: cell.counted });
    expected += mean;
    variance += square;
    third += cube;
    parts.push({ all: all.counted, marked: all.hits, drawn: cell.counted });
  }
  const common = { counted, hits, expected, variance };
  if (variance > LARGEST_EXACT) {
    const deviation = Math.sqrt(variance);
    const skew = third / deviation ** 3;
    // Cornish and Fisher 1938: a position of the skewed sum as one of the normal, and back.
    const straight = (z: number): number => z - (skew * (z ** 2 - 1)) / 6;
    const edge =
      Math.abs(hits - expected) <= 0.5 ? 0 : (hits - expected - 0.5 * Math.sign(hits - expected)) / deviation;
    const at = (z: number): number => expected + deviation * (z + (skew * (z ** 2 - 1)) / 6);
    return {
      ...common,
      middle: straight((hits - expected) / deviation),
      outer: hits > expected ? Math.max(0, straight(edge)) : Math.min(0, straight(edge)),
      between: (level) => ({ low: at(normalQuantile((1 - level) / 2)), high: at(normalQuantile((1 + level) / 2)) }),
    };
  }
  const sum = parts.map(hypergeometric).reduce(convolved, { first: 0, chances: Float64Array.of(1) });
  const below = chanceBelow(sum, hits);
  const at = sum.chances[hits - sum.first] ?? 0;
  const above = Math.max(0, 1 - below - at);
  // An agency that has all tickets of its kinds has the one possible number of hits.
  const middle = variance === 0 ? 0 : normalQuantile(inside(below + at / 2));
  const outer = hits > expected ? -normalQuantile(inside(above + at)) : normalQuantile(inside(below + at));
  return {
    ...common,
    middle,
    outer: hits > expected ? Math.max(0, outer) : Math.min(0, outer),
    between: (level) => central(sum, level),
  };
}

/** Beyond this variance the exact sum and the normal one with its skewness name the same; the former takes long. */
const LARGEST_EXACT = 40;
const inside = (p: number): number => Math.min(1 - 1e-15, Math.max(1e-15, p));

interface Hyper {
  readonly all: number;
  readonly marked: number;
  readonly drawn: number;
}

/** Chances of whole numbers from `first` on. */
interface Chances {
  readonly first: number;
  readonly chances: Float64Array;
}

function moments({ all, marked, drawn }: Hyper): { mean: number; square: number; cube: number } {
  const mean = (drawn * marked) / all;
  if (all < 3) return { mean, square: all === 2 && drawn === 1 && marked === 1 ? 0.25 : 0, cube: 0 };
  const square = (mean * (all - marked) * (all - drawn)) / (all * (all - 1));
  return { mean, square, cube: (square * (all - 2 * marked) * (all - 2 * drawn)) / (all * (all - 2)) };
}

const NEGLIGIBLE = 1e-10;

/** From the mode outwards by the ratio of neighbours, until nothing is left to add. */
function hypergeometric({ all, marked, drawn }: Hyper): Chances {
  const [least, most] = [Math.max(0, drawn + marked - all), Math.min(drawn, marked)];
  const mode = Math.min(most, Math.max(least, Math.floor(((drawn + 1) * (marked + 1)) / (all + 2))));
  const ratio = (k: number): number => ((marked - k) * (drawn - k)) / ((k + 1) * (all - marked - drawn + k + 1));
  const up = [1];
  for (let k = mode; k < most; k += 1) {
    const next = (up.at(-1) ?? 0) * ratio(k);
    if (next < NEGLIGIBLE) break;
    up.push(next);
  }
  const down: number[] = [];
  for (let k = mode - 1, chance = 1; k >= least; k -= 1) {
    chance /= ratio(k);
    if (chance < NEGLIGIBLE) break;
    down.push(chance);
  }
  return normalised(mode - down.length, Float64Array.from([...down.reverse(), ...up]));
}

function normalised(first: number, chances: Float64Array): Chances {
  const sum = chances.reduce((so, chance) => so + chance, 0);
  return { first, chances: chances.map((chance) => chance / sum) };
}

function convolved(a: Chances, b: Chances): Chances {
  const out = new Float64Array(a.chances.length + b.chances.length - 1);
  for (let i = 0; i < a.chances.length; i += 1) {
    const chance = a.chances[i] ?? 0;
    for (let j = 0; j < b.chances.length; j += 1) out[i + j] = (out[i + j] ?? 0) + chance * (b.chances[j] ?? 0);
  }
  let [from, to] = [0, out.length];
  while (from < to - 1 && (out[from] ?? 0) < NEGLIGIBLE) from += 1;
  while (to > from + 1 && (out[to - 1] ?? 0) < NEGLIGIBLE) to -= 1;
  return normalised(a.first + b.first + from, out.slice(from, to));
}

function chanceBelow({ first, chances }: Chances, value: number): number {
  let sum = 0;
  for (let n = 0; n < Math.min(chances.length, value - first); n += 1) sum += chances[n] ?? 0;
  return sum;
}

/** The numbers that are neither in the lower nor in the upper tail of (1 − level) ÷ 2. */
function central({ first, chances }: Chances, level: number): Limits {
  const tail = (1 - level) / 2;
  let [low, sum] = [0, 0];
  for (; low < chances.length - 1; low += 1) {
    sum += chances[low] ?? 0;
    if (sum > tail) break;
  }
  let high = chances.length - 1;
  for (sum = 0; high > 0; high -= 1) {
    sum += chances[high] ?? 0;
    if (sum > tail) break;
  }
  return { low: first + low, high: first + high };
}

/** φ of Spiegelhalter 2005: the mean square of the winsorised positions, over what chance alone gives; at least 1. */
function dispersionOf(positions: readonly number[]): number {
  if (positions.length < LEAST_FOR_DISPERSION) return 1;
  const sorted = [...positions].sort((a, b) => a - b);
  const tenth = Math.floor(sorted.length * WINSORISED);
  const [low, high] = [sorted[tenth] ?? 0, sorted[sorted.length - 1 - tenth] ?? 0];
  const squares = sorted.reduce((sum, z) => sum + Math.min(high, Math.max(low, z)) ** 2, 0);
  return Math.max(1, squares / sorted.length / WINSORISED_VARIANCE);
}

/**
 * τ², the variance by which the log odds of agencies differ beyond chance: that with which their positions, each divided by
 * √(1 + τ² × variance), spread as chance has it (Paule and Mandel 1982). (hits − expected) ÷ variance is Peto's estimate of an
 * agency's log odds, so what goes together in large agencies widens their limits more than those of small ones.
 */
function differenceBetween(judged: readonly Judged[]): number {
  const spread = (between: number): number =>
    dispersionOf(judged.map(({ middle, variance }) => middle / Math.sqrt(1 + between * variance)));
  if (spread(0) <= 1) return 0;
  let [low, high] = [0, 1e-4];
  while (spread(high) > 1 && high < 100) high *= 4;
  for (let n = 0; n < 30; n += 1) {
    const middle = (low + high) / 2;
    if (spread(middle) > 1) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * The difference between agencies is itself found from a few of them: positions are then of Student's law rather than of the
 * normal one. By Wallace 1959 as one of the normal law, with as many degrees of freedom as agencies that weigh on it, less one.
 */
function unsureOfDifference(between: number, judged: readonly Judged[]): (position: number) => number {
  if (between === 0) return (position) => position;
  const weights = judged.map(({ variance }) => variance / (1 + between * variance));
  const sum = weights.reduce((so, weight) => so + weight, 0);
  const freedom = Math.max(2, sum ** 2 / weights.reduce((so, weight) => so + weight ** 2, 0) - 1);
  return (t) =>
    (Math.sign(t) * Math.sqrt(freedom * Math.log(1 + t ** 2 / freedom)) * (8 * freedom + 1)) / (8 * freedom + 3);
}

/** Holm 1979: the smallest chance is held against level ÷ k, the next against level ÷ (k − 1), until one is too large. */
function holm(chances: readonly number[]): boolean[] {
  const order = chances.map((chance, index) => ({ chance, index })).sort((a, b) => a.chance - b.chance);
  const named = chances.map(() => false);
  for (const [place, { chance, index }] of order.entries()) {
    if (chance > FAMILY_LEVEL / (chances.length - place)) break;
    named[index] = true;
  }
  return named;
}

const twoSided = (z: number): number => 2 * normalTail(Math.abs(z));

/** P(Z > z) for z ≥ 0, by the continued fraction far out and a series near 0; twelve digits. */
function normalTail(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z > 3) {
    let fraction = 0;
    for (let n = 60; n >= 1; n -= 1) fraction = n / (z + fraction);
    return density / (z + fraction);
  }
  let [sum, term] = [z, z];
  for (let n = 1; n < 80; n += 1) {
    term *= (z * z) / (2 * n + 1);
    sum += term;
  }
  return 0.5 - density * sum;
}

/** Φ⁻¹ of a tail by Newton's method from a first guess (Abramowitz and Stegun 26.2.22). */
function normalQuantile(p: number): number {
  const tail = Math.min(p, 1 - p);
  if (tail === 0.5) return 0;
  const t = Math.sqrt(-2 * Math.log(tail));
  let z = Math.max(0, t - (2.30753 + 0.27061 * t) / (1 + 0.99229 * t + 0.04481 * t ** 2));
  for (let n = 0; n < 4; n += 1) {
    z += ((normalTail(z) - tail) * Math.sqrt(2 * Math.PI)) / Math.exp((-z * z) / 2);
  }
  return p < 0.5 ? -z : z;
}
