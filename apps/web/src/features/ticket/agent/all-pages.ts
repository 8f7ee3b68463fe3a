import type { Page } from '@desk/contracts';

/** Everything of a list that is read as a whole. The newest stand last, so the first page alone would hide them. */
export async function allPages<T>(fetchPage: (paging: { cursor?: string }) => Promise<Page<T>>): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await fetchPage(cursor === null ? {} : { cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}
