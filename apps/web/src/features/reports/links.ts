import type { ClockTarget, SlaDimension } from '@desk/contracts';
import type { Period } from './period.js';
import type { Narrowed, SlaFilter } from './use-sla-query.js';

function words(period: Period, filter: SlaFilter): URLSearchParams {
  const search = new URLSearchParams({ ...period });
  for (const [name, value] of Object.entries(filter)) {
    // Behind every number stand the tickets as they are known now.
    if (name !== 'knownAs') search.set(name, String(value));
  }
  return search;
}

/** The address of the report itself. */
export const reportLink = (period: Period, filter: SlaFilter): string => `/reports/sla?${words(period, filter)}`;

interface Behind extends Narrowed {
  readonly period: Period;
  readonly filter: SlaFilter;
  readonly target: ClockTarget;
  readonly outcome: 'met' | 'missed';
  /** The row of the report in which the number stands; without: its sum. */
  readonly group?: { readonly by: SlaDimension; readonly key: string };
}

/** The address of the list that has as many lines as the number says. */
export function behindLink({ period, filter, target, outcome, group, ...narrowed }: Behind): string {
  const search = words(period, filter);
  search.set('target', target);
  search.set('outcome', outcome);
  if (group) search.set(group.by, group.key);
  for (const name of ['used', 'weekday', 'hour', 'cause'] as const) {
    const value = narrowed[name];
    if (value !== undefined) search.set(name, String(value));
  }
  return `/reports/sla/tickets?${search}`;
}
