import type { PriceListView } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { Badge } from '../../ui/badge.js';
import { cityDay } from '../../ui/city-time.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { useNow } from '../../ui/now.js';
import { PageHeader } from '../../ui/page-header.js';
import { usePriceWords } from './use-price-words.js';
import { usePriceLists } from './use-showback.js';
import './showback.scss';

/** By which prices agencies bear what, from when on, and why they were changed. */
export function PricesPage() {
  const { t } = useTranslation('showback');
  const { abilities } = useMe();
  const above = <Link to="/showback">{t('title')}</Link>;
  const mayRead = abilities.readReports || abilities.administer || abilities.readAgency;
  return (
    <div className="showback">
      <PageHeader
        title={t('prices.title')}
        above={above}
        lead={t('prices.lead')}
        actions={
          (abilities.readReports || abilities.administer) && <Link to="/showback/prices/new">{t('prices.new')}</Link>
        }
      />
      {mayRead ? <List /> : <EmptyState icon="lock-locked" title={t('notYours.title')} text={t('notYours.text')} />}
    </div>
  );
}

function List() {
  const { t } = useTranslation('showback');
  const lists = usePriceLists();
  if (lists.isPending) return <Loading lines={6} />;
  if (lists.isError) return <ErrorState error={lists.error} onRetry={() => void lists.refetch()} />;
  const { items } = lists.data;
  if (items.length === 0) return <EmptyState icon="graph" title={t('prices.none')} text={t('prices.noneText')} />;
  return (
    <ul className="showback__lists">
      {items.map((list) => (
        <PriceList key={list.id} list={list} />
      ))}
    </ul>
  );
}

function PriceList({ list }: { readonly list: PriceListView }) {
  const { t } = useTranslation('showback');
  const format = useFormat();
  const words = usePriceWords();
  const { id, version, validFrom, validTo, replaced, reason, publishedAt, publishedBy } = list;
  const name = version === null ? t('list.draft') : t('list.name', { version });
  const heading = `price-list-${id}`;
  return (
    <li className="card" aria-labelledby={heading}>
      <h2 id={heading} className="showback__list-name">
        {name} <Standing list={list} />
      </h2>
      <p className="showback__small">
        {replaced || validTo === null
          ? t('list.from', { from: format.date(validFrom) })
          : t('list.fromTo', { from: format.date(validFrom), to: format.date(validTo) })}{' '}
        · {t(`model.${list.prices.model}`)}
      </p>
      <ul>
        {words(list.prices).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {reason && <p>{t('list.reason', { reason })}</p>}
      {publishedAt && (
        <p className="showback__small">
          {t('list.published', { date: format.date(publishedAt), name: publishedBy?.name ?? t('list.nobody') })}
        </p>
      )}
      {version === null && <Link to={`/showback/prices/${id}`}>{t('list.edit')}</Link>}
    </li>
  );
}

function Standing({ list: { version, validFrom, validTo, replaced } }: { readonly list: PriceListView }) {
  const { t } = useTranslation('showback');
  const today = cityDay(useNow());
  if (version === null) return <Badge tone="yellow">{t('standing.draft')}</Badge>;
  if (replaced) return <Badge tone="beige">{t('standing.replaced')}</Badge>;
  if (validFrom > today) return <Badge tone="blue">{t('standing.ahead')}</Badge>;
  if (validTo !== null && validTo < today) return <Badge>{t('standing.over')}</Badge>;
  return <Badge tone="green">{t('standing.now')}</Badge>;
}
