import { BACKLOG_AGES, FLOW_FIGURES, LINES } from '@desk/contracts';
import type { FlowTicketRow, Page } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router-dom';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { useFormat } from '../../../i18n/format.js';
import { PriorityBadge, StateBadge } from '../../../ui/badge.js';
import { DataTable } from '../../../ui/data-table.js';
import type { Column } from '../../../ui/data-table.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loading } from '../../../ui/loading.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ReportError } from '../report-error.js';
import { useFilterText } from '../report-names.js';
import { usePeriod } from '../use-period.js';
import '../reports.scss';

const PAGE_SIZE = 50;
const among = <T extends string>(text: string | null, values: readonly T[]): T | undefined =>
  values.find((value) => value === text);

/** The tickets behind one number of the flow. */
export function FlowTicketsPage() {
  const { t } = useTranslation('flow');
  const { t: reports } = useTranslation('reports');
  const format = useFormat();
  const [search] = useSearchParams();
  const { period } = usePeriod('three_months');
  const figure = among(search.get('figure'), FLOW_FIGURES) ?? 'filed';
  const agency = search.get('agency') ?? undefined;
  const query = { ...period, figure, ...(agency === undefined ? {} : { agency }), limit: PAGE_SIZE };
  return (
    <Behind
      title={t(`behind.${figure}`)}
      lead={reports('period.text', { from: format.date(period.from), to: format.date(period.to) })}
      agency={agency}
      query={query}
      load={(cursor, signal) => call('flowTickets', { query: { ...query, ...cursor }, signal })}
    />
  );
}

/** The tickets behind one number of the backlog. */
export function BacklogTicketsPage() {
  const { t } = useTranslation('flow');
  const { t: reports } = useTranslation('reports');
  const [search] = useSearchParams();
  const line = among(search.get('line'), LINES);
  const age = among(search.get('age'), BACKLOG_AGES);
  const agency = search.get('agency') ?? undefined;
  const query = { ...(agency && { agency }), ...(line && { line }), ...(age && { age }), limit: PAGE_SIZE };
  const narrowed = [line && reports(`line.${line}`), age && t(`age.${age}`)].filter(Boolean).join(' · ');
  return (
    <Behind
      title={t('behind.open')}
      lead={narrowed}
      agency={agency}
      query={query}
      load={(cursor, signal) => call('backlogTickets', { query: { ...query, ...cursor }, signal })}
    />
  );
}

interface BehindProps {
  readonly title: string;
  readonly lead: string;
  readonly agency: string | undefined;
  readonly query: object;
  readonly load: (cursor: { readonly cursor?: string }, signal: AbortSignal) => Promise<Page<FlowTicketRow>>;
}

function Behind({ title, lead, agency, query, load }: BehindProps) {
  const { t } = useTranslation('flow');
  const { t: reports } = useTranslation('reports');
  const format = useFormat();
  const [search] = useSearchParams();
  const filterText = useFilterText()(agency === undefined ? {} : { agency });
  const list = useInfiniteQuery({
    queryKey: [...queryKeys.reports, 'flow-behind', title, query],
    queryFn: ({ pageParam, signal }) => load(pageParam === '' ? {} : { cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const columns = useColumns();
  const back = new URLSearchParams(
    ['from', 'to', 'agency'].flatMap((name) => {
      const value = search.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  return (
    <div className="report">
      <PageHeader
        title={title}
        above={
          <Link className="report__back" to={`/reports/flow?${back}`}>
            {t('behind.back')}
          </Link>
        }
        lead={[lead, filterText].filter(Boolean).join(' · ')}
      />
      <p className="report__note">{reports('behind.noNames')}</p>
      {list.isPending && <Loading lines={8} />}
      {list.isError && <ReportError error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState title={reports('behind.none')} text={reports('behind.noneText')} icon="tickets" />
      )}
      {rows.length > 0 && (
        <>
          <DataTable
            label={title}
            columns={columns}
            rows={rows}
            rowId={(row) => `${row.number} ${row.day ?? ''}`}
            card={(row) => <Card row={row} />}
            height="auto"
          />
          <p className="report__more" role="status">
            {reports('behind.shown', { count: rows.length, shown: format.number(rows.length) })}
          </p>
          {list.hasNextPage && (
            <PktButton
              skin="secondary"
              isLoading={list.isFetchingNextPage}
              onClick={() => {
                if (!list.isFetchingNextPage) void list.fetchNextPage();
              }}
            >
              {reports('behind.more')}
            </PktButton>
          )}
        </>
      )}
    </div>
  );
}

const ticketLink = (number: string) => `/reports/tickets/${number}`;

function Counted({ row: { day, times } }: { readonly row: FlowTicketRow }) {
  const { t } = useTranslation('flow');
  const format = useFormat();
  if (day === null) return null;
  return (
    <>
      {format.date(day)}
      {times > 1 && <span className="report__second">{t('behind.times', { count: times })}</span>}
    </>
  );
}

function Card({ row }: { readonly row: FlowTicketRow }) {
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
      </p>
    </div>
  );
}

function useColumns(): readonly Column<FlowTicketRow>[] {
  const { t } = useTranslation('reports');
  const { t: flow } = useTranslation('flow');
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
      { id: 'day', header: flow('behind.day'), width: '11rem', wideOnly: true, cell: (row) => <Counted row={row} /> },
    ],
    [t, flow, format],
  );
}
