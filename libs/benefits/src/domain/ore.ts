import type { Ore } from '@desk/contracts';

/** `part` of `whole` of an amount, rounded half away from zero; in whole numbers, so that nothing is lost on the way. */
export function shareOf(amount: bigint, part: bigint, whole: bigint): bigint {
  const product = amount * part;
  const half = whole / 2n;
  return product >= 0n ? (product + half) / whole : -((-product + half) / whole);
}

/**
 * What of a year's amount falls between two places of it. Both ends are rounded from the same beginning, so that the parts of
 * any division add up to the whole, to the øre.
 */
export function between(amount: bigint, from: bigint, to: bigint, whole: bigint): bigint {
  return shareOf(amount, to, whole) - shareOf(amount, from, whole);
}

/** NOK as reports show them. */
export const kroner = (ore: Ore): number => ore / 100;

/** The øre of an amount that is stated in NOK with two decimals. */
export const oreOf = (nok: number): Ore => Math.round(nok * 100);
