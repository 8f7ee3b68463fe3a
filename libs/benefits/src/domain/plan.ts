import type { Ore, PlanContent, PlanFigures, PlanYear } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import { between, shareOf } from './ore.js';
import { dateOfDay, dayNumber, daysIn, intersect, type DaySpan } from './period.js';

/** An agency by the first line that it hands over: on which day, and how much of it (FTE at the zero point, likely). */
export interface HandOver {
  readonly joinedOn: Temporal.PlainDate;
  readonly fte: number;
}

/** FTE are counted in hundredths, baselines in thousandths, money in øre: all of it whole numbers. */
const HUNDREDTHS = 100n;
const THOUSANDTHS = 1000;

/** All that a year expects to save, from whatever source. */
export function fteOf({ fte }: PlanYear): number {
  return Number(hundredths(fte)) / Number(HUNDREDTHS);
}

function hundredths({ pooling, selfHelp, fewerHandOffs, standardisation }: PlanYear['fte']): bigint {
  return [pooling, selfHelp, fewerHandOffs, standardisation].reduce(
    (sum, fte) => sum + BigInt(Math.round(fte * 100)),
    0n,
  );
}

/** The line that speaks of a year: its own, or the last one before it; null before the first. */
export function lineOf(years: readonly PlanYear[], year: number): PlanYear | null {
  return years.reduce<PlanYear | null>(
    (found, line) => (line.year <= year && (found === null || line.year > found.year) ? line : found),
    null,
  );
}

/**
 * What the plan expects of some days. A year's FTE are the average of its days from the first wave on. Within the year they are
 * spread by how much of the baselines is with us on each day, so that a wave in September is not expected to save in March;
 * evenly, where nobody joins. Transition and running costs are spread evenly over the year. The parts of a year add up to it, to
 * the øre. Null before the plan's first year.
 */
export function planned(plan: PlanContent, handOvers: readonly HandOver[], days: DaySpan): PlanFigures | null {
  const startsOn = dayNumber(Temporal.PlainDate.from(plan.startsOn));
  let [fteDays, activeDays] = [0, 0];
  let [saved, transition, running] = [0n, 0n, 0n];
  let isKnown = false;
  for (const year of yearsOf(days)) {
    const line = lineOf(plan.years, year);
    if (line === null) continue;
    isKnown = true;
    const whole = spanOfYear(year);
    const part = intersect(days, whole);
    const active = intersect(whole, { first: startsOn, end: Number.POSITIVE_INFINITY });
    const activePart = intersect(part, active);
    const at = weights(handOvers, active);
    const [from, to, all] = [at(activePart.first), at(activePart.end), at(active.end)];
    const fte = hundredths(line.fte);
    if (daysIn(active) > 0 && daysIn(activePart) > 0) {
      const ofYear = shareOf(fte * BigInt(plan.costPerFte), BigInt(daysIn(active)), BigInt(daysIn(whole)) * HUNDREDTHS);
      saved += between(ofYear, from, to, all);
      fteDays += ((Number(fte) / 100) * daysIn(active) * Number(to - from)) / Number(all);
      activeDays += daysIn(activePart);
    }
    const [begin, end, length] = [part.first - whole.first, part.end - whole.first, daysIn(whole)].map(BigInt) as [
      bigint,
      bigint,
      bigint,
    ];
    transition += between(BigInt(line.transition), begin, end, length);
    running += between(BigInt(line.running), begin, end, length);
  }
  if (!isKnown) return null;
  return { fte: activeDays === 0 ? 0 : fteDays / activeDays, ...lines(saved, transition, running) };
}

function lines(
  saved: bigint,
  transition: bigint,
  running: bigint,
): Record<'saved' | 'transition' | 'running' | 'net', Ore> {
  return {
    saved: Number(saved),
    transition: Number(transition),
    running: Number(running),
    net: Number(saved - transition - running),
  };
}

/** How much of the year's first line, in thousandths of an FTE-day, was with us before a day of it; days where nobody joins. */
function weights(handOvers: readonly HandOver[], active: DaySpan): (day: number) => bigint {
  const joining = handOvers
    .map(({ joinedOn, fte }) => ({ from: dayNumber(joinedOn), fte: BigInt(Math.round(fte * THOUSANDTHS)) }))
    .filter(({ from, fte }) => from < active.end && fte > 0n);
  return (day) => {
    const until = { first: active.first, end: Math.min(Math.max(day, active.first), active.end) };
    if (joining.length === 0) return BigInt(daysIn(until));
    return joining.reduce(
      (sum, { from, fte }) => sum + fte * BigInt(daysIn(intersect(until, { first: from, end: until.end }))),
      0n,
    );
  };
}

export function spanOfYear(year: number): DaySpan {
  return {
    first: dayNumber(Temporal.PlainDate.from({ year, month: 1, day: 1 })),
    end: dayNumber(Temporal.PlainDate.from({ year: year + 1, month: 1, day: 1 })),
  };
}

function yearsOf(days: DaySpan): number[] {
  if (daysIn(days) === 0) return [];
  const [first, last] = [dateOfDay(days.first).year, dateOfDay(days.end - 1).year];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
