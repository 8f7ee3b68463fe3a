import type { PromiseView } from '@desk/contracts';

/** `days`: of the calendar, each as long as an ordinary day is open. `businessDays`: so many days later at the same time. */
export const UNITS = ['minutes', 'hours', 'days', 'businessDays'] as const;
export type Unit = (typeof UNITS)[number];

export interface Amount {
  readonly value: number;
  readonly unit: Unit;
}

type Length = Pick<PromiseView, 'seconds' | 'businessDays'>;

const HOUR = 3600;

/** A length in the unit in which one says it; `day` is the ordinary day of its calendar, null where that is not known. */
export function amountOf({ seconds, businessDays }: Length, day: number | null): Amount | null {
  if (businessDays !== null) return { value: businessDays, unit: 'businessDays' };
  if (seconds === null) return null;
  if (day !== null && seconds >= day && (seconds * 2) % day === 0) return { value: seconds / day, unit: 'days' };
  if (seconds >= HOUR && (seconds * 2) % HOUR === 0) return { value: seconds / HOUR, unit: 'hours' };
  return { value: seconds / 60, unit: 'minutes' };
}

/** The counterpart: what an amount is in the declaration. */
export function lengthOf({ value, unit }: Amount, day: number | null): Length {
  if (unit === 'businessDays') return { seconds: null, businessDays: value };
  const second = { minutes: 60, hours: HOUR, days: day ?? 24 * HOUR }[unit];
  // Whole seconds, as far as tenths of hours and days come out as such.
  return { seconds: Math.round(value * second * 1000) / 1000, businessDays: null };
}

/** A number as people type it, `1,5` or `10 000`; null for anything else. */
export function readNumber(text: string): number | null {
  const plain = text.replace(/[\s\u00a0]/g, '').replace(',', '.');
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}

/** The same number in a field, where it can be typed on. */
export const writeNumber = (value: number): string => String(Math.round(value * 1e6) / 1e6).replace('.', ',');
