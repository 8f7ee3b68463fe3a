import { decodeCursor, isId, Problem } from '@desk/platform';

type Key = string | number | null;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

export const NUMBER = (key: Key): boolean => Number.isSafeInteger(key);
export const UUID = (key: Key): boolean => typeof key === 'string' && isId(key);
/** `infinity` stands for a moment that never comes. */
export const INSTANT = (key: Key): boolean =>
  typeof key === 'string' && (key === 'infinity' || (ISO.test(key) && !Number.isNaN(Date.parse(key))));

/** What each key of a list's order must look like. */
export type CursorShape = readonly ((key: Key) => boolean)[];

/** The keys of a cursor, each of its kind; what a caller made up is refused before it reaches the database. */
export function readCursor(cursor: string, shape: CursorShape): readonly Key[] {
  const place = decodeCursor(cursor, shape.length);
  if (shape.every((sound, index) => sound(place[index] ?? null))) return place;
  throw new Problem('validation_failed', 'The cursor belongs to another list; start again from the first page.', {
    errors: [{ pointer: '?cursor', message: 'use nextCursor of the page before, unchanged, or leave it out' }],
  });
}
