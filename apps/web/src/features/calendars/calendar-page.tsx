import type { CalendarVersionView, CalendarView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { cityDay } from '../../ui/city-time.js';
import { Badge } from '../../ui/badge.js';
import { classes } from '../../ui/classes.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { useNow } from '../../ui/now.js';
import { PageHeader } from '../../ui/page-header.js';
import { DayGrid } from './day-grid.js';
import { useCalendars } from './use-calendars.js';
import { VersionFacts } from './version-facts.js';
import { inForce, monthAfter } from './week.js';
import './calendars.scss';

/** One calendar: how its days are open, month by month, and what holds from when. */
export function CalendarPage() {
  const { t } = useTranslation('calendars');
  const { key = '' } = useParams();
  const { abilities } = useMe();
  const calendars = useCalendars();
  const calendar = calendars.data?.items.find((one) => one.key === key);
  const above = <Link to="/calendars">{t('title')}</Link>;
  if (!calendar) {
    return (
      <div className="calendars">
        <PageHeader title={t('one')} above={above} />
        {calendars.isPending && <Loading lines={6} />}
        {calendars.isError && <ErrorState error={calendars.error} onRetry={() => void calendars.refetch()} />}
        {calendars.isSuccess && <EmptyState title={t('gone')} icon="calendar" action={above} />}
      </div>
    );
  }
  return (
    <div className="calendars">
      <PageHeader
        title={calendar.name}
        above={above}
        actions={
          abilities.editCalendars && (
            <Link
              className="pkt-btn pkt-btn--secondary pkt-btn--medium pkt-btn--label-only"
              to={`/calendars/${key}/change`}
            >
              <span className="pkt-btn__text">{t('change')}</span>
            </Link>
          )
        }
      />
      <Month calendarKey={key} />
      <Versions calendar={calendar} />
    </div>
  );
}

const isMonth = (text: string | null): text is string =>
  text !== null && /^(19[7-9]|20\d)\d-(0[1-9]|1[0-2])$/.test(text);

function Month({ calendarKey: key }: { readonly calendarKey: string }) {
  const { t } = useTranslation('calendars');
  const format = useFormat();
  const today = cityDay(useNow());
  const [search, setSearch] = useSearchParams();
  const wanted = search.get('month');
  const month = isMonth(wanted) ? wanted : today.slice(0, 7);
  const days = useQuery({
    queryKey: [...queryKeys.calendars, key, month],
    queryFn: ({ signal }) => call('calendarDays', { params: { key }, query: { month }, signal }),
    placeholderData: keepPreviousData,
  });
  const go = (months: number) => setSearch({ month: monthAfter(month, months) }, { replace: true });
  const title = format.month(month);
  return (
    <section aria-labelledby="calendar-month">
      <div className="month__head">
        <h2 id="calendar-month" className="month__title" aria-live="polite">
          {title}
        </h2>
        <div className="row">
          <PktButton
            skin="tertiary"
            size="small"
            variant="icon-left"
            iconName="chevron-thin-left"
            onClick={() => go(-1)}
          >
            {t('month.before')}
          </PktButton>
          <PktButton
            skin="tertiary"
            size="small"
            variant="icon-right"
            iconName="chevron-thin-right"
            onClick={() => go(1)}
          >
            {t('month.after')}
          </PktButton>
        </div>
      </div>
      {days.isPending && <Loading lines={8} />}
      {days.isError && <ErrorState error={days.error} onRetry={() => void days.refetch()} />}
      {days.isSuccess && (
        <div className={classes(days.isPlaceholderData && 'month--old')}>
          <DayGrid label={t('month.label', { month: title })} days={days.data.items} today={today} />
        </div>
      )}
    </section>
  );
}

/** The newest first; those that are past say so. */
function Versions({ calendar: { versions } }: { readonly calendar: CalendarView }) {
  const { t } = useTranslation('calendars');
  const today = cityDay(useNow());
  const present = inForce(versions, today);
  return (
    <section aria-labelledby="calendar-versions">
      <h2 id="calendar-versions" className="month__title">
        {t('versions.title')}
      </h2>
      <p className="calendars__note">{t('versions.note')}</p>
      <ol className="versions" reversed>
        {versions.toReversed().map((version) => (
          <Version
            key={version.validFrom}
            version={version}
            standing={version === present ? 'inForce' : version.validFrom > today ? 'coming' : 'past'}
            today={today}
          />
        ))}
      </ol>
    </section>
  );
}

interface VersionProps {
  readonly version: CalendarVersionView;
  readonly standing: 'coming' | 'inForce' | 'past';
  readonly today: string;
}

function Version({ version, standing, today }: VersionProps) {
  const { t } = useTranslation('calendars');
  const format = useFormat();
  const tones = { coming: 'blue', inForce: 'green', past: 'neutral' } as const;
  return (
    <li className="card versions__item">
      <h3 className="versions__title">
        {t('versions.from', { date: format.date(version.validFrom) })}{' '}
        <Badge tone={tones[standing]}>{t(`versions.${standing}`)}</Badge>
      </h3>
      <VersionFacts version={version} from={standing === 'past' ? version.validFrom : today} />
    </li>
  );
}
