import type { TicketView } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { classes } from '../../../ui/classes.js';
import { useNow } from '../../../ui/now.js';
import { usePromises } from './promise.js';
import { SolvedQuestion } from './solved-question.js';

const ICONS: Readonly<Record<TicketView['state'], string>> = {
  new: 'check-circle',
  open: 'tool',
  pending_requester: 'message',
  pending_vendor: 'clock',
  pending_approval: 'clock',
  scheduled: 'calendar',
  resolved: 'check-circle',
  closed: 'archive',
  cancelled: 'archive',
};

/** How it stands, what happens next and by when, in words that need no explanation. */
export function StatusCard({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('requester');
  const format = useFormat();
  const now = useNow();
  const promises = usePromises(ticket);
  const { state, resolution, abilities } = ticket;
  const isOwn = abilities.message;
  const words = useStatusWords(ticket);
  return (
    <section
      className={classes('status-card', state === 'pending_requester' && isOwn && 'status-card--asks')}
      aria-labelledby="status-title"
    >
      <h2 id="status-title" className="status-card__title">
        <PktIcon name={ICONS[state]} aria-hidden="true" />
        {words.title}
      </h2>
      {words.text && <p className="status-card__text">{words.text}</p>}
      {state === 'scheduled' && ticket.pendingUntil && (
        <p className="status-card__promise">{t('agreed', { when: format.when(ticket.pendingUntil, now) })}</p>
      )}
      {promises.map(({ text, isLate }) => (
        <p key={text} className={classes('status-card__promise', isLate && 'status-card__promise--late')}>
          <PktIcon name={isLate ? 'alert-information' : 'clock'} aria-hidden="true" />
          <span>{text}</span>
        </p>
      ))}
      {resolution && (
        <div className="status-card__resolution">
          <h3 className="status-card__subtitle">{t('resolution')}</h3>
          <p>{resolution}</p>
        </div>
      )}
      {state === 'resolved' && isOwn && <SolvedQuestion ticket={ticket} />}
    </section>
  );
}

function useStatusWords({ state, pendingReason, resolutionCode, assignee, requester, abilities }: TicketView) {
  const { t } = useTranslation('requester');
  const by = { name: assignee?.name ?? '', requester: requester.name };
  const reader = abilities.message ? 'own' : 'reader';
  switch (state) {
    case 'open':
      return { title: t('status.open.title'), text: assignee ? t('status.open.has', by) : t('status.open.queue') };
    case 'pending_requester':
      return {
        title: t(`status.pending_requester.${reader}.title`, by),
        text: t(`status.pending_requester.${reader}.text`),
      };
    case 'pending_vendor': {
      const what = pendingReason === 'delivery' ? 'delivery' : 'vendor';
      return { title: t(`status.${what}.title`), text: t(`status.${what}.text`) };
    }
    case 'resolved': {
      const how = resolutionCode === 'no_answer' ? 'no_answer' : 'resolved';
      return { title: t(`status.${how}.title`), text: '' };
    }
    case 'scheduled':
      return { title: t('status.scheduled.title'), text: reader === 'own' ? t('status.scheduled.text') : '' };
    default:
      return { title: t(`status.${state}.title`), text: t(`status.${state}.text`, by) };
  }
}
