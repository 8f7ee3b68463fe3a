import { LEAST_AGENTS_SHOWN } from './suppression.js';

/** Who worked on a day of the city, `2026-11-23`, in whatever it is that is summed. */
export interface DayOfWork {
  readonly day: string;
  readonly agents: readonly string[];
  /** The same agents by parts of the sum, where these are summed too; on every day the same parts in the same order. */
  readonly parts?: readonly (readonly string[])[];
}

/**
 * The days of a period whose work may be in a sum that others read. The days of each month are put together, in order,
 * until at least five agents worked in them: such a block is summed whole or not at all. Where blocks begin and end does not
 * hang on the period that is asked for, so the difference of any two sums is again the work of whole blocks; that is why
 * `worked` must begin with the month of `from`, and why a day that is not over (`today` and later) is in none.
 *
 * With parts, blocks are put together further until in each part nobody or at least five worked: then a part may be summed
 * where the whole is, for what it leaves of the whole is safe as well.
 */
export function shownDays(
  worked: readonly DayOfWork[],
  { from, to, today }: { readonly from: string; readonly to: string; readonly today: string },
  least: number = LEAST_AGENTS_SHOWN,
): readonly (readonly string[])[] {
  const blocks: string[][] = [];
  let [days, agents, parts, month] = [[] as string[], new Set<string>(), [] as Set<string>[], ''];
  const begin = (): void => {
    days = [];
    agents = new Set();
    parts = [];
  };
  for (const one of [...worked].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    if (one.day >= today || one.agents.length === 0) continue;
    // What is left of a month stays hidden: with the next it would hang on what comes.
    if (one.day.slice(0, 7) !== month) begin();
    month = one.day.slice(0, 7);
    days.push(one.day);
    for (const agent of one.agents) agents.add(agent);
    for (const [index, part] of (one.parts ?? []).entries()) {
      const known = (parts[index] ??= new Set());
      for (const agent of part) known.add(agent);
    }
    if (agents.size < least) continue;
    agents = new Set();
    if (parts.some(({ size }) => size > 0 && size < least)) continue;
    blocks.push(days);
    begin();
  }
  return blocks.filter((block) => (block[0] ?? '') >= from && (block.at(-1) ?? '') <= to);
}

/** Some work that is summed with other work of the same days. */
export interface SummedWork {
  readonly days: readonly string[];
  readonly blocks: readonly (readonly string[])[];
}

/**
 * Days on which all of several works may be summed, so that the sum is the whole work of those days: their blocks are
 * taken whole or left out, and one that is left out takes with it those that share a day with it.
 */
export function wholeDays(works: readonly SummedWork[]): ReadonlySet<string> {
  const kept = new Set(works.flatMap(({ days }) => days));
  const leaveOut = (days: readonly string[]): boolean => days.filter((day) => kept.delete(day)).length > 0;
  for (const { days, blocks } of works) {
    const shown = new Set(blocks.flat());
    leaveOut(days.filter((day) => !shown.has(day)));
  }
  const cut = (block: readonly string[]): boolean => block.some((day) => !kept.has(day)) && leaveOut(block);
  const blocks = works.flatMap((work) => work.blocks);
  for (let more = true; more;) more = blocks.filter(cut).length > 0;
  return kept;
}

/** The first day of the month of a day. */
export const monthStart = (day: string): string => `${day.slice(0, 7)}-01`;
