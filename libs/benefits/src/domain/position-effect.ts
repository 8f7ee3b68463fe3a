import type { PositionContent, PositionEffect } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import { measureGain, type GainInput } from './gain.js';
import type { Position } from './positions.js';
import { seededRandom } from './random.js';

/** One day has no chance in it beyond that of the baselines. */
const DRAWS = 2_000;

export interface EffectInput extends Omit<GainInput, 'period' | 'positions'> {
  readonly before: readonly Position[];
  readonly after: readonly Position[];
  readonly on: Temporal.PlainDate;
  readonly correlation: number;
}

/** The gain of one day with the positions as they stand, and as they would. */
export function positionEffect({ before, after, on, correlation, ...input }: EffectInput): PositionEffect {
  const of = (positions: readonly Position[]) => {
    const period = { from: on, to: on };
    const options = { random: seededRandom(on.toString()), draws: DRAWS, correlation };
    const result = measureGain({ ...input, positions, period }, options);
    return { fteNow: result.fteNow, gain: result.status === 'ok' ? result.perEmployee.gain : null };
  };
  return { on: on.toString(), before: of(before), after: of(after) };
}

/** The day on which a change first counts: that on which the one or the other begins, today at the earliest. */
export function firstDayOf(
  changed: readonly Pick<PositionContent, 'from'>[],
  today: Temporal.PlainDate,
): Temporal.PlainDate {
  const days = changed
    .map(({ from }) => Temporal.PlainDate.from(from))
    .sort((a, b) => Temporal.PlainDate.compare(a, b));
  const [first] = days;
  return first === undefined || Temporal.PlainDate.compare(first, today) < 0 ? today : first;
}
