import type { TeamItem } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';

export interface Named {
  readonly key: string;
  readonly name: string;
}

const HOUR_MS = 3_600_000;

/** Whatever rules name; a key that is not found, or not yet, stands for itself. */
export interface Names {
  readonly services: readonly Named[];
  readonly agencies: readonly Named[];
  readonly teams: readonly TeamItem[];
  readonly skills: readonly Named[];
}

export function useNames(): Names {
  const services = useQuery({
    queryKey: queryKeys.services,
    queryFn: ({ signal }) => call('services', { signal }),
    staleTime: HOUR_MS,
  });
  const agencies = useQuery({
    queryKey: queryKeys.agencies,
    queryFn: ({ signal }) => call('agencies', { signal }),
    staleTime: HOUR_MS,
  });
  const teams = useQuery({
    queryKey: queryKeys.teams,
    queryFn: ({ signal }) => call('teams', { signal }),
    staleTime: HOUR_MS,
  });
  const skills = useQuery({ queryKey: ['skills'], queryFn: ({ signal }) => call('skills', { signal }) });
  return {
    services: services.data?.items ?? [],
    agencies: agencies.data?.items ?? [],
    teams: teams.data?.items ?? [],
    skills: (skills.data?.items ?? []).filter(({ active }) => active),
  };
}

export const nameOf = (things: readonly Named[], key: string): string =>
  things.find((thing) => thing.key === key)?.name ?? key;
