import { PktButton } from '@oslokommune/punkt-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';
import { cityDay } from '../../ui/city-time.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { SelectField, TextField } from '../../ui/field.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { useOutbox } from './use-outbox.js';
import { VisitCard } from './visit-card.js';
import './visits.scss';

const REFRESH_MS = 30_000;
const DAY = /^20\d\d-\d\d-\d\d$/;

/** So many days on, by the calendar alone. */
function daysFrom(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

const isDay = (text: string): boolean => DAY.test(text) && !Number.isNaN(Date.parse(text));

/** Where to go on a day; made for a phone on a bad network. */
export function OnsitePage() {
  const { t } = useTranslation('visits');
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const outbox = useOutbox();
  const today = cityDay(new Date());
  const asked = search.get('day') ?? '';
  const day = isDay(asked) ? asked : today;
  const agency = search.get('agency') ?? '';
  const go = (change: Readonly<Record<string, string>>) => {
    const next = { day, agency, ...change };
    setSearch(
      Object.entries(next).filter(([name, value]) => value !== '' && !(name === 'day' && value === today)) as [
        string,
        string,
      ][],
    );
  };
  const visits = useInfiniteQuery({
    queryKey: [...queryKeys.visits, day, agency],
    queryFn: ({ signal, pageParam }) =>
      call('visitDay', {
        query: { day, ...(agency === '' ? {} : { agency }), ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
  const agencies = useQuery({
    queryKey: queryKeys.agencies,
    queryFn: ({ signal }) => call('agencies', { signal }),
    staleTime: 300_000,
  });
  const running = visits.data?.pages[0]?.running ?? null;
  const items = (visits.data?.pages ?? []).flatMap((page) => page.items).filter(({ id }) => id !== running?.id);
  const isToday = day === today;
  const title = isToday ? t('title') : t('titleOf', { day: format.day(`${day}T12:00:00Z`) });
  return (
    <div className="onsite">
      <PageHeader title={title} />
      <div className="onsite__choice">
        <div className="onsite__days">
          <PktButton
            skin="secondary"
            variant="icon-only"
            iconName="chevron-left"
            onClick={() => go({ day: daysFrom(day, -1) })}
          >
            {t('dayBefore')}
          </PktButton>
          <TextField
            type="date"
            name="day"
            label={t('day')}
            hideLabel
            value={day}
            onChange={({ target }) => isDay(target.value) && go({ day: target.value })}
          />
          <PktButton
            skin="secondary"
            variant="icon-only"
            iconName="chevron-right"
            onClick={() => go({ day: daysFrom(day, 1) })}
          >
            {t('dayAfter')}
          </PktButton>
          {!isToday && (
            <PktButton skin="tertiary" onClick={() => go({ day: today })}>
              {t('today')}
            </PktButton>
          )}
        </div>
        <SelectField
          name="agency"
          label={t('agency')}
          hideLabel
          optional
          placeholder={t('allAgencies')}
          options={(agencies.data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }))}
          value={agency}
          onChange={({ target }) => go({ agency: target.value })}
        />
      </div>
      {running && (
        <section className="onsite__running" aria-label={t('yourVisit')}>
          <VisitCard visit={running} outbox={outbox} />
        </section>
      )}
      {visits.isPending && <Loading lines={6} />}
      {visits.isError && !visits.data && <ErrorState error={visits.error} onRetry={() => void visits.refetch()} />}
      {visits.isError && visits.data && <p className="onsite__old">{t('old')}</p>}
      {visits.data && items.length === 0 && running === null && (
        <EmptyState icon="calendar" title={t('none')} text={t('noneText')} />
      )}
      <ul className="onsite__list" aria-label={title}>
        {items.map((visit) => (
          <li key={visit.id}>
            <VisitCard visit={visit} outbox={outbox} />
          </li>
        ))}
      </ul>
      {visits.hasNextPage && (
        <PktButton skin="secondary" onClick={() => void visits.fetchNextPage()}>
          {t('more')}
        </PktButton>
      )}
    </div>
  );
}
