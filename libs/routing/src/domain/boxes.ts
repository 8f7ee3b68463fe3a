/** A set of combinations: of each dimension some values, each value a bit. Empty as soon as one dimension is. */
export type Box = readonly bigint[];

/** Pieces beyond which it is not said any more what is left. */
const MOST_PIECES = 2_000;

/**
 * What is left of boxes when `cut` is taken away, as boxes that do not overlap where the given ones did not; null when they
 * come to too many pieces to tell.
 */
export function without(boxes: readonly Box[], cut: Box): readonly Box[] | null {
  const left: Box[] = [];
  for (const box of boxes) {
    if (!meets(box, cut)) left.push(box);
    else left.push(...remains(box, cut));
    if (left.length > MOST_PIECES) return null;
  }
  return left;
}

export const meets = (one: Box, other: Box): boolean =>
  one.every((values, index) => (values & (other[index] ?? 0n)) !== 0n);

/** One piece for each dimension in which the box goes beyond the cut. */
function remains(box: Box, cut: Box): Box[] {
  return box.flatMap((values, dimension) => {
    const beyond = values & ~(cut[dimension] ?? 0n);
    if (beyond === 0n) return [];
    return [
      box.map((own, index) => {
        if (index === dimension) return beyond;
        return index < dimension ? own & (cut[index] ?? 0n) : own;
      }),
    ];
  });
}
