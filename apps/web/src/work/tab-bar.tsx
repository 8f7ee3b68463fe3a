import { PktIcon } from '@oslokommune/punkt-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { call } from '../api/client.js';
import { live } from '../api/live.js';
import { isProblem } from '../api/problems.js';
import { queryKeys } from '../api/query-keys.js';
import { classes } from '../ui/classes.js';
import { useShortcuts } from '../ui/shortcuts.js';
import { neighbour, useOpenTickets } from './open-tickets.js';
import { useListPath, useTicketPath } from './place.js';
import './work.scss';

/** The tickets one has open; each is an address, so that the way back is the browser's own. */
export function TabBar() {
  const { t } = useTranslation('work');
  const navigate = useNavigate();
  const { number: current = '' } = useParams();
  const { numbers, close } = useOpenTickets();
  const path = useTicketPath();
  const list = useListPath();

  const closeTab = (number: string) => {
    close(number);
    if (number !== current) return;
    const next = neighbour(numbers, number);
    navigate(next ? path(next) : (list ?? '/queue'));
  };
  const step = (by: number) => {
    if (numbers.length === 0) return;
    const at = numbers.indexOf(current);
    const next = numbers[at < 0 ? 0 : (at + by + numbers.length) % numbers.length];
    if (next) navigate(path(next));
  };
  useShortcuts(t('keys.tabs'), [
    { keys: 'J', label: t('keys.nextTab'), run: () => step(1) },
    { keys: 'K', label: t('keys.previousTab'), run: () => step(-1) },
    ...(current === '' ? [] : [{ keys: 'W', label: t('keys.closeTab'), run: () => closeTab(current) }]),
  ]);
  if (numbers.length === 0) return null;
  return (
    <nav className="tabs" aria-label={t('open')}>
      <ul className="tabs__list">
        {numbers.map((number) => (
          <Tab
            key={number}
            number={number}
            to={path(number)}
            isCurrent={number === current}
            onClose={() => closeTab(number)}
            onGone={() => close(number)}
          />
        ))}
      </ul>
    </nav>
  );
}

function Tab({
  number,
  to,
  isCurrent,
  onClose,
  onGone,
}: {
  readonly number: string;
  readonly to: string;
  readonly isCurrent: boolean;
  readonly onClose: () => void;
  readonly onGone: () => void;
}) {
  const { t } = useTranslation('work');
  const ticket = useQuery({
    queryKey: queryKeys.ticket(number),
    queryFn: ({ signal }) => call('ticket', { params: { id: number }, signal }),
  });
  const id = ticket.data?.id;
  useEffect(() => (id === undefined ? undefined : live.watchTicket(id)), [id]);
  // What one may no longer read has no tab; the one on the screen says so itself first.
  const isGone = !isCurrent && isProblem(ticket.error, 'not_found', 'forbidden');
  useEffect(() => {
    if (isGone) onGone();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- when it becomes so, not with each new way to close
  }, [isGone]);
  const isNew = !isCurrent && ticket.data?.newReply === true;
  return (
    <li className={classes('tabs__tab', isCurrent && 'tabs__tab--current')}>
      <Link to={to} className="tabs__link" aria-current={isCurrent ? 'page' : undefined} title={ticket.data?.subject}>
        <span className="tabs__number">{number}</span>
        <span className="tabs__subject">{ticket.data?.subject}</span>
        {isNew && (
          <span className="tabs__news">
            <span className="pkt-sr-only">({t('changedTab')})</span>
          </span>
        )}
      </Link>
      <button type="button" className="tabs__close" onClick={onClose} aria-label={t('close', { number })}>
        <PktIcon name="close" aria-hidden="true" />
      </button>
    </li>
  );
}
