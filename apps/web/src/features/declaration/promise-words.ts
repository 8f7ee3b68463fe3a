import type { CalendarView, PromiseView } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../ui/now.js';
import { useFormat } from '../../i18n/format.js';
import { amountOf } from './amounts.js';
import { cityDay } from '../../ui/city-time.js';
import { daySeconds, versionOn } from './opening-hours.js';
import { useCalendars } from './use-calendars.js';

export type Length = Pick<PromiseView, 'seconds' | 'businessDays' | 'calendarKey'>;

export interface PromiseWords {
  /** 2 timer, 1,5 arbeidsdager */
  readonly amount: (length: Length) => string;
  /** innen 2 timer */
  readonly within: (length: Length) => string;
  /** i åpningstiden; hele døgnet, alle dager */
  readonly hours: (length: Length) => string;
  readonly calendarName: (calendarKey: string) => string;
  /** How long an ordinary day of a calendar is; null while that is not known. */
  readonly day: (calendarKey: string) => number | null;
}

const HOUR = 3600;
/** Up to here what runs day and night is said in hours. */
const LONGEST_IN_HOURS = 48 * HOUR;

/** How promises are said. `named`: the calendars that the declaration names, to be told apart where there are several. */
export function usePromiseWords(named: readonly string[]): PromiseWords {
  const { t } = useTranslation('declaration');
  const format = useFormat();
  const today = cityDay(useNow());
  const { calendars } = useCalendars();
  const hoursOf = (key: string) => {
    const calendar = calendars.find((one: CalendarView) => one.key === key);
    const version = calendar && versionOn(calendar, today);
    return { name: calendar?.name ?? key, version, isAlways: version?.alwaysOpen ?? false };
  };
  const day = (key: string): number | null => {
    const { version } = hoursOf(key);
    return version ? daySeconds(version) : null;
  };
  const counted = (unit: string, value: number) =>
    t(`amount.${unit}`, { count: value, shown: format.number(value, Number.isInteger(value) ? 0 : 1) });
  const amount = ({ seconds, businessDays, calendarKey }: Length): string => {
    const { isAlways } = hoursOf(calendarKey);
    const inHours = isAlways && seconds !== null && seconds <= LONGEST_IN_HOURS;
    const said = amountOf({ seconds, businessDays }, inHours ? null : day(calendarKey));
    if (said === null) return t('value.nothing');
    if (said.unit === 'minutes' && said.value >= 60) {
      const minutes = Math.round(said.value);
      const parts = { hours: counted('hours', Math.floor(minutes / 60)), minutes: counted('minutes', minutes % 60) };
      return minutes % 60 === 0 ? parts.hours : t('amount.hoursAndMinutes', parts);
    }
    return counted(said.unit === 'days' && isAlways ? 'wholeDays' : said.unit, said.value);
  };
  const open = named.filter((key) => !hoursOf(key).isAlways);
  return {
    amount,
    within: (length) => t('within', { amount: amount(length) }),
    hours: ({ calendarKey, businessDays }) => {
      const { isAlways, name } = hoursOf(calendarKey);
      if (businessDays !== null) return t('hours.sameTime');
      if (isAlways) return t('hours.always');
      return open.length > 1 ? t('hours.named', { name }) : t('hours.open');
    },
    calendarName: (key) => hoursOf(key).name,
    day,
  };
}
