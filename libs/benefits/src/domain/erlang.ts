/** Waiting in a queue that is never left, M/M/n (Erlang 1917): arrivals by chance, `load` = arrivals × handling time, in erlangs. */
export interface ErlangQueue {
  /** May be a fraction: of persons who have other work as well. */
  readonly agents: number;
  readonly load: number;
  /** Mean time of handling, in whatever unit waiting is then said in. */
  readonly handling: number;
}

export interface ErlangTarget {
  /** So many are to wait at most `within`, 0–1. */
  readonly share: number;
  /** In the unit of `handling`. */
  readonly within: number;
  readonly handling: number;
}

/**
 * 1 ÷ B, the inverse of Erlang's loss formula: I(0) = 1, I(n) = 1 + n ÷ load × I(n − 1). It only grows, so that thousands of
 * erlangs lose no digits, where powers and factorials overflow. Infinite where nobody is ever turned away.
 */
export function inverseErlangB(agents: number, load: number): number {
  if (load <= 0) return Number.POSITIVE_INFINITY;
  const whole = Math.floor(agents);
  let inverse = fractionalStart(agents - whole, load);
  for (let n = agents - whole + 1; n <= agents + 1e-9; n += 1) inverse = 1 + (n / load) * inverse;
  return inverse;
}

/** Share of those who come that have to wait. 1 when there are no more agents than load: then the queue grows for ever. */
export function waitingProbability(agents: number, load: number): number {
  if (load <= 0) return 0;
  if (agents <= load) return 1;
  const occupied = load / agents;
  return 1 / (occupied + (1 - occupied) * inverseErlangB(agents, load));
}

/** Share that waits at most `within`. */
export function serviceLevel({ agents, load, handling }: ErlangQueue, within: number): number {
  if (load <= 0) return 1;
  if (agents <= load) return 0;
  return 1 - waitingProbability(agents, load) * Math.exp((-(agents - load) * within) / handling);
}

/** Mean waiting of all that come, those who do not wait included; infinite when there are no more agents than load. */
export function averageWait({ agents, load, handling }: ErlangQueue): number {
  if (load <= 0) return 0;
  if (agents <= load) return Number.POSITIVE_INFINITY;
  return (waitingProbability(agents, load) * handling) / (agents - load);
}

/** Share of their time in which agents handle something. */
export function occupancy(agents: number, load: number): number {
  return load <= 0 ? 0 : Math.min(1, load / agents);
}

/** The fewest whole agents with whom the target is met. */
export function agentsNeeded(load: number, { share, within, handling }: ErlangTarget): number {
  if (load <= 0) return 0;
  const first = Math.floor(load) + 1;
  let inverse = inverseErlangB(first, load);
  for (let n = first; ; n += 1) {
    const waiting = 1 / (load / n + (1 - load / n) * inverse);
    if (1 - waiting * Math.exp((-(n - load) * within) / handling) >= share) return n;
    inverse = 1 + ((n + 1) / load) * inverse;
  }
}

const PRECISION = 1e-6;

/** The same in fractions of a person, by Erlang's formula between whole numbers. */
export function agentFractionNeeded(load: number, target: ErlangTarget): number {
  if (load <= 0) return 0;
  let high = agentsNeeded(load, target);
  let low = Math.max(load, high - 1);
  const enough = (agents: number): boolean =>
    serviceLevel({ agents, load, handling: target.handling }, target.within) >= target.share;
  // The whole number below did not do, unless it was no more than the load.
  while (high - low > PRECISION * high) {
    const middle = (low + high) / 2;
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

const STEP = 0.2;
const FIRST = -36;
const LAST = 4.4;

/**
 * I(f) = ∫ e^(−u) (1 + u ÷ load)^f du from 0 to ∞, for f below 1: Erlang's formula continued to fractions (Jagerman 1974). With
 * u = e^y the integrand falls off on both sides so fast that the trapezoid rule is exact to some ten digits.
 */
function fractionalStart(fraction: number, load: number): number {
  if (fraction < 1e-9) return 1;
  let sum = 0;
  for (let y = FIRST; y <= LAST; y += STEP) {
    const u = Math.exp(y);
    sum += Math.exp(y - u) * (1 + u / load) ** fraction;
  }
  return sum * STEP;
}
