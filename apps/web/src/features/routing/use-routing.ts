import type { RoutingRule } from '@desk/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client.js';

const KEY = ['routing-rules'];

/** The list in force, or an older one. */
export function useRules(revision: string | null) {
  return useQuery({
    queryKey: [...KEY, revision],
    queryFn: ({ signal }) =>
      revision === null ? call('routingRules', { signal }) : call('routingVersion', { params: { revision }, signal }),
  });
}

export function useVersions(enabled: boolean) {
  return useInfiniteQuery({
    queryKey: [...KEY, 'versions'],
    queryFn: ({ pageParam, signal }) =>
      call('routingVersions', { query: { limit: 20, ...(pageParam === '' ? {} : { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    enabled,
  });
}

/** Refused because somebody else was first, the list is read again, so that the next attempt is made on top of it. */
export function useSaveRules() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { revision: number; rules: RoutingRule[]; reason: string }) =>
      call('saveRoutingRules', { body }),
    onSuccess: (saved) => {
      client.setQueryData([...KEY, null], saved);
      void client.invalidateQueries({ queryKey: [...KEY, 'versions'] });
    },
    onError: () => client.invalidateQueries({ queryKey: [...KEY, null] }),
  });
}

const PLACE = 'desk.routing-rules';

export interface KeptRules {
  /** Of the list that was changed. */
  readonly revision: number;
  readonly rules: readonly RoutingRule[];
}

function read(): KeptRules | null {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE) ?? 'null') as KeptRules | null;
  } catch {
    return null;
  }
}

/** Changes that are not saved yet stay in this window, also when one is signed out or leaves the page. */
export function useKeptRules() {
  const [kept, setKept] = useState(read);
  return {
    kept,
    keep(next: KeptRules): void {
      sessionStorage.setItem(PLACE, JSON.stringify(next));
      setKept(next);
    },
    drop(): void {
      sessionStorage.removeItem(PLACE);
      setKept(null);
    },
  };
}
