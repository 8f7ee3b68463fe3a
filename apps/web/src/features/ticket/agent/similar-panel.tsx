import type { SimilarTicket, TicketHit, TicketView } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { StateBadge } from '../../../ui/badge.js';
import { ErrorState } from '../../../ui/error-state.js';
import { Loading } from '../../../ui/loading.js';
import { RelativeTime } from '../../../ui/relative-time.js';
import { useTicketPath } from '../../../work/place.js';

const SHOWN_FIRST = 4;

/** Much like this one: whether it is the same everywhere, and how it was resolved before. */
export function SimilarPanel({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const similar = useQuery({
    queryKey: queryKeys.ticket(ticket.id, 'similar', ticket.subject, ticket.service.key),
    queryFn: ({ signal }) => call('similarTickets', { params: { id: ticket.id }, signal }),
    staleTime: 300_000,
  });
  return (
    <Panel id="similar" title={t('similar.title')} query={similar} none={t('similar.none')}>
      {(items) => (
        <Hits
          hits={items}
          more={(hit) =>
            hit.resolution && (
              <details className="neighbour__how">
                <summary>{t('similar.how')}</summary>
                <p>{hit.resolution}</p>
              </details>
            )
          }
        />
      )}
    </Panel>
  );
}

/** What the requester has asked for before. */
export function RequesterTickets({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const last = useQuery({
    queryKey: queryKeys.ticket(ticket.id, 'of-requester'),
    queryFn: async ({ signal }) => {
      const { items } = await call('ticketsOf', { params: { id: ticket.requester.id }, query: { limit: 11 }, signal });
      return { items: items.filter(({ id }) => id !== ticket.id) };
    },
    staleTime: 60_000,
  });
  return (
    <Panel id="of-requester" title={t('last.title')} query={last} none={t('last.none')}>
      {(items) => <Hits hits={items} />}
    </Panel>
  );
}

function Panel<T>({
  id,
  title,
  query,
  none,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly query: {
    readonly data: { readonly items: readonly T[] } | undefined;
    readonly isPending: boolean;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
  readonly none: string;
  readonly children: (items: readonly T[]) => ReactNode;
}) {
  return (
    <section className="panel" aria-labelledby={`panel-${id}`}>
      <h2 id={`panel-${id}`} className="panel__title">
        {title}
      </h2>
      {query.isPending && <Loading lines={2} />}
      {query.error !== null && !query.data && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data &&
        (query.data.items.length === 0 ? <p className="neighbour__none">{none}</p> : children(query.data.items))}
    </section>
  );
}

function Hits<T extends TicketHit | SimilarTicket>({
  hits,
  more,
}: {
  readonly hits: readonly T[];
  readonly more?: (hit: T) => ReactNode;
}) {
  const { t } = useTranslation('ticket');
  const path = useTicketPath();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? hits : hits.slice(0, SHOWN_FIRST);
  return (
    <>
      <ul className="neighbours">
        {shown.map((hit) => (
          <li key={hit.id} className="neighbour">
            <Link to={path(hit.number)}>{hit.subject ?? t('masked')}</Link>
            <p className="neighbour__facts">
              <StateBadge state={hit.state} /> {hit.number} · {hit.agency.name} · <RelativeTime at={hit.filedAt} />
            </p>
            {more?.(hit)}
          </li>
        ))}
      </ul>
      {hits.length > shown.length && (
        <button type="button" className="neighbours__more" onClick={() => setWhole(true)}>
          {t('showAll', { count: hits.length })}
        </button>
      )}
    </>
  );
}
