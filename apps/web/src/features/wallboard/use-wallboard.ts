import type { QueueRow } from '@desk/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../../api/client.js';
import { live } from '../../api/live.js';
import { queryKeys } from '../../api/query-keys.js';

/** The forecast moves with the time; nobody says so. */
const REFETCH_MS = 15_000;
/** Changes of a busy queue come in crowds, and the board is read as a whole. */
const GATHER_MS = 1_000;

const keyOf = (teamKey: string) => [...queryKeys.staffing, teamKey, 'wallboard'];

/** A team as it stands now: read anew within a second of any change in its queue or among its people. */
export function useWallboard(teamKey: string) {
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = live.followTeam(teamKey, () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries({ queryKey: keyOf(teamKey) });
      }, GATHER_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client, teamKey]);
  return useQuery({
    queryKey: keyOf(teamKey),
    queryFn: ({ signal }) => call('wallboard', { params: { key: teamKey }, signal }),
    refetchInterval: REFETCH_MS,
  });
}

/** Gives a ticket to somebody, or back to the queue with null. */
export function useGive(teamKey: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ ticket, to }: { readonly ticket: QueueRow; readonly to: string | null }) => {
      const params = { id: ticket.id };
      return to === null
        ? call('release', { params, body: { version: ticket.version } })
        : call('assign', { params, body: { version: ticket.version, assignee: to } });
    },
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(teamKey) }),
  });
}

export function useSetToday(teamKey: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, today }: { readonly id: string; readonly today: number }) =>
      call('setCapacity', { params: { key: teamKey, id }, body: { today: today === 1 ? null : today } }),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(teamKey) }),
  });
}
