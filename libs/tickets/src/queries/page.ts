import type { Page } from '@desk/contracts';
import { encodeCursor } from '@desk/platform';

export const DEFAULT_LIMIT = 50;

/** A page of what was fetched with one row more than asked for: that row only says that there is a next page. */
export function pageOf<T>(fetched: readonly T[], limit: number, place: (last: T) => (string | number)[]): Page<T> {
  const last = fetched.length > limit ? fetched[limit - 1] : undefined;
  return { items: fetched.slice(0, limit), nextCursor: last === undefined ? null : encodeCursor(place(last)) };
}
