import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { EmptyState } from '../ui/empty-state.js';
import { PageHeader } from '../ui/page-header.js';

export function NotFoundPage() {
  const { t } = useTranslation('app');
  return (
    <>
      <PageHeader title={t('notFound.title')} />
      <EmptyState
        icon="map-cursor"
        title={t('notFound.text')}
        text={t('notFound.hint')}
        action={
          <Link className="pkt-link" to="/">
            {t('notFound.home')}
          </Link>
        }
      />
    </>
  );
}
