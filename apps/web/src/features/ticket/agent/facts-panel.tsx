import type { TicketView } from '@desk/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useFormat } from '../../../i18n/format.js';
import { RoutingFacts } from './routing-facts.js';

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="facts__row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Who, what and where of the ticket. */
export function FactsPanel({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const { t: tUi } = useTranslation('ui');
  const format = useFormat();
  const { requester } = ticket;
  return (
    <>
      <section className="panel" aria-labelledby="panel-requester">
        <h2 id="panel-requester" className="panel__title">
          {t('facts.requester')}
        </h2>
        <p className="facts__person">{requester.name}</p>
        <dl className="facts facts--narrow">
          <Fact name={t('facts.agency')}>{ticket.agency.name}</Fact>
          <Fact name={t('facts.phone')}>
            {requester.phone ? (
              <a href={`tel:${requester.phone.replace(/\s/g, '')}`}>{requester.phone}</a>
            ) : (
              t('facts.unknown')
            )}
          </Fact>
          <Fact name={t('facts.email')}>
            {requester.email ? <a href={`mailto:${requester.email}`}>{requester.email}</a> : t('facts.unknown')}
          </Fact>
          {ticket.location && <Fact name={t('facts.location')}>{ticket.location}</Fact>}
          {ticket.filedBy && <Fact name={t('facts.filedBy')}>{ticket.filedBy.name}</Fact>}
        </dl>
      </section>
      <section className="panel" aria-labelledby="panel-facts">
        <h2 id="panel-facts" className="panel__title">
          {t('facts.title')}
        </h2>
        <dl className="facts">
          <Fact name={t('facts.service')}>{ticket.service.name}</Fact>
          <Fact name={t('facts.kind')}>{t(`kind.${ticket.kind}`)}</Fact>
          <Fact name={t('facts.team')}>
            {ticket.team.name} ({t(`line.${ticket.line}`)})
          </Fact>
          <Fact name={t('facts.assignee')}>{ticket.assignee?.name ?? t('nobody')}</Fact>
          {ticket.neededSkill && (
            <Fact name={t('facts.neededSkill')}>
              {ticket.neededSkill.name} ({tUi(`skillLevel.${ticket.neededSkill.level}`)})
            </Fact>
          )}
          <Fact name={t('facts.filed')}>{format.dateTime(ticket.filedAt)}</Fact>
          <Fact name={t('facts.channel')}>{t(`channel.${ticket.channel}`)}</Fact>
          <Fact name={t('facts.impact')}>{t(`level.${ticket.impact}`)}</Fact>
          <Fact name={t('facts.urgency')}>{t(`level.${ticket.urgency}`)}</Fact>
          {ticket.priorityReason && <Fact name={t('facts.priorityReason')}>{ticket.priorityReason}</Fact>}
          {ticket.pendingUntil && <Fact name={t('facts.pendingUntil')}>{format.dateTime(ticket.pendingUntil)}</Fact>}
          <Fact name={t('facts.crossings')}>{format.number(ticket.crossings)}</Fact>
          {ticket.reopenCount > 0 && <Fact name={t('facts.reopened')}>{format.number(ticket.reopenCount)}</Fact>}
          {ticket.followsUp && (
            <Fact name={t('facts.followsUp')}>
              <Link to={`/tickets/${ticket.followsUp.number}`}>{ticket.followsUp.number}</Link>
            </Fact>
          )}
        </dl>
      </section>
      <RoutingFacts ticket={ticket} />
    </>
  );
}
