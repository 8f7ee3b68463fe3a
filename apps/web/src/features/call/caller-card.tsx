import type { PersonHit, TicketHit } from '@desk/contracts';
import { OPEN_STATES } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { StateBadge } from '../../ui/badge.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { RelativeTime } from '../../ui/relative-time.js';

const ENDED_SHOWN = 3;
const isOpen = (state: string) => OPEN_STATES.some((open) => open === state);

/** Who calls, and what they already have with us: often the call is about that. */
export function CallerCard({ person, onChange }: { readonly person: PersonHit; readonly onChange: () => void }) {
  const { t } = useTranslation('call');
  const tickets = useQuery({
    queryKey: ['call', 'tickets-of', person.id],
    queryFn: ({ signal }) => call('ticketsOf', { params: { id: person.id }, query: { limit: 20 }, signal }),
  });
  const open = tickets.data?.items.filter((hit) => isOpen(hit.state)) ?? [];
  const ended = tickets.data?.items.filter((hit) => !isOpen(hit.state)).slice(0, ENDED_SHOWN) ?? [];
  return (
    <section className="caller" aria-labelledby="caller-name">
      <div className="caller__head">
        <div>
          <h2 id="caller-name" className="caller__name">
            {person.name}
          </h2>
          <p className="caller__facts">{[person.title, person.agency?.name].filter(Boolean).join(' · ')}</p>
          <p className="caller__facts">
            {person.phone && <a href={`tel:${person.phone.replace(/\s/g, '')}`}>{person.phone}</a>}
            {person.phone && person.email && ' · '}
            {person.email && <a href={`mailto:${person.email}`}>{person.email}</a>}
            {person.employeeNumber && ` · ${t('caller.employeeNumber', { number: person.employeeNumber })}`}
          </p>
        </div>
        <PktButton type="button" skin="secondary" size="small" onClick={onChange}>
          {t('caller.change')}
        </PktButton>
      </div>
      <h3 className="caller__title">{t('caller.open')}</h3>
      {tickets.isPending && <Loading lines={2} />}
      {tickets.isError && <ErrorState error={tickets.error} onRetry={() => void tickets.refetch()} />}
      {tickets.isSuccess && open.length === 0 && <p className="caller__none">{t('caller.none')}</p>}
      <Tickets hits={open} />
      {ended.length > 0 && (
        <>
          <h3 className="caller__title">{t('caller.ended')}</h3>
          <Tickets hits={ended} />
        </>
      )}
    </section>
  );
}

function Tickets({ hits }: { readonly hits: readonly TicketHit[] }) {
  const { t } = useTranslation('call');
  if (hits.length === 0) return null;
  return (
    <ul className="caller__tickets">
      {hits.map((hit) => (
        <li key={hit.id} className="caller__ticket">
          {/* The call goes on at that ticket. */}
          <Link to={`/tickets/${hit.number}`} state={{ startCall: true }}>
            {hit.number} {hit.subject ?? t('masked')}
          </Link>
          <span className="caller__ticket-state">
            <StateBadge state={hit.state} /> <RelativeTime at={hit.filedAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
