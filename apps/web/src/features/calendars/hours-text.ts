import type { OpenHours } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { inNynorsk } from '../../i18n/format.js';
import type { WeekLine } from './week.js';

/** `08:00–11:30, 12:00–16:00`, or that it is closed. */
export function useHoursText(): (hours: readonly OpenHours[]) => string {
  const { t } = useTranslation('calendars');
  return (hours) =>
    hours.length === 0 ? t('closed') : hours.map(([opens, closes]) => `${opens}–${closes}`).join(', ');
}

/** `mandag–fredag`, or the one day. */
export function useDaysText(): (line: WeekLine) => string {
  const { t } = useTranslation('ui');
  return ({ from, to }) => (from === to ? t(`weekday.${from}`) : `${t(`weekday.${from}`)}–${t(`weekday.${to}`)}`);
}

/** The name of a country in the language of the screen. */
export function useCountryName(): (country: string) => string {
  const { i18n } = useTranslation();
  const names = new Intl.DisplayNames([i18n.language, 'nb'], { type: 'region' });
  return (country) => {
    try {
      const name = names.of(country) ?? country;
      return i18n.language === 'nn' ? inNynorsk(name) : name;
    } catch {
      return country;
    }
  };
}
