import type { CalendarView } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { cityDay } from '../../ui/city-time.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { useNow } from '../../ui/now.js';
import { PageHeader } from '../../ui/page-header.js';
import { useCalendars } from './use-calendars.js';
import { WeekText } from './version-facts.js';
import { inForce } from './week.js';
import './calendars.scss';

/** When is the desk open? The calendars by which it counts. */
export function CalendarsPage() {
  const { t } = useTranslation('calendars');
  const { abilities } = useMe();
  const calendars = useCalendars();
  return (
    <div className="calendars">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          abilities.editCalendars && (
            <Link className="pkt-btn pkt-btn--secondary pkt-btn--medium pkt-btn--label-only" to="/calendars/new">
              <span className="pkt-btn__text">{t('new')}</span>
            </Link>
          )
        }
      />
      {calendars.isPending && <Loading lines={6} />}
      {calendars.isError && <ErrorState error={calendars.error} onRetry={() => void calendars.refetch()} />}
      {calendars.isSuccess && calendars.data.items.length === 0 && (
        <EmptyState title={t('none')} text={t('noneText')} icon="calendar" />
      )}
      {calendars.isSuccess && calendars.data.items.length > 0 && (
        <ul className="calendars__list">
          {calendars.data.items.map((calendar) => (
            <Calendar key={calendar.key} calendar={calendar} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Calendar({ calendar: { key, name, versions } }: { readonly calendar: CalendarView }) {
  const { t } = useTranslation('calendars');
  const format = useFormat();
  const today = cityDay(useNow());
  const present = inForce(versions, today);
  const next = versions.find(({ validFrom }) => present !== undefined && validFrom > present.validFrom);
  return (
    <li className="card calendars__item">
      <h2 className="calendars__name">
        <Link to={`/calendars/${key}`}>{name}</Link>
      </h2>
      {present && <WeekText version={present} />}
      <p className="calendars__more">
        {present?.timeZone}
        {next && next.validFrom > today && <> · {t('changesOn', { date: format.date(next.validFrom) })}</>}
      </p>
    </li>
  );
}
