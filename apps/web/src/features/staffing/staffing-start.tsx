import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';

/** To the team that one leads, or works in; administrators to the first there is. */
export function StaffingStart() {
  const { t } = useTranslation('staffing');
  const me = useMe();
  const own = me.teams.find(({ lead }) => lead) ?? me.teams[0];
  const teams = useQuery({
    queryKey: queryKeys.teams,
    queryFn: ({ signal }) => call('teams', { signal }),
    enabled: !own && me.abilities.administer,
  });
  const first = own ?? teams.data?.items[0];
  if (first) return <Navigate to={`/team/${first.key}/staffing`} replace />;
  return (
    <>
      <PageHeader title={t('nav')} />
      {teams.isLoading && <Loading />}
      {teams.isError && <ErrorState error={teams.error} onRetry={() => void teams.refetch()} />}
      {!teams.isLoading && !teams.isError && (
        <EmptyState icon="lock-locked" title={t('none.title')} text={t('none.text')} />
      )}
    </>
  );
}
