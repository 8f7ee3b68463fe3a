import { sharesOf } from '@desk/charts';
import { USE_OPEN } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { openOf } from './near-misses.js';
import type { Period } from './period.js';
import type { BehindAddress, SlaFilter } from './use-sla-query.js';

type Query = Period & SlaFilter;

/** The number itself, as the report says in which it stands. */
export function useBehindNumber(query: Query, address: BehindAddress): number | undefined {
  return useQuery({
    queryKey: [...queryKeys.reports, 'number', query, address],
    queryFn: ({ signal }) => numberOf(query, address, signal),
  }).data;
}

async function numberOf(query: Query, address: BehindAddress, signal: AbortSignal): Promise<number | undefined> {
  const { target, outcome, month, narrowed } = address;
  const { used, weekday, hour, cause } = narrowed;
  const kinds = [
    month !== undefined,
    used !== undefined,
    cause !== undefined,
    weekday !== undefined || hour !== undefined,
  ];
  // Numbers of the report are narrowed in one way; of an address that somebody made up there is none.
  if (kinds.filter(Boolean).length > 1) return undefined;
  if (used !== undefined) {
    const report = await call('slaUseReport', { query, signal });
    if (used === USE_OPEN) return openOf(report, target);
    return sharesOf(report, target).find((share) => share.used === used)?.count;
  }
  if (cause !== undefined) {
    const { items } = await call('slaCausesReport', { query, signal });
    return items.find((item) => item.target === target && item.cause === cause)?.missed;
  }
  if (weekday !== undefined || hour !== undefined) {
    const { items } = await call('slaHoursReport', { query: { ...query, target }, signal });
    return items
      .filter((item) => (weekday ?? item.weekday) === item.weekday && (hour ?? item.hour) === item.hour)
      .reduce((sum, { missed, counted }) => sum + (outcome === 'missed' ? missed : counted - missed), 0);
  }
  const { items } = await call('slaReport', { query: { ...query, by: 'month' }, signal });
  return items
    .filter((row) => row.target === target && (month === undefined || row.key === month))
    .reduce((sum, row) => sum + row[outcome], 0);
}
