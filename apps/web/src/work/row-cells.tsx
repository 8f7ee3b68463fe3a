import type { QueueRow } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { usePresentAt } from '../api/presence.js';
import { Badge, PriorityBadge, StateBadge } from '../ui/badge.js';
import { RelativeTime } from '../ui/relative-time.js';
import { TimeLeft } from '../ui/time-left.js';
import { news } from './news.js';
import { useRowState } from './row-state.js';

/** More would push the subject away. */
const SHOWN_TAGS = 2;

interface RowProps {
  readonly row: QueueRow;
}

export function SubjectLink({ row }: RowProps) {
  const { t, path, go } = useRowState();
  return (
    <a
      href={path(row.number)}
      className="queue__subject"
      onClick={(event) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        go(path(row.number));
      }}
    >
      {row.subject ?? (
        <span className="queue__masked">
          <PktIcon name="lock-locked" aria-hidden="true" />
          {t('masked')}
        </span>
      )}
    </a>
  );
}

/** What calls for attention beyond state and due time. */
export function Marks({ row }: RowProps) {
  const { t, gone } = useRowState();
  const isGone = gone.has(row.id);
  if (!row.newReply && !row.pingPong && !row.neededSkill && !isGone && row.tags.length === 0) return null;
  return (
    <span className="queue__marks">
      {isGone && <Badge tone="beige">{t('gone')}</Badge>}
      {row.newReply && <Badge tone="green">{t('newReply')}</Badge>}
      {row.neededSkill && (
        <Badge tone="beige">
          {row.neededSkill.name} {row.neededSkill.level}
        </Badge>
      )}
      {row.pingPong && <Badge tone="red">{t('pingPong')}</Badge>}
      {row.tags.slice(0, SHOWN_TAGS).map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
      {row.tags.length > SHOWN_TAGS && <span title={row.tags.join(', ')}>+{row.tags.length - SHOWN_TAGS}</span>}
    </span>
  );
}

/** So long on a screen at which somebody sits, and it is not new any more. */
const SEEN_MS = 3_000;

/** Marks a ticket that came while the list was open, until it was seen. */
export function NewMark({ row }: RowProps) {
  const { t } = useRowState();
  const isNew = useSyncExternalStore(news.subscribe, () => news.isNew(row.id));
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!isNew || !mark.current) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(([entry]) => {
      clearTimeout(timer);
      if (!entry?.isIntersecting) return;
      const see = () => {
        if (document.hasFocus()) news.see(row.id);
        else timer = setTimeout(see, SEEN_MS);
      };
      timer = setTimeout(see, SEEN_MS);
    });
    observer.observe(mark.current);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [isNew, row.id]);
  if (!isNew) return null;
  return (
    <span ref={mark} className="queue__new">
      {t('new')}
    </span>
  );
}

/** Who else is at the ticket now. */
export function Present({ row }: RowProps) {
  const { t } = useRowState();
  const people = usePresentAt(row.id);
  const first = people.find(({ doing }) => doing === 'writing') ?? people[0];
  if (!first) return null;
  const [name = ''] = first.name.split(' ');
  const who = people.length > 1 ? t('present.more', { name, count: people.length - 1 }) : name;
  const all = people.map((one) => t(`present.${one.doing}`, { name: one.name })).join(', ');
  return (
    <span className={`queue__present queue__present--${first.doing}`} title={all}>
      <PktIcon name={first.doing === 'writing' ? 'edit' : 'eye'} aria-hidden="true" />
      {t(`present.${first.doing}`, { name: who })}
    </span>
  );
}

export function Requester({ row }: RowProps) {
  const { t } = useRowState();
  return <>{row.requesterName ?? t('maskedPerson')}</>;
}

export function Assignee({ row }: RowProps) {
  const { t } = useRowState();
  return row.assignee ? <>{row.assignee.name}</> : <span className="queue__nobody">{t('nobody')}</span>;
}

export function Due({ row }: RowProps) {
  const { t } = useRowState();
  return <TimeLeft isPlain due={row.nextDueAt} idleText={t('noDue')} />;
}

/** Selects the row; with shift, all from the last one selected. */
export function SelectBox({ row }: RowProps) {
  const { t, selected, onToggle } = useRowState();
  return (
    <label className="queue__select">
      <span className="pkt-sr-only">{t('select', { number: row.number })}</span>
      <input
        type="checkbox"
        checked={selected.has(row.id)}
        onChange={(event) => onToggle(row.id, (event.nativeEvent as MouseEvent).shiftKey === true)}
      />
    </label>
  );
}

export function QueueCard({ row }: RowProps) {
  return (
    <div className="queue-card">
      <div className="queue-card__top">
        <SelectBox row={row} />
        <PriorityBadge priority={row.priority} short />
        <span className="queue__number">{row.number}</span>
        <NewMark row={row} />
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
        <Present row={row} />
        <span className="queue-card__rest">
          <Assignee row={row} /> · <RelativeTime at={row.filedAt} />
        </span>
      </div>
    </div>
  );
}
