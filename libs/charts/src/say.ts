import type { Interval, Locale } from '@desk/contracts';
import type { Band } from './drawing.js';
import { en } from './words/en.js';
import { nb, type Words } from './words/nb.js';
import { nn } from './words/nn.js';

const WORDS: Readonly<Record<Locale, Words>> = { nb, nn, en };

/** Where the machine knows no nynorsk, its numbers are those of bokmål. */
const NUMBERS: Readonly<Record<Locale, string[]>> = { nb: ['nb-NO'], nn: ['nn-NO', 'nb-NO'], en: ['en-GB'] };

/** Words and numbers of one language. What rounds to nothing has no sign. */
export interface Say {
  readonly locale: Locale;
  readonly words: Words;
  number(value: number, digits?: number): string;
  /** 0.12 → 12 % */
  percent(share: number, digits?: number): string;
  /** With its sign, also above zero. */
  signed(value: number, digits?: number): string;
  /** 6–17 % */
  between(ends: Pick<Interval, 'low' | 'high'>, show: (value: number) => string): string;
  /** 12 % (6–17 %) */
  range(interval: Interval, show: (value: number) => string): string;
  /** `2027-03` → mar. */
  month(month: string): string;
  /** `2027-03` → mars 2027 */
  wholeMonth(month: string): string;
}

export function sayIn(locale: Locale): Say {
  const words = WORDS[locale];
  const write = (value: number, options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(NUMBERS[locale], { signDisplay: 'negative', ...options }).format(value);
  const fixed = (digits: number) => ({ minimumFractionDigits: digits, maximumFractionDigits: digits });
  const day = (month: string) => new Date(`${month}-01T12:00:00Z`);
  const dated = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(NUMBERS[locale], { timeZone: 'UTC', ...options });
  const percent = (share: number, digits = 0) => write(share, { style: 'percent', ...fixed(digits) });
  const between: Say['between'] = ({ low, high }, show) =>
    // Two numbers of which one is below zero are not joined by a dash that looks like its sign.
    low < 0 ? [show(low), words.to, show(high)].join(' ') : joined(show(low), show(high));
  return {
    locale,
    words,
    percent,
    number: (value, digits = 0) => write(value, fixed(digits)),
    signed: (value, digits = 0) => write(value, { ...fixed(digits), signDisplay: 'exceptZero' }),
    between,
    range: (interval, show) => `${show(interval.likely)} (${between(interval, show)})`,
    month: (month) => dated({ month: 'short' }).format(day(month)).replace('.', '').slice(0, 3),
    wholeMonth: (month) => dated({ month: 'long', year: 'numeric' }).format(day(month)),
  };
}

/** 6 % and 17 % → 6–17 % */
function joined(low: string, high: string): string {
  const unit = /[^\d.,]*$/.exec(high)?.[0] ?? '';
  return `${unit !== '' && low.endsWith(unit) ? low.slice(0, -unit.length) : low}–${high}`;
}

export function bandOf(band: Pick<Band, 'low' | 'high'>, say: Say): Band {
  return { ...band, name: say.words.expected(joined(say.percent(band.low), say.percent(band.high))) };
}

/** Neither is drawn. */
export const isTold = (interval: Interval | null): interval is Interval =>
  interval !== null && [interval.low, interval.likely, interval.high].every(Number.isFinite);

export const told = (interval: Interval | null): Interval | null => (isTold(interval) ? interval : null);
