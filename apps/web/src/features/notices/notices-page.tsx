import type { NoticeView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { NoticeList } from './notice-list.js';
import { useReadNotices } from './use-notices.js';
import './notices.scss';

const PAGE = 20;

/** All that one has been told. What is on the screen counts as read. */
export function NoticesPage() {
  const { t } = useTranslation('notices');
  const read = useReadNotices();
  const notices = useInfiniteQuery({
    queryKey: [...queryKeys.notices, 'all'],
    queryFn: ({ pageParam, signal }) =>
      call('notices', { query: { limit: PAGE, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = notices.data?.pages.flatMap((page) => page.items) ?? [];
  const newest = items[0];
  const marked = useUnreadAtFirst(items);
  useEffect(() => {
    if (newest && newest.readAt === null) read(newest.id);
  }, [newest, read]);
  return (
    <div className="notices">
      <PageHeader title={t('title')} />
      {notices.isPending && <Loading lines={6} />}
      {notices.isError && !notices.data && <ErrorState error={notices.error} onRetry={() => void notices.refetch()} />}
      {notices.isSuccess && items.length === 0 && (
        <EmptyState icon="sound-off" title={t('none.title')} text={t('none.text')} />
      )}
      {items.length > 0 && <NoticeList notices={items} isNew={({ id }) => marked.has(id)} />}
      <div className="notices__more">
        {notices.isFetchNextPageError && <ProblemNote error={notices.error} />}
        {notices.hasNextPage && (
          <PktButton
            skin="secondary"
            disabled={notices.isFetchingNextPage}
            isLoading={notices.isFetchingNextPage}
            onClick={() => void notices.fetchNextPage()}
          >
            {t('more')}
          </PktButton>
        )}
        <p className="pkt-sr-only" role="status">
          {items.length > 0 && t('count', { count: items.length })}
        </p>
      </div>
    </div>
  );
}

/** What was unread when it came to the screen stays marked while one is here. */
function useUnreadAtFirst(items: readonly NoticeView[]): ReadonlySet<string> {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const fresh = items.filter(({ id, readAt }) => readAt === null && !marked.has(id)).map(({ id }) => id);
  const all = fresh.join(' ');
  useEffect(() => {
    if (all !== '') setMarked((before) => new Set([...before, ...all.split(' ')]));
  }, [all]);
  return marked;
}
