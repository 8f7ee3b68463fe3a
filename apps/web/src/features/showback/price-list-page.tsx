import type { PriceListView } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router-dom';
import { useMe } from '../../api/session.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { draftOf, EMPTY } from './price-draft.js';
import { PriceForm } from './price-form.js';
import { usePriceLists } from './use-showback.js';
import './showback.scss';

/** Writes a draft; a new one begins as a copy of what holds now. */
export function PriceListPage() {
  const { t } = useTranslation('showback');
  const { id = '' } = useParams();
  const { abilities } = useMe();
  const isNew = id === 'new';
  return (
    <div className="showback">
      <PageHeader
        title={t(isNew ? 'prices.new' : 'prices.draft')}
        above={<Link to="/showback/prices">{t('prices.title')}</Link>}
        lead={t('prices.draftLead')}
      />
      {abilities.readReports || abilities.administer ? (
        <Draft key={id} id={isNew ? null : id} />
      ) : (
        <EmptyState icon="lock-locked" title={t('notYours.title')} text={t('notYours.text')} />
      )}
    </div>
  );
}

function Draft({ id }: { readonly id: string | null }) {
  const { t } = useTranslation('showback');
  const lists = usePriceLists();
  if (lists.isPending) return <Loading lines={8} />;
  if (lists.isError) return <ErrorState error={lists.error} onRetry={() => void lists.refetch()} />;
  const { items } = lists.data;
  const list = items.find((one) => one.id === id) ?? null;
  if (id !== null && list?.version !== null) {
    return <EmptyState icon="graph" title={t('prices.noDraft')} text={t('prices.noDraftText')} />;
  }
  const newest: PriceListView | undefined = items.find(({ version }) => version !== null);
  const isFirst = newest === undefined;
  const start = list ? draftOf(list) : newest ? { ...draftOf(newest), validFrom: '', reason: '' } : EMPTY;
  return <PriceForm key={list?.revision ?? 0} list={list} start={start} isFirst={isFirst} />;
}
