import { createContext, useCallback, useContext } from 'react';
import type { Path } from 'react-router-dom';

/** The list beside which a ticket is open, with its filters; null where a ticket stands alone. */
export const Place = createContext<Pick<Path, 'pathname' | 'search'> | null>(null);

/** Where a ticket opens: beside the list from which one comes, or alone. */
export function useTicketPath(): (number: string) => string {
  const place = useContext(Place);
  return useCallback(
    (number) => (place ? `${place.pathname}/${number}${place.search}` : `/tickets/${number}`),
    [place],
  );
}

/** The list one works from; null where a ticket stands alone. */
export function useListPath(): string | null {
  const place = useContext(Place);
  return place && `${place.pathname}${place.search}`;
}
