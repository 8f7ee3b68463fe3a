import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';

/** The last publication, or that of a month. */
export function useResults(month: string | null) {
  return useQuery({
    queryKey: [...queryKeys.openResults, 'month', month],
    queryFn: ({ signal }) => call('openResults', { query: month === null ? {} : { month }, signal }),
  });
}
