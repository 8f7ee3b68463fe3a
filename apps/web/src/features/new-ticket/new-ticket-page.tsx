import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/session.js';
import { NotJoined } from '../../ui/not-joined.js';
import { PageHeader } from '../../ui/page-header.js';
import { TicketForm } from './ticket-form.js';
import './new-ticket.scss';

/** «Meld en sak», or who helps those whom we do not serve yet. */
export function NewTicketPage() {
  const { t } = useTranslation('new-ticket');
  const me = useMe();
  return (
    <div className="new-ticket">
      <PageHeader title={t('title')} lead={me.abilities.fileTicket ? t('lead') : undefined} />
      {me.abilities.fileTicket ? <TicketForm me={me} /> : <NotJoined agency={me.agency} />}
    </div>
  );
}
