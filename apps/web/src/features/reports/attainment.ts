import { CLOCK_TARGETS } from '@desk/contracts';
import type { ClockTarget, SlaReportRow } from '@desk/contracts';

/** Met and missed, and the share that was met; null when nothing was counted. */
export interface Counted {
  readonly met: number;
  readonly missed: number;
  readonly attainment: number | null;
}

export interface TargetAttainment extends Counted {
  readonly target: ClockTarget;
  readonly rows: readonly SlaReportRow[];
}

const sum = (rows: readonly SlaReportRow[], of: 'met' | 'missed'): number =>
  rows.reduce((total, row) => total + row[of], 0);

/** The rows of a report by clock, each with its sum; clocks that were not counted are left out. */
export function byTarget(rows: readonly SlaReportRow[]): readonly TargetAttainment[] {
  return CLOCK_TARGETS.flatMap((target) => {
    const own = rows.filter((row) => row.target === target);
    const [met, missed] = [sum(own, 'met'), sum(own, 'missed')];
    return met + missed === 0 ? [] : [{ target, met, missed, attainment: met / (met + missed), rows: own }];
  });
}

export type Change = 'better' | 'worse' | 'unclear';

/** Two-sided 95 % of the normal distribution. */
const Z = 1.96;

/**
 * Whether a share has changed by more than chance explains: the difference of two shares against its standard error. What is
 * counted is not quite independent, so that `unclear` is said too seldom rather than too often.
 */
export function changeOf(now: Counted, before: Counted): Change | null {
  if (now.attainment === null || before.attainment === null) return null;
  const variance = ({ met, missed }: Counted) => (met * missed) / (met + missed) ** 3;
  const difference = now.attainment - before.attainment;
  if (Math.abs(difference) <= Z * Math.sqrt(variance(now) + variance(before))) return 'unclear';
  return difference > 0 ? 'better' : 'worse';
}
