import { CITY_TIME_ZONE, type IsoDate, type IsoInstant, type Locale } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import type { Cell, Column, NumberKind } from './report-document.js';

/** Numbers and dates as one language writes them. */
export interface Said {
  readonly locale: Locale;
  number(value: number, digits?: number): string;
  /** 0.875 → 87,5 % */
  percent(share: number, digits?: number): string;
  /** Whole kroner, or with so many digits of øre. */
  money(kroner: number, digits?: number): string;
  /** 200 → 3 t 20 min */
  minutes(minutes: number): string;
  /** 24. desember 2026 */
  date(date: IsoDate): string;
  /** 24. desember 2026 kl. 08:15, of the city's clock. */
  dateTime(at: IsoInstant): string;
  /** desember 2026, of `2026-12` */
  month(month: string): string;
  of(kind: NumberKind, value: number): string;
}

const LOCALES: Readonly<Record<Locale, string[]>> = { nb: ['nb-NO'], nn: ['nn-NO', 'nb-NO'], en: ['en-GB'] };
const HOUR: Readonly<Record<Locale, string>> = { nb: 't', nn: 't', en: 'h' };

const cache = new Map<Locale, Said>();

export function saidIn(locale: Locale): Said {
  const known = cache.get(locale);
  if (known) return known;
  const made = make(locale);
  cache.set(locale, made);
  return made;
}

function make(locale: Locale): Said {
  const names = LOCALES[locale];
  const numbers = new Map<string, Intl.NumberFormat>();
  const written = (value: number, options: Intl.NumberFormatOptions, key: string): string => {
    const format = numbers.get(key) ?? new Intl.NumberFormat(names, options);
    numbers.set(key, format);
    // A minus before what is shown as nothing says nothing.
    return format.format(value).replace(/^[-−](?=[0,.]*(\D*)$)/, '');
  };
  const digitsOf = (digits: number) => ({ minimumFractionDigits: digits, maximumFractionDigits: digits });
  const date = new Intl.DateTimeFormat(names, { dateStyle: 'long', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(names, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(names, { dateStyle: 'long', timeStyle: 'short', timeZone: CITY_TIME_ZONE });
  const said: Said = {
    locale,
    number: (value, digits = 0) => written(value, digitsOf(digits), `n${digits}`),
    percent: (share, digits = 1) => written(share, { style: 'percent', ...digitsOf(digits) }, `p${digits}`),
    money: (kroner, digits = 0) =>
      written(kroner, { style: 'currency', currency: 'NOK', ...digitsOf(digits) }, `kr${digits}`),
    minutes: (minutes) => {
      const whole = Math.round(Math.abs(minutes));
      const [hours, rest] = [Math.floor(whole / 60), whole % 60];
      const sign = minutes < 0 && whole > 0 ? '−' : '';
      if (hours === 0) return `${sign}${rest} min`;
      const h = `${sign}${said.number(hours)} ${HOUR[locale]}`;
      return rest > 0 ? `${h} ${rest} min` : h;
    },
    date: (value) => date.format(utc(value)),
    dateTime: (at) => moment.format(Temporal.Instant.from(at).epochMilliseconds),
    month: (value) => month.format(utc(`${value.slice(0, 7)}-01`)),
    of: (kind, value) => {
      switch (kind) {
        case 'integer':
          return said.number(value);
        case 'decimal':
          return said.number(value, 1);
        case 'percent':
          return said.percent(value);
        case 'minutes':
          return said.minutes(value);
        case 'ore':
          return said.money(value, 2);
        case 'money':
          return said.money(value);
      }
    },
  };
  return said;
}

const utc = (date: IsoDate): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));

const IS_DATE = /^\d{4}-\d\d-\d\d$/;

/** A cell as it is read. */
export function cellText(said: Said, { kind }: Column, cell: Cell): string {
  if (typeof cell === 'object') return said.of(cell.kind, cell.value);
  if (typeof cell === 'string') return kind === 'date' && IS_DATE.test(cell) ? said.date(cell) : cell;
  return kind === 'text' || kind === 'date' || kind === 'figure' ? said.number(cell) : said.of(kind, cell);
}

/** Whether a column is one of numbers, which stand to the right. */
export const isOfNumbers = ({ kind }: Column): boolean => kind !== 'text' && kind !== 'date';
