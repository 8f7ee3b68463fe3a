import type { GainPlace, Interval } from '@desk/contracts';
import type { Gain, JoinedAgency } from './gain.js';
import { GAIN_LEVEL, intervalOf } from './quantiles.js';
import type { Workload } from './workload.js';

/**
 * The gain of some of the joined agencies. The central first line works for all of them: an agency's part of it is its share
 * of the measured work, so that the parts add up to the whole. What was left behind in an agency is its own.
 */
export function gainOf(agencyIds: readonly string[], gain: Gain, workload: Workload | null): GainPlace {
  const agencies = gain.agencies.filter(({ agencyId }) => agencyIds.includes(agencyId));
  const expected = expectedOf(agencies);
  const expectedFte = intervalOf(expected, GAIN_LEVEL);
  const now = workload === null ? null : fteNow(agencies, gain, workload);
  if (now === null) return { expectedFte, fteNow: null, gain: null };
  return {
    expectedFte,
    fteNow: intervalOf(now, GAIN_LEVEL),
    gain: expectedFte.low > 0 ? ratioGain(now, expected) : null,
  };
}

function fteNow(agencies: readonly JoinedAgency[], gain: Gain, workload: Workload): Float64Array {
  const left = gain.agencies.reduce((sum, { leftBehindFte }) => sum + leftBehindFte, 0);
  const central = gain.fteNow - left;
  const own = agencies.reduce((sum, { leftBehindFte }) => sum + leftBehindFte, 0);
  const shares = workload.agencies.filter((work) => agencies.some(({ agencyId }) => agencyId === work.agencyId));
  return workload.draws.map(
    (_, draw) =>
      own +
      central *
        Math.min(
          1,
          shares.reduce((sum, work) => sum + (work.shares[draw] as number), 0),
        ),
  );
}

/** Draws of work and of baselines know nothing of each other; the fewer go round again. */
function ratioGain(now: Float64Array, expected: Float64Array): Interval {
  return intervalOf(
    expected.map((baseline, draw) => 1 - (now[draw % now.length] as number) / baseline),
    GAIN_LEVEL,
  );
}

function expectedOf(agencies: readonly JoinedAgency[]): Float64Array {
  const sum = new Float64Array(agencies[0]?.baseline.length ?? 1);
  for (const { baseline, weight } of agencies)
    for (let draw = 0; draw < sum.length; draw += 1)
      sum[draw] = (sum[draw] as number) + (baseline[draw] as number) * weight;
  return sum;
}
