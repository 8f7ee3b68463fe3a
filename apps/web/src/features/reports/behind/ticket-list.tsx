import type { FigureRow, Page } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { queryKeys } from '../../../api/query-keys.js';
import { useFormat } from '../../../i18n/format.js';
import { PriorityBadge, StateBadge } from '../../../ui/badge.js';
import { DataTable, type Column } from '../../../ui/data-table.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loading } from '../../../ui/loading.js';
import { ReportError } from '../report-error.js';

/** What every ticket behind a number shows: no names, no texts. */
export type TicketBehind = Omit<FigureRow, 'clock'>;

interface TicketListProps<Row extends TicketBehind> {
  readonly label: string;
  /** Of one list: what is asked. */
  readonly of: readonly unknown[];
  readonly load: (cursor: { readonly cursor?: string }, signal: AbortSignal) => Promise<Page<Row>>;
  readonly rowId: (row: Row) => string;
  /** The last column, and what stands last on a card. */
  readonly last: Pick<Column<Row>, 'id' | 'header' | 'width' | 'wideOnly'> & { readonly cell: (row: Row) => ReactNode };
}

/** The tickets behind one number of a report, page by page. */
export function TicketList<Row extends TicketBehind>({ label, of, load, rowId, last }: TicketListProps<Row>) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const list = useInfiniteQuery({
    queryKey: [...queryKeys.reports, 'behind', ...of],
    queryFn: ({ pageParam, signal }) => load(pageParam === '' ? {} : { cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const common = useCommonColumns();
  return (
    <>
      {list.isPending && <Loading lines={8} />}
      {list.isError && <ReportError error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState title={t('behind.none')} text={t('behind.noneText')} icon="tickets" />
      )}
      {rows.length > 0 && (
        <>
          <DataTable
            label={label}
            columns={[...common, last]}
            rows={rows}
            rowId={rowId}
            card={(row) => <Card row={row}>{last.cell(row)}</Card>}
            height="auto"
          />
          <p className="report__more" role="status">
            {t('behind.shown', { count: rows.length, shown: format.number(rows.length) })}
          </p>
          {list.hasNextPage && (
            <PktButton
              skin="secondary"
              isLoading={list.isFetchingNextPage}
              onClick={() => {
                if (!list.isFetchingNextPage) void list.fetchNextPage();
              }}
            >
              {t('behind.more')}
            </PktButton>
          )}
        </>
      )}
    </>
  );
}

const ticketLink = (number: string) => `/reports/tickets/${number}`;

function Card({ row, children }: { readonly row: TicketBehind; readonly children: ReactNode }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  return (
    <div className="behind-card">
      <div className="row">
        <PriorityBadge priority={row.priority} short />
        <Link to={ticketLink(row.number)}>{row.number}</Link>
        <StateBadge state={row.state} />
      </div>
      <p>
        {t(`kind.${row.kind}`)} · {row.service.name}
      </p>
      <p className="report__quiet">
        {row.agency.name} · {row.team.name}
      </p>
      <p className="report__quiet">
        {t('column.filed')} {format.dateTime(row.filedAt)}
        {row.resolvedAt && (
          <>
            <br />
            {t('column.resolved')} {format.dateTime(row.resolvedAt)}
          </>
        )}
      </p>
      {children}
    </div>
  );
}

function useCommonColumns(): readonly Column<TicketBehind>[] {
  const { t } = useTranslation('reports');
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('column.number'),
        width: '8.5rem',
        isRowHeader: true,
        cell: (row) => (
          <>
            <Link to={ticketLink(row.number)}>{row.number}</Link>
            <span className="report__second">{t(`kind.${row.kind}`)}</span>
          </>
        ),
      },
      {
        id: 'state',
        header: t('column.state'),
        width: '11.5rem',
        cell: (row) => (
          <span className="behind-state">
            <PriorityBadge priority={row.priority} short />
            <StateBadge state={row.state} />
          </span>
        ),
      },
      {
        id: 'service',
        header: t('column.service'),
        cell: (row) => (
          <>
            {row.service.name}
            <span className="report__second">{row.team.name}</span>
          </>
        ),
      },
      { id: 'agency', header: t('by.agency'), width: '12rem', wideOnly: true, cell: (row) => row.agency.name },
      {
        id: 'times',
        header: t('column.filedAndResolved'),
        width: '13.75rem',
        wideOnly: true,
        cell: (row) => (
          <span className="behind-times">
            <time dateTime={row.filedAt}>{format.dateTime(row.filedAt)}</time>
            <span className="report__second">
              {row.resolvedAt ? (
                <time dateTime={row.resolvedAt}>{format.dateTime(row.resolvedAt)}</time>
              ) : (
                t('column.notResolved')
              )}
            </span>
          </span>
        ),
      },
    ],
    [t, format],
  );
}
