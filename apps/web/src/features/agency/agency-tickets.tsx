import type { TicketHit } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { StateBadge } from '../../ui/badge.js';
import { DataTable } from '../../ui/data-table.js';
import type { Column } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { RelativeTime } from '../../ui/relative-time.js';

const PAGE = 30;

export function AgencyTickets() {
  const { t } = useTranslation('agency');
  const tickets = useInfiniteQuery({
    queryKey: ['agency-tickets'],
    queryFn: ({ pageParam, signal }) =>
      call('agencyTickets', { query: { limit: PAGE, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const columns = useMemo<readonly Column<TicketHit>[]>(
    () => [
      { id: 'number', header: t('column.number'), width: '9rem', cell: ({ number }) => number },
      { id: 'subject', header: t('column.subject'), isRowHeader: true, cell: (row) => <Subject row={row} /> },
      { id: 'requester', header: t('column.requester'), width: '14rem', cell: ({ requesterName }) => requesterName },
      {
        id: 'state',
        header: t('column.state'),
        width: '13rem',
        cell: ({ state }) => <StateBadge state={state} audience="reader" />,
      },
      {
        id: 'filed',
        header: t('column.filed'),
        width: '12.5rem',
        cell: ({ filedAt }) => <RelativeTime at={filedAt} />,
      },
    ],
    [t],
  );
  const rows = tickets.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section>
      <h2 className="agency__heading">{t('tickets')}</h2>
      {tickets.isPending && <Loading lines={8} />}
      {tickets.isError && !tickets.data && <ErrorState error={tickets.error} onRetry={() => void tickets.refetch()} />}
      {tickets.isSuccess && rows.length === 0 && <EmptyState title={t('none.title')} text={t('none.text')} />}
      {rows.length > 0 && (
        <DataTable
          label={t('tickets')}
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          height="auto"
          card={(row) => <Card row={row} />}
        />
      )}
      <div className="agency__more">
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
    </section>
  );
}

function Subject({ row }: { readonly row: TicketHit }) {
  const { t } = useTranslation('agency');
  return <Link to={`/tickets/${row.number}`}>{row.subject ?? t('masked')}</Link>;
}

function Card({ row }: { readonly row: TicketHit }) {
  return (
    <div className="agency__card">
      <Subject row={row} />
      <p>
        {row.requesterName} · {row.number} · <RelativeTime at={row.filedAt} />
      </p>
      <StateBadge state={row.state} audience="reader" />
    </div>
  );
}
