export interface Counted {
  readonly met: number;
  readonly missed: number;
}

/** Met ÷ (met + missed); null where nothing was counted. */
export function shareOf({ met, missed }: Counted): number | null {
  return met + missed === 0 ? null : met / (met + missed);
}

export function summed(counts: readonly Counted[]): Counted {
  return counts.reduce((sum, { met, missed }) => ({ met: sum.met + met, missed: sum.missed + missed }), {
    met: 0,
    missed: 0,
  });
}

export interface Difference {
  readonly words: 'better' | 'worse' | 'same' | 'newOne' | 'dropped';
  /** Of a hundred, never negative, to a tenth. */
  readonly points: number;
}

/** How the share of one count differs from that of another, as it is said to a tenth of a point. */
export function differenceOf(before: Counted, after: Counted): Difference {
  const [was, is] = [shareOf(before), shareOf(after)];
  if (was === null || is === null) {
    return { words: was === is ? 'same' : was === null ? 'newOne' : 'dropped', points: 0 };
  }
  const points = Math.round(Math.abs(is - was) * 1000) / 10;
  if (points === 0) return { words: 'same', points };
  return { words: is > was ? 'better' : 'worse', points };
}
