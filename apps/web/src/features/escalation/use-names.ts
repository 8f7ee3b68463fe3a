import type { TeamItem } from '@desk/contracts';
import { useQueries, useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';

interface Named {
  readonly key: string;
  readonly name: string;
}

const HOUR_MS = 3_600_000;

export function useServices(): readonly Named[] {
  const { data } = useQuery({
    queryKey: queryKeys.services,
    queryFn: ({ signal }) => call('services', { signal }),
    staleTime: HOUR_MS,
  });
  return data?.items ?? [];
}

export function useTeams(): readonly TeamItem[] {
  const { data } = useQuery({
    queryKey: queryKeys.teams,
    queryFn: ({ signal }) => call('teams', { signal }),
    staleTime: HOUR_MS,
  });
  return data?.items ?? [];
}

/** The warning points of the declaration in force, ascending. */
export function useWarnPercents(): readonly number[] {
  const { data } = useQuery({
    queryKey: [...queryKeys.declaration, 'in-force'],
    queryFn: ({ signal }) => call('declaration', { signal }),
  });
  return data?.content.warnPercents ?? [];
}

/** Names by username; a username that is not found, or not yet, stands for itself. */
export function usePeopleNames(usernames: readonly string[]): (username: string) => string {
  const found = useQueries({
    queries: usernames.map((username) => ({
      queryKey: ['people', 'username', username],
      queryFn: ({ signal }: { signal: AbortSignal }) => call('people', { query: { q: username, limit: 8 }, signal }),
      staleTime: HOUR_MS,
    })),
  });
  return (username) =>
    found.flatMap(({ data }) => data?.items ?? []).find((person) => person.username === username)?.name ?? username;
}

export const nameOf = (things: readonly Named[], key: string): string =>
  things.find((thing) => thing.key === key)?.name ?? key;
