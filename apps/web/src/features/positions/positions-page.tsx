import type { PositionList } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { cityDay } from '../../ui/city-time.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { CheckField, TextField } from '../../ui/field.js';
import { Loading } from '../../ui/loading.js';
import { useNow } from '../../ui/now.js';
import { PageHeader } from '../../ui/page-header.js';
import { AddPosition } from './add-position.js';
import { PositionTable } from './position-table.js';
import './positions.scss';

/** Who first line is made of, on any day: what the gain is counted from. */
export function PositionsPage() {
  const { t } = useTranslation('positions');
  const { abilities } = useMe();
  if (!abilities.readReports && !abilities.administer && !abilities.readAgency) {
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState icon="lock-locked" title={t('notYours.title')} text={t('notYours.text')} />
      </>
    );
  }
  const isWide = abilities.readReports || abilities.administer;
  return (
    <div className="positions">
      <PageHeader
        title={t('title')}
        lead={t(isWide ? 'lead' : 'leadOwn')}
        actions={isWide && <Link to="/position-sheet">{t('sheet.open')}</Link>}
      />
      <Positions />
    </div>
  );
}

function Positions() {
  const { t } = useTranslation('positions');
  const [search, setSearch] = useSearchParams();
  const today = cityDay(useNow());
  const on = search.get('on') ?? today;
  const isAll = search.get('show') === 'all';
  const isDay = /^20\d\d-\d\d-\d\d$/.test(on);
  const [isAdding, setAdding] = useState(false);
  const positions = useQuery({
    queryKey: [...queryKeys.positions, 'list', on, isAll],
    queryFn: ({ signal }) => call('positions', { query: { on, ...(isAll && { show: 'all' as const }) }, signal }),
    enabled: isDay,
    placeholderData: keepPreviousData,
  });
  const choose = (name: string, value: string | null) => {
    const next = new URLSearchParams(search);
    if (value === null) next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true });
  };
  return (
    <>
      <div className="positions__choice">
        <TextField
          name="on"
          label={t('on')}
          type="date"
          min="2000-01-01"
          max="2099-12-31"
          value={on}
          onChange={({ target }) => choose('on', target.value === today ? null : target.value)}
        />
        <CheckField
          label={t('showAll')}
          checked={isAll}
          onChange={({ target }) => choose('show', target.checked ? 'all' : null)}
        />
        {positions.isSuccess && positions.data.abilities.declareFor.length > 0 && (
          <PktButton onClick={() => setAdding(true)}>{t('add.open')}</PktButton>
        )}
      </div>
      {positions.isPending && isDay && <Loading lines={8} />}
      {positions.isError && <ErrorState error={positions.error} onRetry={() => void positions.refetch()} />}
      {positions.isSuccess && (
        <>
          <Sums list={positions.data} />
          {positions.data.items.length === 0 ? (
            <EmptyState icon="user" title={t('none.title')} text={t('none.text')} />
          ) : (
            <PositionTable list={positions.data} />
          )}
          <AddPosition
            open={isAdding}
            abilities={positions.data.abilities}
            today={today}
            onClose={() => setAdding(false)}
          />
        </>
      )}
    </>
  );
}

function Sums({ list: { on, sums } }: { readonly list: PositionList }) {
  const { t } = useTranslation('positions');
  const format = useFormat();
  const shown = sums.filter(({ fte }) => fte > 0);
  const all = shown.reduce((sum, { fte }) => sum + Math.round(fte * 1000), 0) / 1000;
  return (
    <p role="status" className="positions__sums">
      {shown.length === 0
        ? t('sums.none', { date: format.date(on) })
        : `${t('sums.all', { fte: format.number(all, 2), date: format.date(on) })} ${shown
            .map(({ kind, fte }) => t('sums.part', { kind: t(`kinds.${kind}`), fte: format.number(fte, 2) }))
            .join(', ')}.`}
    </p>
  );
}
