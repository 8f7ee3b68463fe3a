import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';

export interface Named {
  readonly key: string;
  readonly name: string;
}

const HOUR_MS = 3_600_000;

/** The services that can be chosen today. */
export function useServices(): readonly Named[] {
  const { data } = useQuery({
    queryKey: queryKeys.services,
    queryFn: ({ signal }) => call('services', { signal }),
    staleTime: HOUR_MS,
  });
  return data?.items ?? [];
}

/** The name behind a key, or the key where the thing has gone. */
export const nameOf = (things: readonly Named[], key: string): string =>
  things.find((thing) => thing.key === key)?.name ?? key;
