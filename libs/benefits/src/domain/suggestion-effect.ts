import type { SuggestionEffect, SuggestionFigure } from '@desk/contracts';
import { changeOf, EFFECT_WEEKS, valueOf, type Week } from './effect.js';

/** What is divided by, on either side. */
const LEAST_TICKETS = 30;

type Measured = Pick<SuggestionEffect, 'standing' | 'before' | 'after' | 'difference'>;
const TOO_LITTLE: Measured = { standing: 'too_little', before: null, after: null, difference: null };

/**
 * Eight weeks beside eight, `part` ÷ `whole` of each: the share of its tickets, or tickets a week, whatever `whole` is then.
 * Too little: fewer than 30 tickets on a side, or a week of a share with none to divide by.
 */
export function weeklyEffect(
  figure: Exclude<SuggestionFigure, 'minutes_per_ticket'>,
  before: readonly Week[],
  after: readonly Week[],
): Measured {
  const isShare = figure === 'first_line_resolution';
  const isEnough = (weeks: readonly Week[]) =>
    weeks.length === EFFECT_WEEKS &&
    weeks.reduce((sum, { part, whole }) => sum + (isShare ? whole : part), 0) >= LEAST_TICKETS &&
    weeks.every(({ whole }) => !isShare || whole > 0);
  if (!isEnough(before) || !isEnough(after)) return TOO_LITTLE;
  const [then, now] = [before, after].map((weeks) =>
    isShare ? weeks : weeks.map(({ part }): Week => ({ part, whole: 1 })),
  ) as [readonly Week[], readonly Week[]];
  return { standing: 'measured', before: valueOf(then), after: valueOf(now), difference: changeOf(then, now) };
}

/** Minutes of work ÷ resolved tickets; without weeks, since those of so few agents are not shown one by one. */
export function minutesEffect(
  before: { readonly seconds: number | null; readonly tickets: number },
  after: { readonly seconds: number | null; readonly tickets: number },
): Measured {
  const { seconds: then } = before;
  const { seconds: now } = after;
  if (then === null || now === null || before.tickets < LEAST_TICKETS || after.tickets < LEAST_TICKETS)
    return TOO_LITTLE;
  return {
    standing: 'measured',
    before: tenths(then / 60 / before.tickets),
    after: tenths(now / 60 / after.tickets),
    difference: null,
  };
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
