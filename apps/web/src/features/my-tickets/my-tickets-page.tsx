import type { MyTicketRow } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { OwnTickets } from '../../ui/own-tickets.js';
import { PageHeader } from '../../ui/page-header.js';
import './my-tickets.scss';

const TABS = ['open', 'done'] as const;
type Tab = (typeof TABS)[number];
const PAGE = 20;

/** Everything one has reported, also long ago. */
export function MyTicketsPage() {
  const { t } = useTranslation('my-tickets');
  const me = useMe();
  const [search] = useSearchParams();
  const tab: Tab = search.get('show') === 'done' ? 'done' : 'open';
  const tickets = useInfiniteQuery({
    queryKey: [...queryKeys.myTickets, tab],
    queryFn: ({ pageParam, signal }) =>
      call('myTickets', { query: { state: tab, limit: PAGE, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
  const rows = tickets.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="my-tickets">
      <PageHeader
        title={t('title')}
        actions={
          me.abilities.fileTicket && (
            <Link className="pkt-btn pkt-btn--primary pkt-btn--medium pkt-btn--label-only" to="/tickets/new">
              <span className="pkt-btn__text">{t('file')}</span>
            </Link>
          )
        }
      />
      <nav className="my-tickets__tabs" aria-label={t('tabs')}>
        {TABS.map((name) => (
          <Link
            key={name}
            className="my-tickets__tab"
            to={name === 'open' ? '/my/tickets' : '/my/tickets?show=done'}
            aria-current={tab === name ? 'page' : undefined}
          >
            {t(`tab.${name}`)}
          </Link>
        ))}
      </nav>
      {tickets.isPending && <Loading lines={6} />}
      {tickets.isError && !tickets.data && <ErrorState error={tickets.error} onRetry={() => void tickets.refetch()} />}
      {tickets.isSuccess && rows.length === 0 && (
        <EmptyState
          icon={tab === 'open' ? 'check-circle' : 'archive'}
          title={t(`none.${tab}.title`)}
          text={t(`none.${tab}.text`)}
        />
      )}
      {rows.length > 0 && <OwnTickets rows={awaitingFirst(rows)} label={t(`tab.${tab}`)} />}
      <div className="my-tickets__more">
        {tickets.isFetchNextPageError && <ProblemNote error={tickets.error} />}
        {tickets.hasNextPage && (
          <PktButton
            skin="secondary"
            disabled={tickets.isFetchingNextPage}
            isLoading={tickets.isFetchingNextPage}
            onClick={() => void tickets.fetchNextPage()}
          >
            {t('more')}
          </PktButton>
        )}
        <p className="pkt-sr-only" role="status">
          {rows.length > 0 && t('count', { count: rows.length })}
        </p>
      </div>
    </div>
  );
}

const awaitingFirst = (rows: readonly MyTicketRow[]) =>
  rows.toSorted((a, b) => Number(b.awaitsYou) - Number(a.awaitsYou));
