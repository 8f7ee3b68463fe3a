import type { CannedReplyView, MacroView, Page } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';

const FRESH_MS = 60_000;

async function everything<T>(
  page: (query: { cursor?: string; limit: number }) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const items: T[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const next: Page<T> = await page({ limit: 200, ...(cursor && { cursor }) });
    items.push(...next.items);
    cursor = next.nextCursor;
  }
  return items;
}

/** All prepared answers that one may use: a city has hundreds, and they are searched at each key. */
export function useCannedReplies(enabled = true) {
  return useQuery<readonly CannedReplyView[]>({
    queryKey: queryKeys.cannedReplies,
    queryFn: ({ signal }) => everything((query) => call('cannedReplies', { query, signal })),
    staleTime: FRESH_MS,
    enabled,
  });
}

export function useMacros(enabled = true) {
  return useQuery<readonly MacroView[]>({
    queryKey: queryKeys.macros,
    queryFn: ({ signal }) => everything((query) => call('macros', { query, signal })),
    staleTime: FRESH_MS,
    enabled,
  });
}
