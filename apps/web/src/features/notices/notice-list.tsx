import type { NoticeKind, NoticeView } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { classes } from '../../ui/classes.js';
import { RelativeTime } from '../../ui/relative-time.js';
import { useNoticeText } from './use-notice-text.js';

const ICONS: Readonly<Record<NoticeKind, string>> = {
  received: 'check-circle',
  answered: 'message',
  asked: 'question',
  resolved: 'check-circle',
  reminded: 'clock',
  assigned: 'user',
  returned: 'arrow-return',
  replied: 'message',
  warned: 'alert-warning',
  breached: 'alert-error',
  ping_pong: 'process-iteration',
  mentioned: 'user',
  not_sent: 'alert-warning',
  watched: 'eye',
  visit_agreed: 'calendar',
  visit_moved: 'calendar',
  visit_cancelled: 'cross-circle',
  improvement_asked: 'alert-warning',
  improvement_assigned: 'user',
};

export interface NoticeListProps {
  readonly notices: readonly NoticeView[];
  readonly isNew: (notice: NoticeView) => boolean;
  readonly onFollow?: () => void;
}

export function NoticeList({ notices, isNew, onFollow }: NoticeListProps) {
  const { t } = useTranslation('notices');
  const textOf = useNoticeText();
  return (
    <ul className="notice-list">
      {notices.map((notice) => (
        <li key={notice.id} className={classes('notice', isNew(notice) && 'notice--new')}>
          <PktIcon className="notice__icon" name={ICONS[notice.kind]} aria-hidden="true" />
          <div className="notice__main">
            <Link className="notice__link" to={addressOf(notice)} onClick={onFollow}>
              {isNew(notice) && <span className="pkt-sr-only">{t('new')} </span>}
              {textOf(notice)}
            </Link>
            {notice.ticket && <p className="notice__subject">{notice.ticket.subject ?? t('masked')}</p>}
            <p className="notice__facts">
              {notice.ticket?.number ?? t('improvement')} · <RelativeTime at={notice.createdAt} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The ticket, or what stands behind its figures for who sees no more; or the improvement action. */
function addressOf({ ticket, actionId, facts }: NoticeView): string {
  if (ticket === null) return `/improvements/${actionId}`;
  return `${facts['sight'] === 'figures' ? '/reports/tickets' : '/tickets'}/${ticket.number}`;
}
