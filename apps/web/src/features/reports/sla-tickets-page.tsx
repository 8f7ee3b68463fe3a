import type { FigureRow } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';
import { PriorityBadge, StateBadge } from '../../ui/badge.js';
import { DataTable } from '../../ui/data-table.js';
import type { Column } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ReportMenu } from '../exports/index.js';
import { ClockUse } from './clock-use.js';
import { Explain } from './explain.js';
import { reportLink } from './links.js';
import type { Period } from './period.js';
import { ReportError } from './report-error.js';
import { useFilterText, useNarrowedText } from './report-names.js';
import { useBehindNumber } from './use-behind-number.js';
import { usePeriod } from './use-period.js';
import { useBehindAddress } from './use-sla-query.js';
import type { BehindAddress } from './use-sla-query.js';
import './reports.scss';

const PAGE_SIZE = 50;

/** The tickets behind one number of the report. */
export function SlaTicketsPage() {
  const { t } = useTranslation('reports');
  const { period } = usePeriod('this_month');
  const address = useBehindAddress();
  if (address) return <Behind address={address} period={period} />;
  return (
    <>
      <PageHeader title={t('behind.unknown')} />
      <EmptyState
        title={t('behind.unknown')}
        text={t('behind.unknownText')}
        action={<Link to="/reports/sla">{t('behind.back')}</Link>}
      />
    </>
  );
}

function Behind({ address, period }: { readonly address: BehindAddress; readonly period: Period }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { target, outcome, filter, month, narrowed: further } = address;
  const narrowed = { ...period, ...filter };
  const query = {
    ...narrowed,
    target,
    outcome,
    ...(month === undefined ? {} : { month }),
    ...further,
    limit: PAGE_SIZE,
  };
  const list = useInfiniteQuery({
    queryKey: [...queryKeys.reports, 'behind', query],
    queryFn: ({ pageParam, signal }) =>
      call('slaTickets', { query: { ...query, ...(pageParam === '' ? {} : { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const total = useBehindNumber(narrowed, address);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const columns = useColumns();
  const where = [
    month === undefined ? '' : format.month(`${month}-01`),
    useFilterText()(filter),
    useNarrowedText()(further),
  ]
    .filter(Boolean)
    .join(' · ');
  const title = t(`behind.title.${outcome}`, { target: t(`targetInside.${target}`) });
  return (
    <div className="report">
      <PageHeader
        title={title}
        above={
          <Link className="report__back" to={reportLink(period, filter)}>
            {t('behind.back')}
          </Link>
        }
        lead={
          <>
            {total !== undefined && <>{t('behind.count', { count: total, shown: format.number(total) })}. </>}
            {t('period.text', { from: format.date(period.from), to: format.date(period.to) })}
            {where !== '' && <> · {where}</>}
          </>
        }
        actions={
          <ReportMenu
            report="sla-tickets"
            period={period}
            parameters={{ ...filter, target, outcome, ...(month === undefined ? {} : { month }), ...further }}
          />
        }
      />
      <Explain of={title}>
        <p>{t(`definition.${target}`)}</p>
        <p>{t('behind.cycles')}</p>
        <p>{t('behind.noNames')}</p>
      </Explain>
      {list.isPending && <Loading lines={8} />}
      {list.isError && <ReportError error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState title={t('behind.none')} text={t('behind.noneText')} icon="clock" />
      )}
      {rows.length > 0 && (
        <>
          <DataTable
            label={title}
            columns={columns}
            rows={rows}
            rowId={(row) => `${row.number} ${row.clock.cycle}`}
            card={(row) => <Card row={row} />}
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
    </div>
  );
}

const ticketLink = (number: string) => `/reports/tickets/${number}`;

function Card({ row }: { readonly row: FigureRow }) {
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
      <ClockUse clock={row.clock} />
    </div>
  );
}

function useColumns(): readonly Column<FigureRow>[] {
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
      { id: 'clock', header: t('column.clock'), width: '17.5rem', cell: (row) => <ClockUse clock={row.clock} /> },
    ],
    [t, format],
  );
}
