import { isId } from '../database/ids.js';
import { Problem } from './problem.js';

type Key = string | number | null;
type Place = readonly Key[];

/** What each key of a list's order must look like: what a caller made up must not reach the database as it is. */
export type CursorShape = readonly ((key: Key) => boolean)[];

/** The place in a keyset list where the next page begins, opaque to the caller. */
export function encodeCursor(place: Place): string {
  return cursorOf(JSON.stringify(place));
}

/** The same of a place that is JSON already. */
export function cursorOf(place: string): string {
  return Buffer.from(place, 'utf8').toString('base64url');
}

/** The keys of a cursor; refuses what `encodeCursor` did not make for a list of this shape. */
export function readCursor(cursor: string, shape: CursorShape): Place {
  const place = parse(cursor);
  if (Array.isArray(place) && place.length === shape.length && shape.every((sound, index) => sound(place[index])))
    return place as Place;
  throw new Problem(
    'validation_failed',
    'The cursor is not one that this list gave; start again from the first page.',
    {
      errors: [{ pointer: '?cursor', message: 'use nextCursor of the page before, unchanged, or leave it out' }],
    },
  );
}

/** A whole number that fits a column of its size; the database knows no larger ones. */
const whole = (most: number) => (key: Key) => Number.isInteger(key) && Math.abs(Number(key)) <= most;

/** Kinds of keys. */
export const cursorKey = {
  smallint: whole(2 ** 15 - 1),
  integer: whole(2 ** 31 - 1),
  /** What the database can compare: no NUL, no half of a character. */
  text: (key: Key) => typeof key === 'string' && !/\0|\p{Surrogate}/u.test(key),
  uuid: (key: Key) => typeof key === 'string' && isId(key),
  /** `infinity` stands for a moment that never comes. */
  instant: (key: Key) => key === 'infinity' || (typeof key === 'string' && written(key) === key),
  date: (key: Key) => typeof key === 'string' && written(`${key}T00:00:00.000Z`) === `${key}T00:00:00.000Z`,
} as const satisfies Record<string, CursorShape[number]>;

/** The one way to write the instant of a text: "30 February" is read as something, and written as another. */
function written(text: string): string | null {
  const at = new Date(text);
  return /^[12]/.test(text) && !Number.isNaN(at.getTime()) ? at.toISOString() : null;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
