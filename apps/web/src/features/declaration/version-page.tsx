import { PktIcon } from '@oslokommune/punkt-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { PrintButton } from './declaration-page.js';
import { DeclarationText } from './declaration-text.js';
import { useCalendars } from './use-calendars.js';
import { useServices } from './use-services.js';
import './declaration.scss';

/** One version as it is, was or will be read. */
export function VersionPage() {
  const { t } = useTranslation('declaration');
  const format = useFormat();
  const { version = '' } = useParams();
  const services = useServices();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [...queryKeys.declaration, 'version', version],
    queryFn: ({ signal }) => call('declarationVersion', { params: { version }, signal }),
  });
  const { isSettled } = useCalendars();
  return (
    <div className="declaration">
      <PageHeader
        above={<Link to="/declaration/versions">{t('oldVersions')}</Link>}
        title={`${t('title')}, ${t('list.version', { version: data?.version ?? version }).toLowerCase()}`}
        lead={data?.content.name}
        actions={data && <PrintButton />}
      />
      {(isPending || (data && !isSettled)) && <Loading lines={8} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && data.standing !== 'in_force' && (
        <aside className="declaration__notice">
          <PktIcon name="alert-information" aria-hidden="true" />
          <div>
            <p>{t(`notInForce.${data.standing}`, { date: format.date(data.validFrom) })}</p>
            <p>
              <Link to="/declaration">{t('notInForce.now')}</Link>
            </p>
          </div>
        </aside>
      )}
      {data && isSettled && <DeclarationText version={data} services={services} />}
    </div>
  );
}
