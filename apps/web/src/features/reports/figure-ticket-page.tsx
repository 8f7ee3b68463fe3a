import type { ClockView, FigureTicket } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useExplanation, type ExplainedClock } from '../../api/use-explanation.js';
import { useFormat } from '../../i18n/format.js';
import { PriorityBadge, StateBadge } from '../../ui/badge.js';
import { ExplainButton } from '../../ui/explanation/explain-button.js';
import { ExplanationDialog } from '../../ui/explanation/explanation-dialog.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ClockUse } from './clock-use.js';
import { ReportError } from './report-error.js';
import './reports.scss';

/** The figures of one ticket: its clocks, and the events that started, paused and stopped them. */
export function FigureTicketPage() {
  const { t } = useTranslation('reports');
  const { number = '' } = useParams();
  const ticket = useQuery({
    queryKey: [...queryKeys.reports, 'ticket', number],
    queryFn: ({ signal }) => call('figureTicket', { params: { number }, signal }),
  });
  return (
    <div className="report">
      <PageHeader
        title={t('ticket.title', { number: ticket.data?.number ?? number })}
        above={
          <Link className="report__back" to="/reports/sla">
            {t('behind.back')}
          </Link>
        }
        lead={t('ticket.lead')}
      />
      {ticket.isPending && <Loading lines={8} />}
      {ticket.isError && <ReportError error={ticket.error} onRetry={() => void ticket.refetch()} />}
      {ticket.isSuccess && (
        <div className="report__parts">
          <Facts ticket={ticket.data} />
          <Clocks ticket={ticket.data} />
          <Events ticket={ticket.data} />
        </div>
      )}
    </div>
  );
}

function Facts({ ticket }: { readonly ticket: FigureTicket }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const facts = [
    ['state', <StateBadge key="state" state={ticket.state} />],
    ['kind', t(`kind.${ticket.kind}`)],
    ['priority', <PriorityBadge key="priority" priority={ticket.priority} />],
    ['service', ticket.service.name],
    ['agency', ticket.agency.name],
    ['line', t(`line.${ticket.line}`)],
    ['filed', format.dateTime(ticket.filedAt)],
    ['resolved', ticket.resolvedAt === null ? t('column.notResolved') : format.dateTime(ticket.resolvedAt)],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name} className="facts__fact">
          <dt>{t(`column.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Whose state its use does not tell: it runs, or it waits with its time used up. */
const isOpen = ({ state, breachedAt }: ClockView) =>
  state === 'running' || (state === 'paused' && breachedAt !== undefined);

function Clocks({ ticket }: { readonly ticket: FigureTicket }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const [explained, setExplained] = useState<ExplainedClock | null>(null);
  const explanation = useExplanation(ticket.number, explained);
  return (
    <section aria-labelledby="ticket-clocks">
      <h2 id="ticket-clocks" className="report__title">
        {t('ticket.clocks')}
      </h2>
      {ticket.clocks.length === 0 && <p>{t('ticket.noClocks')}</p>}
      <ul className="ticket-clocks">
        {ticket.clocks.map((clock) => (
          <li key={`${clock.target} ${clock.cycle}`} className="ticket-clock">
            <h3 className="ticket-clock__name">
              {t(`target.${clock.target}`)}
              {clock.cycle > 1 && <> {t('ticket.cycle', { cycle: clock.cycle })}</>}
            </h3>
            {isOpen(clock) && <p className="ticket-clock__state">{t(`clock.state.${clock.state}`)}</p>}
            <ClockUse clock={clock} />
            <p className="report__quiet">
              {t('clock.started', { at: format.dateTime(clock.startedAt) })}
              {clock.stoppedAt !== undefined && (
                <>
                  <br />
                  {t('clock.stopped', { at: format.dateTime(clock.stoppedAt) })}
                </>
              )}
            </p>
            <ExplainButton
              name={
                clock.cycle > 1
                  ? `${t(`target.${clock.target}`)} ${t('ticket.cycle', { cycle: clock.cycle })}`
                  : t(`target.${clock.target}`)
              }
              onPress={() => setExplained({ target: clock.target, cycle: clock.cycle })}
            />
          </li>
        ))}
      </ul>
      <ExplanationDialog
        open={explained !== null}
        name={explained ? t(`target.${explained.target}`) : ''}
        explanation={explanation.data}
        error={explanation.error}
        onRetry={() => void explanation.refetch()}
        onCycle={(cycle) => setExplained((now) => now && { ...now, cycle })}
        onClose={() => setExplained(null)}
      />
    </section>
  );
}

function Events({ ticket }: { readonly ticket: FigureTicket }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  return (
    <section aria-labelledby="ticket-events">
      <h2 id="ticket-events" className="report__title">
        {t('ticket.events')}
      </h2>
      <ol className="timeline">
        {ticket.events.map(({ seq, type, occurredAt }) => (
          <li
            key={seq}
            className={type.startsWith('sla.') ? 'timeline__event timeline__event--clock' : 'timeline__event'}
          >
            <time className="timeline__time" dateTime={occurredAt}>
              {format.dateTime(occurredAt)}
            </time>
            <span>{t([`event.${type}`, 'event.other'], { type })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
