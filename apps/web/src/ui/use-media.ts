import { useSyncExternalStore } from 'react';

/** Where the layout changes; the same values as Punkt's `tablet` and `tablet-big`. */
export const NARROW = '(max-width: 47.99rem)';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}
