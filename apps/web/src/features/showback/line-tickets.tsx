import type { ShowbackLineView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';
import { Badge, StateBadge } from '../../ui/badge.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';

/** The tickets that a line counts; no names, no texts. */
export function LineTickets({ line }: { readonly line: ShowbackLineView }) {
  const { t } = useTranslation('showback');
  const format = useFormat();
  const { id, component } = line;
  const list = useInfiniteQuery({
    queryKey: [...queryKeys.showback, 'line', id, 'tickets'],
    queryFn: ({ pageParam, signal }) =>
      call('showbackTickets', { params: { id }, query: pageParam === '' ? {} : { cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const isCounted = component === 'per_ticket';
  return (
    <section aria-labelledby="showback-tickets">
      <h2 id="showback-tickets" className="showback__heading">
        {t(isCounted ? 'tickets.counted' : 'tickets.ofMonth')}
      </h2>
      <p>{t(isCounted ? 'tickets.countedHelp' : 'tickets.ofMonthHelp')}</p>
      {list.isPending && <Loading lines={5} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <p>{t('tickets.none')}</p>}
      <ul className="showback__tickets">
        {rows.map((row) => (
          <li key={row.number}>
            <Link to={`/reports/tickets/${row.number}`}>{row.number}</Link> <StateBadge state={row.state} />{' '}
            {row.counts < 0 && <Badge tone="red">{t('tickets.gone')}</Badge>}
            <span className="showback__small">
              {t(`kindOf.${row.kind}`)} · {t(`channelOf.${row.channel}`)} · {row.service.name} ·{' '}
              <time dateTime={row.filedAt}>{format.dateTime(row.filedAt)}</time>
            </span>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <PktButton skin="secondary" isLoading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('tickets.more')}
        </PktButton>
      )}
    </section>
  );
}
