import type { AgencyRef, ServiceItem, TeamItem } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';

const HOUR_MS = 3_600_000;
const NONE: readonly never[] = [];

export function useTeams(): readonly TeamItem[] {
  const { data } = useQuery({
    queryKey: queryKeys.teams,
    queryFn: ({ signal }) => call('teams', { signal }),
    staleTime: HOUR_MS,
  });
  return data?.items ?? NONE;
}

export function useServices(): readonly ServiceItem[] {
  const { data } = useQuery({
    queryKey: queryKeys.services,
    queryFn: ({ signal }) => call('services', { signal }),
    staleTime: HOUR_MS,
  });
  return data?.items ?? NONE;
}

export function useAgencies(): readonly AgencyRef[] {
  const { data } = useQuery({
    queryKey: queryKeys.agencies,
    queryFn: ({ signal }) => call('agencies', { signal }),
    staleTime: HOUR_MS,
  });
  return data?.items ?? NONE;
}

/** The name of a team by its key; the key until it is known. */
export function useTeamNames(): (key: string) => string {
  const teams = useTeams();
  return useCallback((key) => teams.find((team) => team.key === key)?.name ?? key, [teams]);
}
