import type { MyTicketRow } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { NotJoined } from '../../ui/not-joined.js';
import { OwnTickets } from '../../ui/own-tickets.js';
import { PageHeader } from '../../ui/page-header.js';
import { QuickChoice } from './quick-choice.js';
import './home.scss';

const OPEN_SHOWN = 50;
const DONE_SHOWN = 3;

/** Where an employee begins: something is wrong, or they wonder how it goes with what they have reported. */
export function HomePage() {
  const { t } = useTranslation('home');
  const me = useMe();
  return (
    <div className="home">
      <PageHeader title={t('title', { name: me.name.split(' ')[0] ?? me.name })} documentTitle={t('nav')} />
      {me.abilities.fileTicket ? (
        <section className="home__file" aria-label={t('file')}>
          <Link className="home__big" to="/tickets/new">
            <PktIcon name="plus-circle" aria-hidden="true" />
            {t('file')}
          </Link>
          <QuickChoice />
        </section>
      ) : (
        <NotJoined agency={me.agency} />
      )}
      <OwnPart />
      <p className="home__more">
        <Link to="/results">{t('more.results')}</Link>
        <Link to="/suggestions">{t('more.suggestions')}</Link>
      </p>
    </div>
  );
}

/** What awaits an answer first, then the newest news. */
function inOrder(rows: readonly MyTicketRow[]): readonly MyTicketRow[] {
  return rows.toSorted((a, b) => Number(b.awaitsYou) - Number(a.awaitsYou) || b.updatedAt.localeCompare(a.updatedAt));
}

function OwnPart() {
  const { t } = useTranslation('home');
  const open = useQuery({
    queryKey: [...queryKeys.myTickets, 'home', 'open'],
    queryFn: ({ signal }) => call('myTickets', { query: { state: 'open', limit: OPEN_SHOWN }, signal }),
  });
  const done = useQuery({
    queryKey: [...queryKeys.myTickets, 'home', 'done'],
    queryFn: ({ signal }) => call('myTickets', { query: { state: 'done', limit: DONE_SHOWN }, signal }),
  });
  const openRows = inOrder(open.data?.items ?? []);
  const doneRows = done.data?.items ?? [];
  const waiting = openRows.filter(({ awaitsYou }) => awaitsYou).length;
  return (
    <section className="home__own" aria-labelledby="home-own">
      <div className="home__own-head">
        <h2 id="home-own" className="home__heading">
          {t('own')}
        </h2>
        <Link to="/my/tickets">{t('all')}</Link>
      </div>
      {waiting > 0 && (
        <p className="home__waiting">
          <PktIcon name="message" aria-hidden="true" />
          {t('waiting', { count: waiting })}
        </p>
      )}
      {open.isPending && <Loading lines={4} />}
      {open.isError && !open.data && <ErrorState error={open.error} onRetry={() => void open.refetch()} />}
      {open.data && openRows.length === 0 && (
        <EmptyState icon="check-circle" title={t('none.title')} text={t('none.text')} />
      )}
      {openRows.length > 0 && <OwnTickets rows={openRows} label={t('own')} />}
      {doneRows.length > 0 && (
        <>
          <h3 className="home__subheading">{t('done')}</h3>
          <OwnTickets rows={doneRows} label={t('done')} />
        </>
      )}
    </section>
  );
}
