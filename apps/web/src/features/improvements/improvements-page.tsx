import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router-dom';
import { useMe } from '../../api/session.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ActionList } from './action-list.js';
import { useImprovements } from './use-improvements.js';
import './improvements.scss';

/** Improvement actions that are to be done, or those that are over; one's own, for who is no service owner. */
export function ImprovementsPage() {
  const { t } = useTranslation('improvements');
  const { abilities } = useMe();
  const [search] = useSearchParams();
  const show = search.get('show') === 'closed' ? 'closed' : 'going';
  const actions = useImprovements(show);
  return (
    <div className="actions">
      <PageHeader
        title={t('title')}
        above={abilities.readReports && <Link to="/benefit-plan">{t('plan')}</Link>}
        lead={t('lead')}
        actions={
          show === 'closed' ? (
            <Link to="/improvements">{t('showGoing')}</Link>
          ) : (
            <Link to="/improvements?show=closed">{t('showClosed')}</Link>
          )
        }
      />
      {actions.isPending && <Loading lines={4} />}
      {actions.isError && <ErrorState error={actions.error} onRetry={() => void actions.refetch()} />}
      {actions.isSuccess &&
        (actions.data.items.length === 0 ? (
          <EmptyState icon="check-circle" title={t(show === 'closed' ? 'noneClosed' : 'noneGoing')} />
        ) : (
          <ActionList items={actions.data.items} />
        ))}
    </div>
  );
}
