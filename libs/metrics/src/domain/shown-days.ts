import { LEAST_AGENTS_SHOWN } from './suppression.js';

/** Who worked on a day of the city, `2026-11-23`, in whatever it is that is summed. */
export interface DayOfWork {
  readonly day: string;
  readonly agents: readonly string[];
}

/**
 * The days of a period whose work may be in a sum that others read. The days of each month are put together, in order,
 * until at least five agents worked in them: such a block is summed whole or not at all. Where blocks begin and end does not
 * hang on the period that is asked for, so the difference of any two sums is again the work of whole blocks; that is why
 * `worked` must begin with the month of `from`, and why a day that is not over (`today` and later) is in none.
 */
export function shownDays(
  worked: readonly DayOfWork[],
  { from, to, today }: { readonly from: string; readonly to: string; readonly today: string },
  least: number = LEAST_AGENTS_SHOWN,
): readonly (readonly string[])[] {
  const blocks: string[][] = [];
  let [days, agents, month] = [[] as string[], new Set<string>(), ''];
  const begin = (): void => {
    days = [];
    agents = new Set();
  };
  for (const one of [...worked].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    if (one.day >= today || one.agents.length === 0) continue;
    // What is left of a month stays hidden: with the next it would hang on what comes.
    if (one.day.slice(0, 7) !== month) begin();
    month = one.day.slice(0, 7);
    days.push(one.day);
    for (const agent of one.agents) agents.add(agent);
    if (agents.size < least) continue;
    blocks.push(days);
    begin();
  }
  return blocks.filter((block) => (block[0] ?? '') >= from && (block.at(-1) ?? '') <= to);
}

/** The first day of the month of a day. */
export const monthStart = (day: string): string => `${day.slice(0, 7)}-01`;
