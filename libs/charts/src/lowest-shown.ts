import type { Interval } from '@desk/contracts';

/** Below this the axis would leave no room for what is expected. */
const FLOOR = -0.25;

/**
 * Where the axis of a gain ends at the latest. A first line that was staffed before its agencies came has a loss without
 * bounds for a while; it is told by its number.
 */
export function lowestShown(gains: readonly Interval[]): number {
  return Math.max(FLOOR, Math.min(0, ...gains.map(({ low }) => low)));
}
