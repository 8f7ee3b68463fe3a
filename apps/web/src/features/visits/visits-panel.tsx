import type { TicketView, VisitView } from '@desk/contracts';
import { OPEN_STATES } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { useShortcuts } from '../../ui/shortcuts.js';
import { PlanDialog } from './plan-dialog.js';
import { useOutbox, type Outbox } from './use-outbox.js';
import { VisitCard } from './visit-card.js';
import './visits.scss';

/** The visits of a ticket, and the way to agree on one. */
export function VisitsPanel({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('visits');
  const outbox = useOutbox();
  const [asking, setAsking] = useState<VisitView | 'new' | null>(null);
  const isOpen = OPEN_STATES.some((state) => state === ticket.state);
  const visits = useQuery({
    queryKey: queryKeys.ticket(ticket.id, 'visits'),
    queryFn: ({ signal }) => call('visitsOf', { params: { id: ticket.id }, signal }),
  });
  const plan = () => setAsking('new');
  useShortcuts(t('panel'), isOpen ? [{ keys: '', label: t('plan.title'), run: plan }] : []);
  return (
    <section className="panel" aria-labelledby="panel-visits">
      <h2 id="panel-visits" className="panel__title">
        {t('panel')}
      </h2>
      {visits.isPending && <Loading lines={2} />}
      {visits.isError && !visits.data && <ErrorState error={visits.error} onRetry={() => void visits.refetch()} />}
      {visits.data && visits.data.items.length === 0 && !isOpen && <p className="panel__quiet">{t('noneOfTicket')}</p>}
      {visits.data && visits.data.items.length > 0 && (
        <ul className="visits">
          {visits.data.items.map((visit) => (
            <li key={visit.id}>
              <PlannedVisit visit={visit} outbox={outbox} onChange={() => setAsking(visit)} />
            </li>
          ))}
        </ul>
      )}
      {isOpen && (
        <PktButton size="small" skin="secondary" variant="icon-left" iconName="calendar" onClick={plan}>
          {t('plan.title')}
        </PktButton>
      )}
      {asking !== null && (
        <PlanDialog ticket={ticket} visit={asking === 'new' ? null : asking} onClose={() => setAsking(null)} />
      )}
    </section>
  );
}

function PlannedVisit({
  visit,
  outbox,
  onChange,
}: {
  readonly visit: VisitView;
  readonly outbox: Outbox;
  readonly onChange: () => void;
}) {
  const { t } = useTranslation('visits');
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => call('cancelVisit', { params: { id: visit.id } }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: queryKeys.allTickets });
      void client.invalidateQueries({ queryKey: queryKeys.visits });
    },
  });
  const isPressed = outbox.waiting.some(({ visitId }) => visitId === visit.id);
  return (
    <>
      <VisitCard visit={visit} outbox={outbox} isOnTicket>
        {!isPressed && (visit.can.change || visit.can.cancel) && (
          <>
            {visit.can.change && (
              <PktButton size="small" skin="secondary" onClick={onChange}>
                {t('change')}
              </PktButton>
            )}
            {visit.can.cancel && (
              <PktButton size="small" skin="tertiary" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
                {t('cancel')}
              </PktButton>
            )}
          </>
        )}
      </VisitCard>
      <ProblemNote error={cancel.error} />
    </>
  );
}
