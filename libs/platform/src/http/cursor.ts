import { Problem } from './problem.js';

/** The place in a keyset list where the next page begins, opaque to the caller. */
export function encodeCursor(place: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(place), 'utf8').toString('base64url');
}

/** Refuses what `encodeCursor` did not make; `length` is the number of keys of the list's order. */
export function decodeCursor(cursor: string, length: number): readonly (string | number | null)[] {
  const place = parse(cursor);
  const sound =
    Array.isArray(place) &&
    place.length === length &&
    place.every((key) => key === null || typeof key === 'string' || Number.isFinite(key));
  if (sound) return place as (string | number | null)[];
  throw new Problem(
    'validation_failed',
    'The cursor is not one that this list gave; start again from the first page.',
    {
      errors: [{ pointer: '?cursor', message: 'use nextCursor of the page before, unchanged, or leave it out' }],
    },
  );
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
