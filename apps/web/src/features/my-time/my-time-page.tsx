import type { MyTime, OwnSession } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';
import { cityDay } from '../../ui/city-time.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { TextField } from '../../ui/field.js';
import { Loading } from '../../ui/loading.js';
import { useNow } from '../../ui/now.js';
import { PageHeader } from '../../ui/page-header.js';
import { Timer } from '../../work/timer.js';
import { CorrectDialog } from './correct-dialog.js';
import { Corrections } from './corrections.js';
import { DaySessions, TicketWords } from './day-sessions.js';
import { byDay, daysFrom, isDay, mondayOf } from './days.js';
import { Stored } from './stored.js';
import './my-time.scss';

const REFRESH_MS = 20_000;

/** What is being corrected: a session, or one that was missed. */
type Correcting = { readonly session: OwnSession | null };

/** An agent's own time: what was measured, what is corrected, and what becomes of it. */
export function MyTimePage() {
  const { t } = useTranslation('my-time');
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const [correcting, setCorrecting] = useState<Correcting | null>(null);
  const today = cityDay(useNow());
  const asked = search.get('day') ?? '';
  const day = isDay(asked) ? asked : today;
  const isWeek = search.get('show') === 'week';
  const monday = mondayOf(day);
  const week = Array.from({ length: 7 }, (_, n) => daysFrom(monday, n));
  const sunday = daysFrom(monday, 6);
  const time = useQuery({
    queryKey: [...queryKeys.myTime, monday],
    queryFn: ({ signal }) => call('myTime', { query: { from: monday, to: sunday }, signal }),
    refetchInterval: today <= sunday ? REFRESH_MS : false,
    placeholderData: keepPreviousData,
  });
  const go = (to: string, show: 'day' | 'week') =>
    setSearch({ ...(to === today ? {} : { day: to }), ...(show === 'week' ? { show } : {}) });
  const show = isWeek ? 'week' : 'day';
  const step = isWeek ? 7 : 1;
  const data = time.data?.from === monday ? time.data : undefined;
  const days = byDay(week, data?.sessions ?? []);
  const shown = isWeek ? days : days.filter((one) => one.day === day);
  const total = (of: typeof days) => of.reduce((so, { seconds }) => so + seconds, 0);
  const title = isWeek
    ? t('week', { from: format.day(`${monday}T12:00:00Z`), to: format.day(`${sunday}T12:00:00Z`) })
    : format.day(`${day}T12:00:00Z`);
  return (
    <div className="my-time">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <PktButton
            skin="secondary"
            variant="icon-left"
            iconName="plus-sign"
            onClick={() => setCorrecting({ session: null })}
          >
            {t('add')}
          </PktButton>
        }
      />
      {data?.running && <Running running={data.running} />}
      <div className="my-time__choice">
        <div className="my-time__days">
          <PktButton
            skin="secondary"
            variant="icon-only"
            iconName="chevron-left"
            onClick={() => go(daysFrom(day, -step), show)}
          >
            {t(isWeek ? 'weekBefore' : 'dayBefore')}
          </PktButton>
          <TextField
            type="date"
            name="day"
            label={t('day')}
            hideLabel
            max={today}
            value={day}
            onChange={({ target }) => isDay(target.value) && go(target.value, show)}
          />
          <PktButton
            skin="secondary"
            variant="icon-only"
            iconName="chevron-right"
            disabled={isWeek ? sunday >= today : day >= today}
            onClick={() => go(daysFrom(day, step) > today ? today : daysFrom(day, step), show)}
          >
            {t(isWeek ? 'weekAfter' : 'dayAfter')}
          </PktButton>
          {day !== today && (
            <PktButton skin="tertiary" onClick={() => go(today, show)}>
              {t('today')}
            </PktButton>
          )}
        </div>
        <div className="my-time__show" role="group" aria-label={t('show')}>
          {(['day', 'week'] as const).map((one) => (
            <button
              key={one}
              type="button"
              className="my-time__switch"
              aria-pressed={show === one}
              onClick={() => go(day, one)}
            >
              {t(`shows.${one}`)}
            </button>
          ))}
        </div>
      </div>
      {time.isError && !data && <ErrorState error={time.error} onRetry={() => void time.refetch()} />}
      {!time.isError && !data && <Loading lines={6} />}
      {time.isError && data && <p className="my-time__old">{t('old')}</p>}
      {data && (
        <>
          <dl className="my-time__sums" aria-live="off">
            <div>
              <dt>{isWeek ? title : t('sum.day', { day: title })}</dt>
              <dd>{format.hours(total(shown))}</dd>
            </div>
            {!isWeek && (
              <div>
                <dt>{t('sum.week')}</dt>
                <dd>{format.hours(total(days))}</dd>
              </div>
            )}
          </dl>
          <Stored signalDays={data.signalDays} />
          {total(shown) === 0 && <EmptyState icon="clock" title={t('none.title')} text={t('none.text')} />}
          {[...shown]
            .filter(({ seconds }) => seconds > 0)
            .reverse()
            .map((one) => (
              <DaySessions
                key={one.day}
                day={one}
                isAlone={!isWeek}
                correctableFrom={data.correctableFrom}
                onCorrect={(session) => setCorrecting({ session })}
              />
            ))}
          <Corrections corrections={data.corrections} />
        </>
      )}
      {correcting && (
        <CorrectDialog
          key={correcting.session?.startedAt ?? 'new'}
          session={correcting.session}
          day={day}
          onClose={() => setCorrecting(null)}
        />
      )}
    </div>
  );
}

function Running({ running }: { readonly running: NonNullable<MyTime['running']> }) {
  const { t } = useTranslation('my-time');
  return (
    <section className="my-time__running" aria-label={t('now')}>
      <span className="my-time__kind">{t(`running.${running.kind}`)}</span>
      <TicketWords ticket={running.ticket} />
      <Timer since={running.since} />
    </section>
  );
}
