import type { NoticeKind, NoticeView } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { classes } from '../../ui/classes.js';
import { RelativeTime } from '../../ui/relative-time.js';
import { useNoticeAbout, useNoticeText } from './use-notice-text.js';

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
  suggestion_decided: 'bulb',
  suggestion_hidden: 'bulb',
  suggestion_shown: 'bulb',
  improvement_asked: 'alert-warning',
  improvement_assigned: 'user',
  showback_asked: 'question',
  showback_answered: 'message',
  showback_told: 'message',
  showback_closed: 'graph',
  council_added: 'group',
  council_removed: 'group',
};

function addressOf({ kind, ticket, suggestion, actionId, showback, facts }: NoticeView): string {
  if (kind === 'council_added' || kind === 'council_removed') return '/suggestions';
  if (showback?.lineId) return `/showback/lines/${showback.lineId}`;
  if (showback) return `/showback?month=${showback.month}`;
  if (actionId) return `/improvements/${actionId}`;
  if (suggestion) return `/suggestions/${suggestion.id}`;
  return `${facts['sight'] === 'figures' ? '/reports/tickets' : '/tickets'}/${ticket?.number ?? ''}`;
}

export interface NoticeListProps {
  readonly notices: readonly NoticeView[];
  readonly isNew: (notice: NoticeView) => boolean;
  readonly onFollow?: () => void;
}

export function NoticeList({ notices, isNew, onFollow }: NoticeListProps) {
  const { t } = useTranslation('notices');
  const textOf = useNoticeText();
  const aboutOf = useNoticeAbout();
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
            <p className="notice__subject">{aboutOf(notice) ?? t('masked')}</p>
            <p className="notice__facts">
              {notice.ticket && <>{notice.ticket.number} · </>}
              <RelativeTime at={notice.createdAt} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
