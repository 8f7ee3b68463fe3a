import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';

export function useBaselines() {
  return useQuery({ queryKey: queryKeys.baselines, queryFn: ({ signal }) => call('baselines', { signal }) });
}

export function useBaseline(key: string) {
  return useQuery({
    queryKey: [...queryKeys.baselines, key],
    queryFn: ({ signal }) => call('baseline', { params: { key }, signal }),
  });
}
