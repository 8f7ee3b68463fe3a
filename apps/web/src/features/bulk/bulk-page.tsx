import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { BulkProgress } from './bulk-progress.js';
import './bulk.scss';

/** A change of many tickets, to come back to while it can be undone. */
export function BulkPage() {
  const { t } = useTranslation('bulk');
  const { bulkId = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.bulk(bulkId),
    queryFn: ({ signal }) => call('bulk', { params: { id: bulkId }, signal }),
  });
  return (
    <>
      <PageHeader
        title={data ? t(`title.${data.change.verb}`, { count: Math.max(data.total, 1) }) : t('pageTitle')}
        documentTitle={t('pageTitle')}
      />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Loading lines={4} />}
      {data && (
        <div className="card">
          <BulkProgress bulk={data} />
        </div>
      )}
    </>
  );
}
