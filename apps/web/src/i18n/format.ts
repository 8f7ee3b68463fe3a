import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Many browsers know no nynorsk; theirs is then bokmål, which `inNynorsk` translates. */
const LOCALES: Readonly<Record<string, string[]>> = { nb: ['nb-NO'], nn: ['nn-NO', 'nb-NO'], en: ['en-GB'] };
const AT: Readonly<Record<string, string>> = { nb: 'kl.', nn: 'kl.', en: 'at' };
const TIME_ZONE = 'Europe/Oslo';

export interface Format {
  /** 3. mars 2026 */
  date(value: string | Date): string;
  /** 3. mars 2026 kl. 09:15 */
  dateTime(value: string | Date): string;
  /** 09:15 */
  time(value: string | Date): string;
  /** man. 2. mars */
  day(value: string | Date): string;
  /** mars 2026, of `2026-03` or a whole date */
  month(value: string | Date): string;
  number(value: number, fractionDigits?: number): string;
  /** 0.875 → 87,5 % */
  percent(share: number, fractionDigits?: number): string;
  /** Whole kroner, unless told how many decimals. */
  money(kroner: number, fractionDigits?: number): string;
  /** 7 800 seconds → 2 t 10 min; the two largest units, never negative. */
  duration(seconds: number): string;
  /** 90 000 seconds → 25 t: working time, which no day of 24 hours measures; whole hours of a hundred or more. Negative as its size. */
  hours(seconds: number): string;
  /** for 5 minutter siden, i går, om 2 timer */
  relative(value: string | Date, now: number): string;
  /** i dag kl. 14:30, i morgen kl. 09:00, onsdag 25. november kl. 09:00: as one says it of a time near by. */
  when(value: string | Date, now: number): string;
}

const NYNORSK: Readonly<Record<string, string>> = {
  siden: 'sidan',
  minutter: 'minutt',
  timer: 'timar',
  måneder: 'månadar',
  måned: 'månad',
  forrige: 'førre',
  forgårs: 'førgår',
  morgen: 'morgon',
  overmorgen: 'overmorgon',
  mandag: 'måndag',
  tirsdag: 'tysdag',
  lørdag: 'laurdag',
  Norge: 'Noreg',
  'man.': 'må.',
  'tir.': 'ty.',
  'ons.': 'on.',
  'tor.': 'to.',
  'fre.': 'fr.',
  'lør.': 'la.',
  'søn.': 'sø.',
};

/** Dates, times and the name of the country from a browser that has them in bokmål. */
export const inNynorsk = (text: string): string => text.replace(/\p{L}+\.?/gu, (word) => NYNORSK[word] ?? word);

type Units = Readonly<Record<'day' | 'hour' | 'minute', string>>;

function durationText(seconds: number, units: Units): string {
  const minutes = Math.floor(Math.abs(seconds) / 60);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = minutes % 60;
  if (days > 0) return hours > 0 ? `${days} ${units.day} ${hours} ${units.hour}` : `${days} ${units.day}`;
  if (hours > 0) return rest > 0 ? `${hours} ${units.hour} ${rest} ${units.minute}` : `${hours} ${units.hour}`;
  return `${rest} ${units.minute}`;
}

function hoursText(seconds: number, units: Units, number: (value: number) => string): string {
  const minutes = Math.floor(Math.abs(seconds) / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours >= 100) return `${number(minutes / 60)} ${units.hour}`;
  if (hours === 0) return `${rest} ${units.minute}`;
  return rest > 0 ? `${hours} ${units.hour} ${rest} ${units.minute}` : `${hours} ${units.hour}`;
}

function relativeText(format: Intl.RelativeTimeFormat, seconds: number): string {
  const size = Math.abs(seconds);
  if (size < 60) return format.format(0, 'minute');
  if (size < 3600) return format.format(Math.trunc(seconds / 60), 'minute');
  if (size < 86_400) return format.format(Math.trunc(seconds / 3600), 'hour');
  if (size < 30 * 86_400) return format.format(Math.trunc(seconds / 86_400), 'day');
  if (size < 365 * 86_400) return format.format(Math.trunc(seconds / (30 * 86_400)), 'month');
  return format.format(Math.trunc(seconds / (365 * 86_400)), 'year');
}

const calendarDay = new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE });

/** The day of the city in which an instant falls, counted from an arbitrary one. */
function dayNumber(value: string | Date): number {
  return Date.parse(calendarDay.format(new Date(value))) / 86_400_000;
}

/** 12 345, as a count stands in a sentence. */
export function countText(language: string, count: number): string {
  return new Intl.NumberFormat(LOCALES[language] ?? ['nb-NO']).format(count);
}

/** What `useFormat` answers, for one language and its words for units. */
export function makeFormat(language: string, units: Units): Format {
  const locale = LOCALES[language] ?? ['nb-NO'];
  const spoken = language === 'nn' ? inNynorsk : (text: string) => text;
  const moment = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: TIME_ZONE, ...options });
    return (value: string | Date) => spoken(format.format(typeof value === 'string' ? new Date(value) : value));
  };
  // What rounds to nothing has no sign.
  const digits = (options: Intl.NumberFormatOptions, value: number) =>
    new Intl.NumberFormat(locale, { signDisplay: 'negative', ...options }).format(value);
  const number = (value: number, fractionDigits = 0) =>
    digits({ minimumFractionDigits: fractionDigits, maximumFractionDigits: fractionDigits }, value);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const time = moment({ timeStyle: 'short' });
  const weekday = moment({ weekday: 'long', day: 'numeric', month: 'long' });
  return {
    date: moment({ dateStyle: 'long' }),
    dateTime: moment({ dateStyle: 'long', timeStyle: 'short' }),
    time,
    day: moment({ weekday: 'short', day: 'numeric', month: 'short' }),
    month: moment({ month: 'long', year: 'numeric' }),
    number,
    percent: (share, fractionDigits = 1) =>
      digits({ style: 'percent', minimumFractionDigits: fractionDigits, maximumFractionDigits: fractionDigits }, share),
    money: (kroner, fractionDigits = 0) =>
      digits(
        {
          style: 'currency',
          currency: 'NOK',
          minimumFractionDigits: fractionDigits,
          maximumFractionDigits: fractionDigits,
        },
        kroner,
      ),
    duration: (seconds) => durationText(seconds, units),
    hours: (seconds) => hoursText(seconds, units, number),
    relative: (value, now) => spoken(relativeText(relative, (new Date(value).getTime() - now) / 1000)),
    when: (value, now) => {
      const days = dayNumber(value) - dayNumber(new Date(now));
      const day = Math.abs(days) <= 1 ? spoken(relative.format(days, 'day')) : weekday(value);
      return `${day} ${AT[language] ?? 'kl.'} ${time(value)}`;
    },
  };
}

/** Dates, numbers and durations in the language of the screen and the city's time zone. */
export function useFormat(): Format {
  const { t, i18n } = useTranslation('ui');
  const language = i18n.language;
  const [day, hour, minute] = [t('unit.day'), t('unit.hour'), t('unit.minute')];
  return useMemo(() => makeFormat(language, { day, hour, minute }), [language, day, hour, minute]);
}
