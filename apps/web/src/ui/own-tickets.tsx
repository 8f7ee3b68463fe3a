import type { MyTicketRow } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useFormat } from '../i18n/format.js';
import { Badge, StateBadge } from './badge.js';
import { classes } from './classes.js';
import { useNow } from './now.js';
import { serviceIcon } from './service-icon.js';

/** One's own tickets as large lines that a thumb can hit; those that await an answer stand out. */
export function OwnTickets({ rows, label }: { readonly rows: readonly MyTicketRow[]; readonly label: string }) {
  return (
    <ul className="own-tickets" aria-label={label}>
      {rows.map((row) => (
        <OwnTicket key={row.id} row={row} />
      ))}
    </ul>
  );
}

function OwnTicket({ row }: { readonly row: MyTicketRow }) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const now = useNow();
  const hasNews = row.updatedAt !== row.filedAt;
  return (
    <li className={classes('own-ticket', row.awaitsYou && 'own-ticket--awaits')}>
      <PktIcon className="own-ticket__icon" name={serviceIcon(row.service.key)} aria-hidden="true" />
      <div className="own-ticket__main">
        <Link className="own-ticket__link" to={`/tickets/${row.number}`}>
          {row.subject}
        </Link>
        <p className="own-ticket__facts">
          <span>{row.number}</span> <span>{row.service.name}</span>{' '}
          <span>
            {hasNews
              ? t('ownTickets.news', { when: format.relative(row.updatedAt, now) })
              : t('ownTickets.filed', { when: format.relative(row.filedAt, now) })}
          </span>
        </p>
      </div>
      <span className="own-ticket__state">
        {row.awaitsYou ? (
          <Badge tone="yellow">{t('ownTickets.awaitsYou')}</Badge>
        ) : (
          <StateBadge state={row.state} audience="requester" />
        )}
      </span>
    </li>
  );
}
