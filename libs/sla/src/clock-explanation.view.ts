import type { ClockExplanation, StretchReason } from '@desk/contracts';
import { toIso } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import { clockView } from './clock.view.js';
import type { ClockTerms } from './domain/declaration.js';
import { remainingMs, sumsOf, type ExplainedClock } from './domain/explain-clock.js';

/** What an explanation names beside the clock itself. */
export type ExplanationNames = Pick<ClockExplanation, 'service' | 'calendar' | 'declaration'>;

/** An explained clock with the names of what it speaks of, for screens. */
export function clockExplanationView(
  explained: ExplainedClock,
  now: Temporal.Instant,
  terms: ClockTerms,
  names: ExplanationNames,
): ClockExplanation {
  const { clock, promise, cycles, stretches, marks } = explained;
  const sums = Object.entries(sumsOf(stretches)).map(([reason, ms]) => [reason, ms / 1000]);
  return {
    target: clock.target,
    cycle: clock.cycle,
    cycles: [...cycles],
    clock: clockView(clock, now, terms),
    priority: promise.priority,
    ...names,
    targetBusinessDays: promise.businessDays,
    stretches: stretches.map(({ from, to, ...stretch }) => ({
      from: isoOf(from),
      to: isoOf(to),
      seconds: (to - from) / 1000,
      ...stretch,
    })),
    marks: marks.map(({ at, kind, percent, targetSeconds }) => ({
      at: toIso(at),
      kind,
      percent,
      targetSeconds: targetSeconds && [targetSeconds[0], targetSeconds[1]],
    })),
    sums: Object.fromEntries(sums) as Record<StretchReason, number>,
    remainingSeconds: remainingMs(stretches) / 1000,
  };
}

const isoOf = (ms: number): string => toIso(Temporal.Instant.fromEpochMilliseconds(ms));
