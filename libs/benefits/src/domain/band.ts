import type { Interval } from '@desk/contracts';

/** What the programme expects of centralising: 10–20 % of the first-line effort. */
export const EXPECTED_BAND = { low: 0.1, high: 0.2 } as const;

export interface Band {
  readonly low: number;
  readonly high: number;
}

/** How an interval of the gain lies to the band; the `reaches_…` ones cannot be told apart from the band on that side. */
export const BAND_RELATIONS = [
  'below',
  'reaches_from_below',
  'within',
  'covers',
  'reaches_from_above',
  'above',
] as const;
export type BandRelation = (typeof BAND_RELATIONS)[number];

export function bandRelation(gain: Interval, band: Band = EXPECTED_BAND): BandRelation {
  if (gain.high < band.low) return 'below';
  if (gain.low > band.high) return 'above';
  const startsBelow = gain.low < band.low;
  const endsAbove = gain.high > band.high;
  if (startsBelow && endsAbove) return 'covers';
  if (startsBelow) return 'reaches_from_below';
  return endsAbove ? 'reaches_from_above' : 'within';
}
