import type { ReportParameters } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';

const HOUR_MS = 3_600_000;

/** What a report is narrowed to, as people say it: «Boligbygg Oslo KF · Løsning». Empty when it is not. */
export function useParametersText(): (parameters: ReportParameters) => string {
  const { t } = useTranslation('reports');
  const { t: ui } = useTranslation('ui');
  const { t: known } = useTranslation('known');
  const { t: comparison } = useTranslation('comparison');
  const format = useFormat();
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
  const nameOf = (items: readonly { key: string; name: string }[] | undefined, key: string | undefined) =>
    key === undefined ? '' : (items?.find((item) => item.key === key)?.name ?? key);
  return ({ by, agency, service, priority, line, team, knownAs, figure, target, outcome, month, cause, weekday }) =>
    [
      nameOf(agencies.data?.items, agency),
      nameOf(services.data?.items, service),
      priority === undefined ? '' : ui(`priority.${priority}`),
      line === undefined ? '' : t(`line.${line}`),
      nameOf(teams.data?.items, team),
      target === undefined ? '' : t(`target.${target}`),
      outcome === undefined ? '' : t(`column.${outcome}`),
      month === undefined ? '' : format.month(`${month}-01`),
      cause === undefined ? '' : t(`cause.${cause}`),
      weekday === undefined ? '' : t(`weekday.${weekday as 1}`),
      knownAs === undefined ? '' : known(`way.${knownAs}`),
      figure === undefined ? '' : comparison(`figure.${figure}`),
      by === undefined ? '' : `${t('filter.by')} ${t(`by.${by}`).toLowerCase()}`,
    ]
      .filter(Boolean)
      .join(' · ');
}
