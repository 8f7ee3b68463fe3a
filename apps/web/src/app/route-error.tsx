import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router-dom';
import { ErrorState } from '../ui/error-state.js';
import { PageHeader } from '../ui/page-header.js';

/** In place of a page that failed to load or to draw. */
export function RouteError() {
  const { t } = useTranslation('app');
  const error = useRouteError();
  return (
    <>
      <PageHeader title={t('failed.title')} />
      <ErrorState error={error} onRetry={() => window.location.reload()} />
    </>
  );
}
