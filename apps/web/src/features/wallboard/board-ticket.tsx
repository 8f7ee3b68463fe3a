import type { QueueRow, StaffMember } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { TimeLeft } from '../../ui/time-left.js';

interface BoardTicketProps {
  readonly ticket: QueueRow;
  readonly members: readonly StaffMember[];
  readonly manage: boolean;
  readonly isBusy: boolean;
  /** null: it was let go. */
  readonly onDrag: (ticket: QueueRow | null) => void;
  /** null: back to the queue. */
  readonly onGive: (to: StaffMember | null) => void;
}

/** A ticket that can be dragged to somebody; the list beside it does the same by keyboard, and on a phone. */
export function BoardTicket({ ticket, members, manage, isBusy, onDrag, onGive }: BoardTicketProps) {
  const { t } = useTranslation('wallboard');
  const others = members.filter(
    ({ id, absent, presence }) => id !== ticket.assignee?.id && !absent && presence !== 'off',
  );
  return (
    <li
      className="board-ticket"
      draggable={manage}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', ticket.number);
        event.dataTransfer.effectAllowed = 'move';
        onDrag(ticket);
      }}
      onDragEnd={() => onDrag(null)}
    >
      <span className={`board-ticket__priority board-ticket__priority--${ticket.priority}`}>P{ticket.priority}</span>
      <Link className="board-ticket__subject" to={`/tickets/${ticket.number}`} draggable={false}>
        {ticket.subject ?? t('masked', { number: ticket.number })}
      </Link>
      <span className="board-ticket__due">
        <TimeLeft due={ticket.nextDueAt} idleText={t('noDue')} />
      </span>
      {manage && (
        <select
          className="board-ticket__give"
          aria-label={t('giveTo', { number: ticket.number })}
          value=""
          disabled={isBusy}
          onChange={({ target }) => {
            if (target.value === 'queue') onGive(null);
            else onGive(members.find(({ id }) => id === target.value) ?? null);
          }}
        >
          <option value="" disabled>
            {t(ticket.assignee ? 'move' : 'give')}
          </option>
          {ticket.assignee && <option value="queue">{t('toQueue')}</option>}
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </li>
  );
}
