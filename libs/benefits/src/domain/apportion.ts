/** Somebody's exact share of something: `numerator` ÷ the common denominator. */
export interface Share {
  readonly key: string;
  readonly numerator: bigint;
}

/**
 * Whole shares that add up to the exact sum, rounded (a half upwards): each its exact share rounded down, and one more for
 * the largest remainders, of equal ones by key. So nobody is a whole one off, and the order of the shares does not matter.
 */
export function apportion(shares: readonly Share[], denominator: bigint): ReadonlyMap<string, bigint> {
  const parts = shares.map(({ key, numerator }) => {
    const whole = floorDiv(numerator, denominator);
    return { key, whole, rest: numerator - whole * denominator };
  });
  const sum = shares.reduce((so, { numerator }) => so + numerator, 0n);
  const total = floorDiv(2n * sum + denominator, 2n * denominator);
  const left = Number(total - parts.reduce((so, { whole }) => so + whole, 0n));
  const first = [...parts].sort((a, b) => (a.rest === b.rest ? (a.key < b.key ? -1 : 1) : a.rest > b.rest ? -1 : 1));
  const more = new Set(first.slice(0, left).map(({ key }) => key));
  return new Map(parts.map(({ key, whole }) => [key, more.has(key) ? whole + 1n : whole]));
}

/** Towards minus infinity; the denominator is positive. */
function floorDiv(numerator: bigint, denominator: bigint): bigint {
  const towardsZero = numerator / denominator;
  return numerator < 0n && towardsZero * denominator !== numerator ? towardsZero - 1n : towardsZero;
}
