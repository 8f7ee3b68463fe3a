interface Row {
  readonly id: string;
}

export interface Held<T> {
  readonly rows: readonly T[];
  /** Of the rows, those that the list no longer has. */
  readonly gone: ReadonlySet<string>;
  /** How many have come, gone or taken another place. */
  readonly waiting: number;
}

/** The rows that were shown, in the places where they were, as they are now. */
export function heldRows<T extends Row>(shown: readonly T[], now: readonly T[]): Held<T> {
  const present = new Map(now.map((row, index) => [row.id, { row, index }]));
  const gone = new Set<string>();
  const places: number[] = [];
  const rows = shown.map((row) => {
    const found = present.get(row.id);
    if (found) places.push(found.index);
    else gone.add(row.id);
    return found?.row ?? row;
  });
  const stayed = places.length;
  return { rows, gone, waiting: now.length - stayed + gone.size + stayed - longestRise(places) };
}

/** How many of the numbers, at most, stand in rising order: the others are those that moved. */
function longestRise(numbers: readonly number[]): number {
  const ends: number[] = [];
  for (const number of numbers) {
    if (ends.length === 0 || number > (ends.at(-1) ?? 0)) {
      ends.push(number);
      continue;
    }
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    ends[low] = number;
  }
  return ends.length;
}
