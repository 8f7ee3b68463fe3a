import type { TicketView } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router-dom';
import { live } from '../../api/live.js';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { PageHeader } from '../../ui/page-header.js';
import { AnswerBox } from './requester/answer-box.js';
import { Course } from './requester/course.js';
import { OwnVisits } from './requester/own-visits.js';
import { StatusCard } from './requester/status-card.js';
import { Talk } from './requester/talk.js';
import { Withdraw } from './requester/withdraw.js';
import './requester/requester.scss';

/**
 * The ticket as its requester reads it, and who filed it for a colleague, and the contact of the agency: how it goes, what
 * happens next, what is said. Nothing of what agents say to each other can be asked for from here.
 */
export function RequesterTicket({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('requester');
  useEffect(() => live.watchTicket(ticket.id), [ticket.id]);
  return (
    <div className="own-view">
      <PageHeader
        title={ticket.subject}
        documentTitle={`${ticket.number} ${ticket.subject}`}
        above={
          <div className="own-view__above">
            <BackLink isOwn={ticket.abilities.message} />
            <span>{t('number', { number: ticket.number })}</span>
          </div>
        }
      />
      <Receipt ticket={ticket} />
      <div className="own-view__columns">
        <div className="own-view__main">
          <StatusCard ticket={ticket} />
          <OwnVisits ticket={ticket} />
          <Talk ticket={ticket} />
          {ticket.abilities.message && <AnswerBox ticket={ticket} />}
        </div>
        <aside className="own-view__side" aria-label={t('facts.title')}>
          <Facts ticket={ticket} />
          <Course ticket={ticket} />
          {ticket.abilities.cancel && <Withdraw ticket={ticket} />}
        </aside>
      </div>
    </div>
  );
}

function BackLink({ isOwn }: { readonly isOwn: boolean }) {
  const { t } = useTranslation('requester');
  const me = useMe();
  if (!isOwn && me.abilities.readAgency) return <Link to="/agency">{t('toAgency')}</Link>;
  return <Link to="/my/tickets">{t('toOwn')}</Link>;
}

/** When one comes from the form, until there is other news. */
function Receipt({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('requester');
  const { state } = useLocation();
  const [isFiled] = useState(typeof state === 'object' && state !== null && 'filed' in state);
  return (
    <div role="status">
      {isFiled && ticket.state === 'new' && (
        <div className="receipt">
          <PktIcon name="alert-success" aria-hidden="true" />
          <p>{t('filed', { number: ticket.number })}</p>
        </div>
      )}
    </div>
  );
}

function Facts({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('requester');
  const format = useFormat();
  const facts: readonly (readonly [string, string | null])[] = [
    [t('facts.service'), ticket.service.name],
    [t('facts.filed'), format.dateTime(ticket.filedAt)],
    [t('facts.filedBy'), (ticket.filedBy ?? ticket.requester).name],
    [t('facts.requester'), ticket.filedBy ? ticket.requester.name : null],
    [t('facts.location'), ticket.location],
    [t('facts.assignee'), ticket.assignee?.name ?? null],
  ];
  return (
    <section aria-labelledby="own-facts">
      <h2 id="own-facts" className="own-view__heading">
        {t('facts.title')}
      </h2>
      <dl className="own-facts">
        {facts.map(
          ([name, value]) =>
            value !== null && (
              <div key={name} className="own-facts__one">
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
        {ticket.followsUp && (
          <div className="own-facts__one">
            <dt>{t('facts.followsUp')}</dt>
            <dd>
              <Link to={`/tickets/${ticket.followsUp.number}`}>{ticket.followsUp.number}</Link>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
