import type { EscalationView, TicketView } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { useFormat } from '../../../i18n/format.js';
import { ErrorState } from '../../../ui/error-state.js';
import './escalation-panel.scss';

/** What second line was told when the ticket was sent there last, and the times before; nothing for one that never was. */
export function EscalationPanel({ ticket }: { readonly ticket: TicketView }) {
  const wasSent = ticket.crossings > 0 || ticket.line === 'second';
  return wasSent ? <Escalations ticket={ticket} /> : null;
}

function Escalations({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const format = useFormat();
  // Second line needs it to begin; who has it back knows it.
  const [isOpen, setIsOpen] = useState(ticket.line === 'second');
  const sent = useQuery({
    queryKey: queryKeys.ticket(ticket.id, 'escalations'),
    queryFn: ({ signal }) => call('escalations', { params: { id: ticket.id }, signal }),
  });
  if (sent.isError && !sent.data) return <ErrorState error={sent.error} onRetry={() => void sent.refetch()} />;
  const [last, ...earlier] = sent.data?.items ?? [];
  if (!last) return null;
  return (
    <section className="sent-up" aria-labelledby="sent-up-title">
      <details open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
        <summary className="sent-up__summary">
          <PktIcon name="stairs-up" aria-hidden="true" />
          <h2 id="sent-up-title" className="sent-up__title">
            {t('sentUp.title', { team: last.to.name })}
          </h2>
          <span className="sent-up__when">
            {t('sentUp.by', { name: last.by?.name ?? t('desk'), when: format.dateTime(last.at) })}
          </span>
        </summary>
        <Said escalation={last} />
        {earlier.length > 0 && (
          <details className="sent-up__earlier">
            <summary>{t('sentUp.earlier', { count: earlier.length })}</summary>
            <ol className="sent-up__list" reversed>
              {earlier.map((one) => (
                <li key={one.seq}>
                  <h3 className="sent-up__subtitle">{t('sentUp.title', { team: one.to.name })}</h3>
                  <p className="sent-up__when">
                    {t('sentUp.by', { name: one.by?.name ?? t('desk'), when: format.dateTime(one.at) })}
                  </p>
                  <Said escalation={one} />
                </li>
              ))}
            </ol>
          </details>
        )}
      </details>
    </section>
  );
}

/** Why, what was tried, and every field that was asked for, also those that nobody answered. */
function Said({ escalation }: { readonly escalation: EscalationView }) {
  const { t } = useTranslation('ticket');
  const format = useFormat();
  const { reason, reasonCode, tried, answers, handedBack } = escalation;
  const spoken = (value: string) => (value === 'yes' || value === 'no' ? t(`change.${value}`) : value);
  return (
    <dl className="sent-up__said">
      <div>
        <dt>{t('sentUp.why')}</dt>
        <dd>
          {reasonCode && <span className="sent-up__code">{t(`handOff.code.${reasonCode}`)}</span>}
          {reason ?? (reasonCode ? null : <NotSaid />)}
        </dd>
      </div>
      <div>
        <dt>{t('sentUp.tried')}</dt>
        <dd>{tried ?? <NotSaid />}</dd>
      </div>
      {answers.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === null ? <NotSaid /> : spoken(value)}</dd>
        </div>
      ))}
      {handedBack && (
        <div className="sent-up__back">
          <dt>{t('sentUp.back', { name: handedBack.by?.name ?? t('desk'), when: format.dateTime(handedBack.at) })}</dt>
          <dd>{handedBack.reason ?? <NotSaid />}</dd>
        </div>
      )}
    </dl>
  );
}

function NotSaid() {
  const { t } = useTranslation('ticket');
  return <span className="sent-up__none">{t('sentUp.notSaid')}</span>;
}
