import type { OwnSession, WorkTicket } from '@desk/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useFormat } from '../../i18n/format.js';
import { Badge } from '../../ui/badge.js';
import type { DayOfTime } from './days.js';

interface DaySessionsProps {
  readonly day: DayOfTime;
  /** No other day is on the page, which says already which it is. */
  readonly isAlone: boolean;
  readonly correctableFrom: string;
  readonly onCorrect: (session: OwnSession) => void;
}

/** One day: the tickets worked on, and under each its sessions. */
export function DaySessions({ day, isAlone, correctableFrom, onCorrect }: DaySessionsProps) {
  const { t } = useTranslation('my-time');
  const format = useFormat();
  const name = format.day(`${day.day}T12:00:00Z`);
  return (
    <Day name={name} length={isAlone ? null : format.hours(day.seconds)}>
      <ul className="my-time__tickets">
        {day.tickets.map(({ ticket, seconds, sessions }) => (
          <li key={ticket.id} className="my-time__ticket">
            <div className="my-time__head">
              <TicketWords ticket={ticket} />
              <span className="my-time__length">{length(format, t, seconds)}</span>
            </div>
            <ul className="my-time__sessions">
              {sessions.map((session) => {
                const times = `${format.time(session.startedAt)}–${format.time(session.endedAt)}`;
                return (
                  <li key={`${session.startedAt} ${session.kind}`} className="my-time__session">
                    <span className="my-time__times">{times}</span>
                    <span className="my-time__of">{length(format, t, session.seconds)}</span>
                    <span className="my-time__of">{t(`kind.${session.kind}`)}</span>
                    {session.correctionId !== null && <Badge tone="blue">{t('corrected')}</Badge>}
                    {session.startedAt >= correctableFrom && (
                      <button
                        type="button"
                        className="my-time__correct"
                        aria-label={t('correctOf', { times, number: ticket.number })}
                        onClick={() => onCorrect(session)}
                      >
                        {t('correct')}
                      </button>
                    )}
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ul>
    </Day>
  );
}

interface DayProps {
  readonly name: string;
  /** null: the page says already how long it was, and of which day. */
  readonly length: string | null;
  readonly children: ReactNode;
}

/** One of several is folded: a week of sessions is longer than anybody reads. */
function Day({ name, length: said, children }: DayProps) {
  if (said === null) {
    return (
      <section className="my-time__day" aria-label={name}>
        {children}
      </section>
    );
  }
  return (
    <details className="my-time__day">
      <summary className="my-time__name">
        <span className="my-time__weekday">{name}</span> <span className="my-time__length">{said}</span>
      </summary>
      {children}
    </details>
  );
}

/** Less than a minute in seconds: it was work all the same. */
function length(
  format: ReturnType<typeof useFormat>,
  t: (key: string, values: { count: number }) => string,
  seconds: number,
): string {
  return seconds < 60 ? t('seconds', { count: seconds }) : format.hours(seconds);
}

/** The number, and the subject as far as the reader may still see it. */
export function TicketWords({ ticket }: { readonly ticket: WorkTicket }) {
  const { t } = useTranslation('my-time');
  return (
    <span className="my-time__words">
      {ticket.readable ? <Link to={`/tickets/${ticket.number}`}>{ticket.number}</Link> : <span>{ticket.number}</span>}
      {ticket.subject !== null && <span className="my-time__subject">{ticket.subject}</span>}
      {ticket.subject === null && (
        <span className="my-time__hidden">{t(ticket.readable ? 'sensitive' : 'notYours')}</span>
      )}
    </span>
  );
}
