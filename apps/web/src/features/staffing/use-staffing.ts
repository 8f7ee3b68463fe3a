import type { Presence, StaffMember } from '@desk/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../../api/client.js';
import { live } from '../../api/live.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';

/** Hours of the rota begin and end without anybody saying so. */
const REFETCH_MS = 30_000;

/** How a team is staffed; live for those who work in it. */
export function useStaffing(teamKey: string) {
  const me = useMe();
  const isMember = me.teams.some(({ key }) => key === teamKey);
  useEffect(() => (isMember ? live.followTeam(teamKey) : undefined), [isMember, teamKey]);
  return useQuery({
    queryKey: [...queryKeys.staffing, teamKey],
    queryFn: ({ signal }) => call('staffing', { params: { key: teamKey }, signal }),
    refetchInterval: REFETCH_MS,
  });
}

export function useSkills() {
  return useQuery({ queryKey: queryKeys.skills, queryFn: ({ signal }) => call('skills', { signal }) });
}

const presenceKey = (personId: string) => [...queryKeys.staffing, 'presence', personId];

export function usePresence(personId: string) {
  return useQuery({
    queryKey: presenceKey(personId),
    queryFn: ({ signal }) => call('presence', { params: { id: personId }, signal }),
  });
}

export function useSetPresence(personId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (presence: Presence) => call('setPresence', { params: { id: personId }, body: { presence } }),
    onSuccess: (after) => {
      client.setQueryData(presenceKey(personId), after);
      return client.invalidateQueries({ queryKey: queryKeys.staffing });
    },
  });
}

/** A change after which the page reads everything anew. */
export function useChange<T>(change: (given: T) => Promise<unknown>, onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      onDone?.();
      return Promise.all(
        [queryKeys.staffing, queryKeys.skills].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
  });
}

/** Somebody as a page shows them first: those who are there before those who are not. */
export function byPresence(a: StaffMember, b: StaffMember): number {
  return rankOf(a) - rankOf(b) || a.name.localeCompare(b.name, 'nb');
}

const RANKS: Readonly<Record<Presence, number>> = { available: 0, busy: 1, away: 2, off: 3 };
const rankOf = ({ presence, absent }: StaffMember): number => (absent ? 4 : RANKS[presence]);
