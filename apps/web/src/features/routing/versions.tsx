import { PktButton } from '@oslokommune/punkt-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useFormat } from '../../i18n/format.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { useVersions } from './use-routing.js';

/** Every list that was saved: by whom, when and why. Read when it is opened. */
export function Versions() {
  const { t } = useTranslation('routing');
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const versions = useVersions(isOpen);
  const items = versions.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <details className="routing-versions" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('versions.title')}</summary>
      {isOpen && versions.isPending && <Loading lines={4} />}
      {versions.isError && <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />}
      <ol>
        {items.map(({ revision, reason, savedAt, savedBy }) => (
          <li key={revision}>
            <Link to={`/admin/routing?version=${revision}`}>{t('versions.name', { revision })}</Link>
            {savedAt && ` · ${format.dateTime(savedAt)}`} · {savedBy?.name ?? t('versions.desk')}
            <br />
            {reason}
          </li>
        ))}
      </ol>
      {versions.hasNextPage && (
        <PktButton
          skin="secondary"
          size="small"
          isLoading={versions.isFetchingNextPage}
          onClick={() => void versions.fetchNextPage()}
        >
          {t('more')}
        </PktButton>
      )}
    </details>
  );
}
