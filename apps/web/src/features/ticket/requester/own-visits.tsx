import type { AgreedVisit, TicketView } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { useFormat } from '../../../i18n/format.js';
import { Badge, type Tone } from '../../../ui/badge.js';
import { classes } from '../../../ui/classes.js';
import { ErrorState } from '../../../ui/error-state.js';
import { useNow } from '../../../ui/now.js';

const TONES: Readonly<Record<AgreedVisit['state'], Tone>> = {
  planned: 'blue',
  under_way: 'green',
  done: 'neutral',
  missed: 'yellow',
  cancelled: 'neutral',
};

/** Who comes, when and where, for whoever waits for it; what has been moved or called off stays to be seen. */
export function OwnVisits({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('requester');
  const visits = useQuery({
    queryKey: queryKeys.ticket(ticket.id, 'agreed-visits'),
    queryFn: ({ signal }) => call('agreedVisits', { params: { id: ticket.id }, signal }),
  });
  const items = visits.data?.items ?? [];
  if (visits.isError && !visits.data) {
    return <ErrorState error={visits.error} onRetry={() => void visits.refetch()} />;
  }
  if (items.length === 0) return null;
  const isAhead = ({ state }: AgreedVisit) => state === 'planned' || state === 'under_way';
  return (
    <section className="own-visits" aria-labelledby="own-visits-title">
      <h2 id="own-visits-title" className="own-view__heading">
        {t('visits.title')}
      </h2>
      <ul className="own-visits__list">
        {[...items.filter(isAhead), ...items.filter((visit) => !isAhead(visit)).toReversed()].map((visit) => (
          <li key={visit.id}>
            <Visit visit={visit} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Visit({ visit }: { readonly visit: AgreedVisit }) {
  const { t } = useTranslation('requester');
  const format = useFormat();
  const now = useNow();
  const { state, place, from, to, agentFirstName: name, movedFrom } = visit;
  const isAhead = state === 'planned' || state === 'under_way';
  return (
    <article className={classes('own-visit', `own-visit--${state}`)}>
      <p className="own-visit__when">
        <PktIcon name="calendar" aria-hidden="true" />
        <span>
          <time dateTime={from}>{format.when(from, now)}</time>–<time dateTime={to}>{format.time(to)}</time>
        </span>
        <Badge tone={TONES[state]}>{t(`visits.state.${state}`)}</Badge>
      </p>
      <p>{place}</p>
      {isAhead && <p>{name === null ? t('visits.somebody') : t(`visits.who.${state}`, { name })}</p>}
      {movedFrom !== null && state === 'planned' && (
        <p className="own-visit__moved">{t('visits.moved', { when: format.when(movedFrom, now) })}</p>
      )}
      {state === 'missed' && <p className="own-visit__moved">{t('visits.missed')}</p>}
    </article>
  );
}
