import { LINES, USE_BEYOND, USE_BOUNDS, USE_OPEN } from '@desk/contracts';
import type { Line, SlaDimension, UseShare } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';
import { FILTER_NAMES } from './use-sla-query.js';
import type { FilterName, Narrowed, SlaFilter } from './use-sla-query.js';

const HOUR_MS = 3_600_000;

export interface Named {
  readonly key: string;
  readonly name: string;
}

/** What can be chosen of each filter; empty until it has come. */
export function useFilterChoices(): Readonly<Record<FilterName, readonly Named[]>> {
  const { t } = useTranslation('ui');
  const { t: reports } = useTranslation('reports');
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
    line: LINES.map((key) => ({ key, name: reports(`line.${key}`) })),
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
  const { t: reports } = useTranslation('reports');
  const format = useFormat();
  return (by, { key, name }) => {
    if (by === 'line') return reports(`line.${key as Line}`);
    if (by === 'month') return format.month(`${key}-01`);
    return by === 'priority' ? t(`priority.${key}`) : name;
  };
}

const two = (hour: number): string => String(hour).padStart(2, '0');

/** «08–09» */
export const hourSpan = (hour: number): string => `${two(hour)}–${two(hour + 1)}`;

/** «mandag 08–09» */
export function useHourName(): (weekday: number, hour: number) => string {
  const { t } = useTranslation('reports');
  return (weekday, hour) => `${t(`weekday.${weekday as 1}`)} ${hourSpan(hour)}`;
}

/** «90–100 %», «over 150 %», «ikke ferdig ennå» */
export function useShareName(): (used: UseShare) => string {
  const { t } = useTranslation('reports');
  const format = useFormat();
  return (used) => {
    if (used === USE_OPEN) return t('use.notEnded');
    const last = USE_BOUNDS.at(-1) ?? 0;
    if (used === USE_BEYOND) return t('use.above', { percent: format.percent(last / 100, 0) });
    return t('use.between', { from: USE_BOUNDS[USE_BOUNDS.indexOf(used) - 1] ?? 0, to: format.percent(used / 100, 0) });
  };
}

/** What narrows a number further, in words: «mandag 08–09», «90–100 % av fristen brukt». */
export function useNarrowedText(): (narrowed: Narrowed) => string {
  const { t } = useTranslation('reports');
  const hourName = useHourName();
  const shareName = useShareName();
  return ({ used, weekday, hour, cause }) =>
    [
      used !== undefined && t('use.inWords', { share: shareName(used) }),
      weekday !== undefined && hour !== undefined && hourName(weekday, hour),
      cause !== undefined && t(`cause.${cause}`),
    ]
      .filter(Boolean)
      .join(' · ');
}
