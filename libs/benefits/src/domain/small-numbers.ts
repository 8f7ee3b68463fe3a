import { LEAST_TICKETS_SHOWN } from '@desk/contracts';

/** How many tickets a group has of each kind that is counted; all groups have the same kinds in the same order. */
export interface CountedGroup {
  readonly key: string;
  readonly counts: readonly number[];
}

export interface ShownGroups<T> {
  readonly shown: readonly T[];
  /** Shown as one, with their number. Empty, or at least three that have tickets. */
  readonly hidden: readonly T[];
}

/**
 * Which groups may be shown beside the totals of all; null: not even the totals may. A group with fewer than five tickets of
 * any kind is hidden, and further ones with it, the smallest first, until for each kind what is hidden is at least five
 * tickets also for who knows the largest hidden group. Groups without any ticket, and kinds of which all groups together
 * have fewer than five, are in no table.
 */
export function shownGroups<T extends CountedGroup>(
  groups: readonly T[],
  least: number = LEAST_TICKETS_SHOWN,
): ShownGroups<T> | null {
  const some = groups.filter(({ counts }) => counts.some((count) => count > 0));
  const kinds = shownKinds(some, least);
  const isSmall = ({ counts }: T): boolean => kinds.some((kind) => (counts[kind] ?? 0) < least);
  const shown = some.filter((group) => !isSmall(group)).sort(bySize);
  const hidden = some.filter(isSmall);
  while (hidden.length > 0 && kinds.some((kind) => !isVeiled(hidden, kind, least))) {
    const next = shown.shift();
    if (next === undefined) return null;
    hidden.push(next);
  }
  const gone = new Set(hidden.map(({ key }) => key));
  return { shown: some.filter(({ key }) => !gone.has(key)), hidden };
}

/** The kinds of which all groups together have enough tickets to be told of at all. */
export function shownKinds(groups: readonly CountedGroup[], least: number = LEAST_TICKETS_SHOWN): readonly number[] {
  return (groups[0]?.counts ?? []).flatMap((_, kind) => (total(groups, kind) >= least ? [kind] : []));
}

function isVeiled(hidden: readonly CountedGroup[], kind: number, least: number): boolean {
  const largest = Math.max(...hidden.map(({ counts }) => counts[kind] ?? 0));
  return total(hidden, kind) - largest >= least;
}

const total = (groups: readonly CountedGroup[], kind: number): number =>
  groups.reduce((sum, { counts }) => sum + (counts[kind] ?? 0), 0);

const bySize = (a: CountedGroup, b: CountedGroup): number =>
  (a.counts[0] ?? 0) - (b.counts[0] ?? 0) || (a.key < b.key ? -1 : 1);
