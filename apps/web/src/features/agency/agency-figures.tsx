import type { SlaReport } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';
import { cityDay } from '../../ui/city-time.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { useNow } from '../../ui/now.js';

const DAYS = 30;
const DAY_MS = 86_400_000;

/** A share without anything counted is not a share. */
function attainment({ items }: SlaReport, target: string): number | null {
  const rows = items.filter((row) => row.target === target);
  const met = rows.reduce((sum, row) => sum + row.met, 0);
  const all = rows.reduce((sum, row) => sum + row.met + row.missed, 0);
  return all === 0 ? null : met / all;
}

/** A few figures of the last thirty days; only the agency's own. */
export function AgencyFigures({ agencyKey }: { readonly agencyKey: string }) {
  const { t } = useTranslation('agency');
  const format = useFormat();
  const now = useNow();
  const period = {
    from: cityDay(now - (DAYS - 1) * DAY_MS),
    to: cityDay(now),
    agency: agencyKey,
  };
  const figures = useQuery({
    queryKey: [...queryKeys.reports, 'agency', period],
    queryFn: async ({ signal }) => {
      const [flow, sla] = await Promise.all([
        call('flowReport', { query: period, signal }),
        call('slaReport', { query: { ...period, by: 'agency' }, signal }),
      ]);
      return { flow, sla };
    },
  });
  if (figures.isPending) return <Loading lines={3} />;
  if (figures.isError) return <ErrorState error={figures.error} onRetry={() => void figures.refetch()} />;
  const { flow, sla } = figures.data;
  const share = (value: number | null) => (value === null ? t('figures.none') : format.percent(value, 0));
  const shown: readonly (readonly [string, string])[] = [
    ['filed', format.number(flow.filed)],
    ['resolved', format.number(flow.resolved)],
    ['firstLine', share(flow.firstLineResolution)],
    ['firstResponse', share(attainment(sla, 'first_response'))],
    ['resolution', share(attainment(sla, 'resolution'))],
    ['median', flow.medianSecondsToResolve === null ? t('figures.none') : format.duration(flow.medianSecondsToResolve)],
  ];
  return (
    <section aria-labelledby="agency-figures">
      <h2 id="agency-figures" className="agency__heading">
        {t('figures.title', { count: DAYS })}
      </h2>
      <dl className="agency__figures">
        {shown.map(([name, value]) => (
          <div key={name} className="agency__figure">
            <dt>{t(`figures.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
