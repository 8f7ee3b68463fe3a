import type { ActionChoice } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';

const MOST = 100;

export function useImprovements(show: ActionChoice) {
  return useQuery({
    queryKey: [...queryKeys.improvements, 'list', show],
    queryFn: ({ signal }) => call('improvements', { query: { show, limit: MOST }, signal }),
  });
}

export function useImprovement(id: string) {
  return useQuery({
    queryKey: [...queryKeys.improvements, 'one', id],
    queryFn: ({ signal }) => call('improvement', { params: { id }, signal }),
  });
}
