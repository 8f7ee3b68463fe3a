import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';

export const heldKey = [...queryKeys.writing, 'held'];

const LATE_MS = 1_000;

/** One's messages that have not left, and for how long they are held. */
export function useHeld() {
  const held = useQuery({
    queryKey: heldKey,
    queryFn: ({ signal }) => call('heldMessages', { signal }),
    staleTime: 30_000,
    // The word that it has left may be lost on the way.
    refetchInterval: ({ state }) => (state.data?.items.some(({ stopped }) => stopped === null) ? LATE_MS * 3 : false),
  });
  return { items: held.data?.items ?? [], holdSeconds: held.data?.holdSeconds ?? 10 };
}

/** Whole seconds until an instant, counted down; never below 0. */
export function useSecondsLeft(at: string): number {
  const left = () => Math.max(0, Math.ceil((Date.parse(at) - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), 250);
    return () => clearInterval(timer);
  });
  return seconds;
}
