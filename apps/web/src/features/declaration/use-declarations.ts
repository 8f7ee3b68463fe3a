import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';

/** All versions, and the drafts for those who may change them. */
export function useDeclarations() {
  return useQuery({
    queryKey: [...queryKeys.declaration, 'list'],
    queryFn: ({ signal }) => call('declarations', { signal }),
  });
}
