import type { CalendarVersionView } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { useCountryName, useDaysText, useHoursText } from './hours-text.js';
import { weekLines } from './week.js';

interface VersionFactsProps {
  readonly version: CalendarVersionView;
  /** Special days before this date are over and left out. */
  readonly from: string;
}

/** What a version says: its week, its zone, its holidays and its own days. */
export function VersionFacts({ version, from }: VersionFactsProps) {
  const { t } = useTranslation('calendars');
  const format = useFormat();
  const hoursText = useHoursText();
  const countryName = useCountryName();
  const days = version.specialDays.filter(({ date }) => date >= from);
  return (
    <dl className="facts">
      <div className="facts__fact">
        <dt>{t('facts.hours')}</dt>
        <dd>
          <WeekText version={version} />
        </dd>
      </div>
      <div className="facts__fact">
        <dt>{t('facts.zone')}</dt>
        <dd>{version.timeZone}</dd>
      </div>
      {!version.alwaysOpen && (
        <div className="facts__fact">
          <dt>{t('facts.holidays')}</dt>
          <dd>{version.holidayCountry === null ? t('facts.noHolidays') : countryName(version.holidayCountry)}</dd>
        </div>
      )}
      {!version.alwaysOpen && days.length > 0 && (
        <div className="facts__fact">
          <dt>{t('facts.days')}</dt>
          <dd>
            <ul className="facts__days">
              {days.map(({ date, name, hours }) => (
                <li key={date}>
                  {format.date(date)}
                  {name && ` (${name})`}: {hoursText(hours).toLowerCase()}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** The ordinary week in lines. */
export function WeekText({ version }: { readonly version: CalendarVersionView }) {
  const { t } = useTranslation('calendars');
  const hoursText = useHoursText();
  const daysText = useDaysText();
  if (version.alwaysOpen) return <>{t('alwaysOpen')}</>;
  return (
    <ul className="week-text">
      {weekLines(version.hours).map((line) => (
        <li key={line.from}>
          <span className="week-text__days">{daysText(line)}</span> <span>{hoursText(line.hours)}</span>
        </li>
      ))}
    </ul>
  );
}
