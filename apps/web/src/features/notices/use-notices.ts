import type { NoticePage } from '@desk/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';

const IN_BELL = 8;

/** The newest, and how many are unread. */
export const latestNotices = queryOptions({
  queryKey: [...queryKeys.notices, 'latest'],
  queryFn: ({ signal }) => call('notices', { query: { limit: IN_BELL }, signal }),
});

/** Marks everything up to a notice as read: the newest that was on the screen, so that none is read unseen. */
export function useReadNotices(): (upTo: string) => void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (upTo: string) => call('readNotices', { body: { upTo } }),
    onSuccess: ({ unread }) => {
      client.setQueryData(latestNotices.queryKey, (page: NoticePage | undefined) => page && { ...page, unread });
    },
  });
  return useCallback((upTo: string) => mutate(upTo), [mutate]);
}
