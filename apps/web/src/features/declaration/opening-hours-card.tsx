import type { CalendarView, OpenHours, Weekday } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useFormat } from '../../i18n/format.js';
import { useNow } from '../../ui/now.js';
import { cityDay } from '../../ui/city-time.js';
import { addDays } from './dates.js';
import { comingDays, versionAfter, versionOn, weekOf, type DayGroup } from './opening-hours.js';
import { useCalendars } from './use-calendars.js';

/** How far ahead days that differ are of interest. */
const SHOWN_DAYS = 183;

/** When the desk is open, by the calendars that the declaration names. */
export function OpeningHours({ keys }: { readonly keys: readonly string[] }) {
  const { t } = useTranslation('declaration');
  const { calendars, isError } = useCalendars();
  const named = calendars.filter(({ key }) => keys.includes(key));
  return (
    <section aria-labelledby="declaration-opening">
      <h2 id="declaration-opening" className="declaration__title">
        {t('opening.title')}
      </h2>
      <p className="declaration__text">{t(isError ? 'opening.failed' : 'opening.text')}</p>
      <div className="openings">
        {named.map((calendar) => (
          <Opening key={calendar.key} calendar={calendar} />
        ))}
      </div>
    </section>
  );
}

function Opening({ calendar }: { readonly calendar: CalendarView }) {
  const { t } = useTranslation('declaration');
  const format = useFormat();
  const said = useHours();
  const today = cityDay(useNow());
  const version = versionOn(calendar, today);
  const next = versionAfter(calendar, today);
  if (!version) return null;
  const special = comingDays(version, today, addDays(today, SHOWN_DAYS));
  return (
    <article className="card opening">
      <h3 className="declaration__subtitle">{calendar.name}</h3>
      {version.alwaysOpen ? (
        <p>{t('opening.always')}</p>
      ) : (
        <dl className="opening__week">
          {weekOf(version).map((group) => (
            <div key={group.from}>
              <dt>{said.days(group)}</dt>
              <dd>{said.hours(group.hours)}</dd>
            </div>
          ))}
        </dl>
      )}
      {!version.alwaysOpen && version.holidayCountry !== null && <p>{t('opening.holidays')}</p>}
      {!version.alwaysOpen && special.length > 0 && (
        <>
          <h4 className="opening__special">{t('opening.special')}</h4>
          <dl className="opening__week">
            {special.map(({ date, hours, name }) => (
              <div key={date}>
                <dt>
                  {format.date(date)}
                  {name !== null && ` (${name})`}
                </dt>
                <dd>{said.hours(hours)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {next && <p>{t('opening.changes', { date: format.date(next.validFrom) })}</p>}
      <Link className="opening__more" to={`/calendars/${encodeURIComponent(calendar.key)}`}>
        {t('opening.more', { name: calendar.name })}
      </Link>
    </article>
  );
}

function useHours() {
  const { t } = useTranslation('declaration');
  const { t: ui } = useTranslation('ui');
  const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const day = (name: Weekday) => ui(`weekday.${name}`);
  return {
    days: ({ from, to }: DayGroup) =>
      upper(from === to ? day(from) : t('opening.days', { from: day(from), to: day(to) })),
    hours: (hours: readonly OpenHours[]) =>
      hours.length === 0 ? t('opening.closed') : hours.map(([opens, closes]) => `${opens}–${closes}`).join(', '),
  };
}
