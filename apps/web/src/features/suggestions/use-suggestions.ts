import type { SuggestionOrder, SuggestionShow, SuggestionView } from '@desk/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';

const PAGE = 20;

export function useSuggestions(show: SuggestionShow, order: SuggestionOrder) {
  return useInfiniteQuery({
    queryKey: [...queryKeys.suggestions, 'list', show, order],
    queryFn: ({ pageParam, signal }) =>
      call('suggestions', {
        query: { show, order, limit: PAGE, ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function useSuggestion(id: string) {
  return useQuery({
    queryKey: [...queryKeys.suggestions, id],
    queryFn: ({ signal }) => call('suggestion', { params: { id }, signal }),
  });
}

/** Does something with a suggestion; what comes back is shown at once, and the lists are read anew. */
export function useSuggestionChange<T>(change: (given: T) => Promise<SuggestionView>, onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (view) => {
      client.setQueryData([...queryKeys.suggestions, view.id], view);
      void client.invalidateQueries({ queryKey: [...queryKeys.suggestions, 'list'] });
      onDone?.();
    },
  });
}
