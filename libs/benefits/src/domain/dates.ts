import { Temporal } from 'temporal-polyfill';

/** A day as programs write it, between 1000 and 2999; null for anything else. */
export function dateOf(text: string): Temporal.PlainDate | null {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
}
