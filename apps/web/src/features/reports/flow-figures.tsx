import type { FlowReport } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { isProblem } from '../../api/problems.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { Explain } from './explain.js';
import type { Period } from './period.js';
import type { SlaFilter } from './use-sla-query.js';

/** What came in, what was solved, and by which line. Only the filter by agency applies. */
export function FlowFigures({ period, filter }: { readonly period: Period; readonly filter: SlaFilter }) {
  const { t } = useTranslation('reports');
  const { t: handOffs } = useTranslation('hand-offs');
  const query = { ...period, ...(filter.agency === undefined ? {} : { agency: filter.agency }) };
  const flow = useQuery({
    queryKey: [...queryKeys.reports, 'flow', query],
    queryFn: ({ signal }) => call('flowReport', { query, signal }),
  });
  const ignores = filter.service !== undefined || filter.priority !== undefined || filter.team !== undefined;
  // Said once on the page is enough.
  if (isProblem(flow.error, 'forbidden')) return null;
  return (
    <section className="report__flow" aria-labelledby="report-flow">
      <h2 id="report-flow" className="report__title">
        {t('flow.title')}
      </h2>
      {ignores && <p className="report__note">{t('flow.ignores')}</p>}
      {flow.isPending && <Loading lines={4} />}
      {flow.isError && <ErrorState error={flow.error} onRetry={() => void flow.refetch()} />}
      {flow.isSuccess &&
        (isEmpty(flow.data) ? <EmptyState title={t('flow.none')} icon="tickets" /> : <Figures flow={flow.data} />)}
      <p>
        <Link to={`/reports/hand-offs?${new URLSearchParams({ ...period })}`}>{handOffs('link')}</Link>
      </p>
    </section>
  );
}

const isEmpty = ({ filed, resolved, reopened, crossings }: FlowReport) => filed + resolved + reopened + crossings === 0;

function Figures({ flow }: { readonly flow: FlowReport }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const share = (value: number | null) => (value === null ? '–' : format.percent(value));
  const ofEligible = (part: number) =>
    t('flow.ofEligible', { part: format.number(part), whole: format.number(flow.firstLineEligible) });
  return (
    <div className="figures">
      <Figure name="filed" value={format.number(flow.filed)} />
      <Figure name="resolved" value={format.number(flow.resolved)} />
      <Figure name="firstLine" value={share(flow.firstLineResolution)} text={ofEligible(flow.firstLineResolved)} />
      <Figure
        name="firstContact"
        value={share(flow.firstContactResolution)}
        text={ofEligible(flow.firstContactResolved)}
      />
      <Figure
        name="median"
        value={flow.medianSecondsToResolve === null ? '–' : format.duration(flow.medianSecondsToResolve)}
      />
      <Figure name="reopened" value={format.number(flow.reopened)} />
      <Figure name="crossings" value={format.number(flow.crossings)} />
    </div>
  );
}

type FlowName = 'filed' | 'resolved' | 'firstLine' | 'firstContact' | 'median' | 'reopened' | 'crossings';

function Figure({ name, value, text }: { readonly name: FlowName; readonly value: string; readonly text?: ReactNode }) {
  const { t } = useTranslation('reports');
  const title = t(`flow.${name}`);
  return (
    <article className="figure">
      <h3 className="figure__name">{title}</h3>
      <p className="figure__value">{value}</p>
      {text && <p className="figure__text">{text}</p>}
      <Explain of={title}>
        <p>{t(`flowDefinition.${name}`)}</p>
      </Explain>
    </article>
  );
}
