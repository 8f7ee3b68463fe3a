import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router-dom';
import { useMe } from '../../api/session.js';
import { EmptyState } from '../../ui/empty-state.js';
import { PageHeader } from '../../ui/page-header.js';

/** Leads on to the first of one's own queues. */
export function QueueStart() {
  const { t } = useTranslation('queue');
  const [team] = useMe().teams;
  if (team) return <Navigate replace to={`/queue/${team.key}`} />;
  return (
    <>
      <PageHeader title={t('title')} />
      <EmptyState title={t('noTeam.title')} text={t('noTeam.text')} icon="group" />
    </>
  );
}
