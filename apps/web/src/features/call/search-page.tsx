import type { TicketHit } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { StateBadge } from '../../ui/badge.js';
import { DataTable } from '../../ui/data-table.js';
import type { Column } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { TextField } from '../../ui/field.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { RelativeTime } from '../../ui/relative-time.js';
import './search.scss';

const SHORTEST = 2;
/** A ticket's number as people write it; such a search with one answer needs no list. */
const NUMBER = /^\s*([a-z]{2,6}[-\s]?)?\d{3,}\s*$/i;

export function SearchPage() {
  const [search] = useSearchParams();
  const q = (search.get('q') ?? '').trim();
  return <Search key={q} q={q} />;
}

function Search({ q }: { readonly q: string }) {
  const { t } = useTranslation('call');
  const navigate = useNavigate();
  const [text, setText] = useState(q);
  const field = useRef<HTMLInputElement>(null);
  const isAsked = q.length >= SHORTEST;
  const hits = useInfiniteQuery({
    queryKey: ['search', q],
    queryFn: ({ pageParam, signal }) =>
      call('findTickets', { query: { q, limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    enabled: isAsked,
  });
  const rows = useMemo(() => hits.data?.pages.flatMap((page) => page.items) ?? [], [hits.data]);
  const only = NUMBER.test(q) && rows.length === 1 ? rows[0] : undefined;
  useEffect(() => {
    if (only) navigate(`/tickets/${only.number}`, { replace: true });
  }, [only, navigate]);
  useEffect(() => {
    if (!isAsked) field.current?.focus();
  }, [isAsked]);
  const columns = useColumns();
  return (
    <div className="search">
      <PageHeader title={q === '' ? t('search.title') : t('search.for', { q })} documentTitle={t('search.title')} />
      <form
        role="search"
        aria-label={t('search.title')}
        className="search__form"
        onSubmit={(event) => {
          event.preventDefault();
          navigate(`/search?q=${encodeURIComponent(text.trim())}`);
        }}
      >
        <TextField
          ref={field}
          type="search"
          name="q"
          label={t('search.label')}
          maxLength={100}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <PktButton type="submit" skin="secondary">
          {t('search.button')}
        </PktButton>
      </form>
      {isAsked && hits.isPending && <Loading lines={6} />}
      {hits.isError && <ErrorState error={hits.error} onRetry={() => void hits.refetch()} />}
      {hits.isSuccess && rows.length === 0 && (
        <EmptyState title={t('search.none')} text={t('search.noneText')} icon="magnifying-glass-big" />
      )}
      {rows.length > 0 && (
        <DataTable
          keys
          label={t('search.table')}
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          card={(row) => <Card row={row} />}
          onEndReached={() => {
            if (hits.hasNextPage && !hits.isFetchingNextPage) void hits.fetchNextPage();
          }}
        />
      )}
    </div>
  );
}

function HitLink({ row }: { readonly row: TicketHit }) {
  const { t } = useTranslation('call');
  return <Link to={`/tickets/${row.number}`}>{row.subject ?? t('masked')}</Link>;
}

function Card({ row }: { readonly row: TicketHit }) {
  return (
    <div className="search__card">
      <span>{row.number}</span>
      <HitLink row={row} />
      <span className="search__quiet">
        {row.requesterName} · {row.agency.name}
      </span>
      <span className="search__quiet">
        <StateBadge state={row.state} /> <RelativeTime at={row.filedAt} />
      </span>
    </div>
  );
}

function useColumns(): readonly Column<TicketHit>[] {
  const { t } = useTranslation('call');
  return useMemo(
    () => [
      { id: 'number', header: t('search.column.number'), width: '8.5rem', cell: (row) => row.number },
      {
        id: 'subject',
        header: t('search.column.subject'),
        isRowHeader: true,
        cell: (row) => <HitLink row={row} />,
      },
      { id: 'requester', header: t('search.column.requester'), width: '14rem', cell: (row) => row.requesterName },
      {
        id: 'agency',
        header: t('search.column.agency'),
        width: '15rem',
        wideOnly: true,
        cell: (row) => row.agency.name,
      },
      {
        id: 'state',
        header: t('search.column.state'),
        width: '13rem',
        cell: (row) => <StateBadge state={row.state} />,
      },
      {
        id: 'filed',
        header: t('search.column.filed'),
        width: '10rem',
        wideOnly: true,
        cell: (row) => <RelativeTime at={row.filedAt} />,
      },
    ],
    [t],
  );
}
