import type { Temporal } from 'temporal-polyfill';
import type { DemoAgency } from './agencies.js';

/** When each wave joins, seen from today: two have, one will. */
export function waveDates(today: Temporal.PlainDate): Readonly<Record<DemoAgency['wave'], Temporal.PlainDate>> {
  const first = today.with({ day: 1 });
  return { 1: first.subtract({ months: 8 }), 2: first.subtract({ months: 3 }), 3: first.add({ months: 4 }) };
}
