import { SUGGESTION_ORDERS, SUGGESTION_SHOWS, type SuggestionRow } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router-dom';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { Badge } from '../../ui/badge.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { SelectField } from '../../ui/field.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ScoreText } from './score-text.js';
import { StatusBadge } from './status-badge.js';
import { SupportButton } from './support-button.js';
import { useSuggestions } from './use-suggestions.js';
import './suggestions.scss';

/** What employees propose, in the order in which it pays to do it. */
export function SuggestionsPage() {
  const { t } = useTranslation('suggestions');
  const { abilities } = useMe();
  const [search, setSearch] = useSearchParams();
  const shows = SUGGESTION_SHOWS.filter((one) => one !== 'hidden' || abilities.editOpenResults);
  const show = shows.find((one) => one === search.get('show')) ?? 'current';
  const order = SUGGESTION_ORDERS.find((one) => one === search.get('order')) ?? 'rank';
  const set = (name: 'show' | 'order', value: string) => {
    const next = new URLSearchParams(search);
    next.set(name, value);
    setSearch(next, { replace: true });
  };
  return (
    <div className="suggestions">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            {abilities.editCouncil && (
              <Link className="pkt-btn pkt-btn--secondary pkt-btn--label-only" to="/admin/user-council">
                <span className="pkt-btn__text">{t('userCouncil')}</span>
              </Link>
            )}
            <Link className="pkt-btn pkt-btn--primary pkt-btn--label-only" to="/suggestions/new">
              <span className="pkt-btn__text">{t('new.open')}</span>
            </Link>
          </>
        }
      />
      <div className="suggestions__filters">
        <SelectField
          name="show"
          label={t('show.label')}
          value={show}
          options={shows.map((value) => ({ value, label: t(`show.${value}`) }))}
          onChange={({ target }) => set('show', target.value)}
        />
        <SelectField
          name="order"
          label={t('order.label')}
          value={order}
          options={SUGGESTION_ORDERS.map((value) => ({ value, label: t(`order.${value}`) }))}
          onChange={({ target }) => set('order', target.value)}
        />
      </div>
      {order === 'rank' && <p className="suggestions__note">{t('order.explained')}</p>}
      <List key={`${show} ${order}`} show={show} order={order} />
    </div>
  );
}

function List({ show, order }: { show: (typeof SUGGESTION_SHOWS)[number]; order: (typeof SUGGESTION_ORDERS)[number] }) {
  const { t } = useTranslation('suggestions');
  const list = useSuggestions(show, order);
  if (list.isPending) return <Loading lines={8} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState icon="bulb" title={t('none.title')} text={t('none.text')} />;
  return (
    <>
      <ol className="suggestions__list">
        {items.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ol>
      {list.hasNextPage && (
        <PktButton skin="secondary" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </PktButton>
      )}
    </>
  );
}

function Row({ row }: { readonly row: SuggestionRow }) {
  const { t } = useTranslation('suggestions');
  const format = useFormat();
  const { id, title, status, service, agency, createdAt, supporters, supported, own, score, place, placeReason } = row;
  const isOpen = ['received', 'considered', 'planned', 'in_progress'].includes(status) && !row.hidden;
  const facts = [service?.name, agency?.name, format.date(createdAt)].filter(Boolean).join(' · ');
  return (
    <li className="suggestions__item">
      <div className="suggestions__main">
        <h2 className="suggestions__title">
          <Link to={`/suggestions/${id}`}>{title}</Link>
        </h2>
        <p className="suggestions__badges">
          <StatusBadge status={status} />
          {own && <Badge tone="beige">{t('own')}</Badge>}
          {row.hidden && <Badge tone="red">{t('hidden')}</Badge>}
          {place !== null && <Badge tone="neutral">{t('place', { place })}</Badge>}
        </p>
        {placeReason !== null && <p className="suggestions__score">{t('placeReason', { reason: placeReason })}</p>}
        {score && <ScoreText score={score} />}
        <p className="suggestions__note">{facts}</p>
      </div>
      <div>
        <p className="suggestions__count">{t('supporters', { count: supporters })}</p>
        {isOpen && !own && <SupportButton id={id} title={title} supported={supported} />}
      </div>
    </li>
  );
}
