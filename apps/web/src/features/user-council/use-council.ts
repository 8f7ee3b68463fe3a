import type { CouncilMember, Page } from '@desk/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';

const MEMBERS = [...queryKeys.userCouncil, 'members'];

export const useCouncil = () =>
  useQuery({ queryKey: MEMBERS, queryFn: ({ signal }) => call('userCouncil', { signal }) });

/** Who was taken in or out, page by page. */
export const useCouncilChanges = () =>
  useInfiniteQuery({
    queryKey: [...queryKeys.userCouncil, 'changes'],
    queryFn: ({ pageParam, signal }) =>
      call('councilChanges', { query: pageParam === null ? {} : { cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** Takes somebody in or out; what is refused is read again as it stands now. */
export function useCouncilChange<T>(change: (who: T) => Promise<Page<CouncilMember>>, onDone: (who: T) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (members, who) => {
      onDone(who);
      client.setQueryData(MEMBERS, members);
    },
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.userCouncil }),
  });
}
