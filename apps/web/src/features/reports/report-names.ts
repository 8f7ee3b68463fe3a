import type { SlaDimension } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';
import { FILTER_NAMES } from './use-sla-query.js';
import type { FilterName, SlaFilter } from './use-sla-query.js';

const HOUR_MS = 3_600_000;

export interface Named {
  readonly key: string;
  readonly name: string;
}

/** What can be chosen of each filter; empty until it has come. */
export function useFilterChoices(): Readonly<Record<FilterName, readonly Named[]>> {
  const { t } = useTranslation('ui');
  const common = { staleTime: HOUR_MS };
  const agencies = useQuery({
    queryKey: queryKeys.agencies,
    queryFn: ({ signal }) => call('agencies', { signal }),
    ...common,
  });
  const services = useQuery({
    queryKey: queryKeys.services,
    queryFn: ({ signal }) => call('services', { signal }),
    ...common,
  });
  const teams = useQuery({ queryKey: queryKeys.teams, queryFn: ({ signal }) => call('teams', { signal }), ...common });
  return {
    agency: agencies.data?.items ?? [],
    service: services.data?.items ?? [],
    priority: (['1', '2', '3', '4'] as const).map((key) => ({ key, name: t(`priority.${key}`) })),
    team: teams.data?.items ?? [],
  };
}

/** The filters in words: «Boligbygg Oslo KF · 1 – Kritisk». Empty when nothing is narrowed. */
export function useFilterText(): (filter: SlaFilter) => string {
  const choices = useFilterChoices();
  return (filter) =>
    FILTER_NAMES.flatMap((name) => {
      const key = filter[name];
      if (key === undefined) return [];
      return choices[name].find((one) => one.key === String(key))?.name ?? String(key);
    }).join(' · ');
}

/** What a row of the report is called on the screen; priorities and months come as keys. */
export function useGroupName(): (by: SlaDimension, row: Named) => string {
  const { t } = useTranslation('ui');
  const format = useFormat();
  return (by, { key, name }) => {
    if (by === 'month') return format.month(`${key}-01`);
    return by === 'priority' ? t(`priority.${key}`) : name;
  };
}
