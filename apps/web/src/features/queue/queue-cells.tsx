import type { QueueRow } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { Badge, PriorityBadge, StateBadge } from '../../ui/badge.js';
import { RelativeTime } from '../../ui/relative-time.js';
import { TimeLeft } from '../../ui/time-left.js';

interface RowProps {
  readonly row: QueueRow;
}

export function SubjectLink({ row }: RowProps) {
  const { t } = useTranslation('queue');
  return (
    <Link to={`/tickets/${row.number}`} className="queue__subject">
      {row.subject ?? (
        <span className="queue__masked">
          <PktIcon name="lock-locked" aria-hidden="true" />
          {t('masked')}
        </span>
      )}
    </Link>
  );
}

/** What calls for attention beyond state and due time. */
export function Marks({ row }: RowProps) {
  const { t } = useTranslation('queue');
  if (!row.newReply && !row.pingPong && !row.neededSkill) return null;
  return (
    <span className="queue__marks">
      {row.newReply && <Badge tone="green">{t('newReply')}</Badge>}
      {row.neededSkill && (
        <Badge tone="beige">
          {row.neededSkill.name} {row.neededSkill.level}
        </Badge>
      )}
      {row.pingPong && <Badge tone="red">{t('pingPong')}</Badge>}
    </span>
  );
}

export function Requester({ row }: RowProps) {
  const { t } = useTranslation('queue');
  return <>{row.requesterName ?? t('maskedPerson')}</>;
}

export function Assignee({ row }: RowProps) {
  const { t } = useTranslation('queue');
  return row.assignee ? <>{row.assignee.name}</> : <span className="queue__nobody">{t('nobody')}</span>;
}

export function Due({ row }: RowProps) {
  const { t } = useTranslation('queue');
  return <TimeLeft due={row.nextDueAt} idleText={t('noDue')} />;
}

export function QueueCard({ row }: RowProps) {
  return (
    <div className="queue-card">
      <div className="queue-card__top">
        <PriorityBadge priority={row.priority} short />
        <span className="queue__number">{row.number}</span>
        <span className="queue-card__due">
          <Due row={row} />
        </span>
      </div>
      <SubjectLink row={row} />
      <p className="queue-card__who">
        <Requester row={row} /> · {row.agency.name}
      </p>
      <div className="queue-card__bottom">
        <StateBadge state={row.state} />
        <Marks row={row} />
        <span className="queue-card__rest">
          <Assignee row={row} /> · <RelativeTime at={row.filedAt} />
        </span>
      </div>
    </div>
  );
}
