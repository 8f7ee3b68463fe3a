import type { TicketView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { useFormat } from '../../../i18n/format.js';
import { ErrorState } from '../../../ui/error-state.js';
import { Loading } from '../../../ui/loading.js';
import { Timer } from '../../../work/timer.js';
import { useTiming } from '../../../work/timing.js';
import type { TimedKind } from '../../../work/timing.js';

const REFRESH_MS = 60_000;
const OWN_SHOWN = 5;
const TIMED: readonly TimedKind[] = ['call', 'visit'];

/** Minutes worked on the ticket, and the buttons that time a call or a visit. */
export function HandlingPanel({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const format = useFormat();
  const handling = useQuery({
    queryKey: queryKeys.ticket(ticket.id, 'handling'),
    queryFn: ({ signal }) => call('handling', { params: { id: ticket.id }, signal }),
    refetchInterval: REFRESH_MS,
  });
  const view = handling.data;
  return (
    <section className="panel" aria-labelledby="panel-handling">
      <h2 id="panel-handling" className="panel__title">
        {t('handling.title')}
      </h2>
      <TimingButtons ticket={ticket} />
      {handling.isPending && <Loading lines={2} />}
      {handling.isError && !view && <ErrorState error={handling.error} onRetry={() => void handling.refetch()} />}
      {view && (
        <>
          <dl className="facts">
            <div className="facts__row facts__row--sum">
              <dt>{t('handling.total')}</dt>
              <dd>{format.duration(view.totalSeconds)}</dd>
            </div>
            {view.byLine.map(({ line, seconds }) => (
              <div key={line} className="facts__row">
                <dt>{t(`line.${line}`)}</dt>
                <dd>{format.duration(seconds)}</dd>
              </div>
            ))}
          </dl>
          {view.own.length > 0 && (
            <details className="handling__own">
              <summary>{t('handling.own', { count: view.own.length })}</summary>
              <ul>
                {view.own.slice(-OWN_SHOWN).map((session) => (
                  <li key={session.id}>
                    {t('handling.session', {
                      kind: t(`handling.kind.${session.kind}`),
                      start: format.dateTime(session.startedAt),
                      length: format.duration(session.seconds),
                    })}
                  </li>
                ))}
              </ul>
              <Link to="/my-time">{t('handling.mine')}</Link>
            </details>
          )}
        </>
      )}
      <p className="panel__quiet">{t('handling.notPeople')}</p>
    </section>
  );
}

function TimingButtons({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const { running, start, stop } = useTiming();
  if (running?.ticket?.id === ticket.id) {
    return (
      <div className="timing timing--on">
        <span>
          {t(`timing.${running.kind}`)} <Timer since={running.startedAt} />
        </span>
        <PktButton size="small" variant="icon-left" iconName="stop" onClick={stop}>
          {t('timing.stop')}
        </PktButton>
      </div>
    );
  }
  return (
    <div className="timing">
      {TIMED.map((kind) => (
        <PktButton
          key={kind}
          size="small"
          skin="secondary"
          variant="icon-left"
          iconName={kind === 'call' ? 'headset' : 'location-pin'}
          onClick={() => start(kind, ticket)}
        >
          {t(`timing.start.${kind}`)}
        </PktButton>
      ))}
    </div>
  );
}
