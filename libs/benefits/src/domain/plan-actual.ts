import type { ActualFigures, Interval, Ore } from '@desk/contracts';
import type { Temporal } from 'temporal-polyfill';
import { measureGain, type GainInput, type GainOptions } from './gain.js';
import { dateOfDay, dayNumber, daysIn, intersect, yearsIn, type DaySpan } from './period.js';
import { mapInterval } from './quantiles.js';

/** A line of the ledger, in whole øre. */
export interface Spent {
  readonly kind: 'transition' | 'running';
  readonly on: Temporal.PlainDate;
  readonly amount: Ore;
}

export interface ActualInput extends Omit<GainInput, 'period'> {
  readonly ledger: readonly Spent[];
  /** From here on a gain is expected, and counted. */
  readonly startsOn: Temporal.PlainDate;
  readonly costPerFte: Ore;
}

/**
 * What came of some days that have passed, in the lines of the plan: saved = FTE × cost of an FTE × the part of a year, rounded
 * once, and net = saved − what the ledger says, in whole øre. Days on which nobody was with us count as days without a gain.
 */
export function actual(input: ActualInput, days: DaySpan, options: GainOptions): ActualFigures {
  const { costPerFte, startsOn, ledger } = input;
  const active = intersect(days, { first: dayNumber(startsOn), end: Number.POSITIVE_INFINITY });
  const gain = daysIn(active) === 0 ? null : gainOver(input, active, options);
  const nothing: Interval = { low: 0, likely: 0, high: 0 };
  const saved = gain === null ? nothing : mapInterval(gain.inYears, (years) => Math.round(years * costPerFte));
  const [transition, running] = (['transition', 'running'] as const).map((kind) =>
    ledger
      .filter((line) => line.kind === kind && dayNumber(line.on) >= days.first && dayNumber(line.on) < days.end)
      .reduce((sum, { amount }) => sum + amount, 0),
  ) as [Ore, Ore];
  return {
    fte: gain === null ? null : mapInterval(gain.inDays, (fteDays) => fteDays / daysIn(active)),
    saved,
    transition,
    running,
    net: mapInterval(saved, (ore) => ore - transition - running),
  };
}

interface Held {
  readonly inDays: Interval;
  readonly inYears: Interval;
}

/** Null: no gain can be stated. */
function gainOver(input: ActualInput, active: DaySpan, options: GainOptions): Held | null {
  const period = { from: dateOfDay(active.first), to: dateOfDay(active.end - 1) };
  const result = measureGain({ ...input, period }, options);
  if (result.status !== 'ok') return null;
  const { window, perEmployee } = result;
  return {
    inDays: mapInterval(perEmployee.fteGain, (fte) => fte * daysIn(window)),
    inYears: mapInterval(perEmployee.fteGain, (fte) => fte * yearsIn(window)),
  };
}
