import type { FlowFigure, FlowReport } from '@desk/contracts';
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
import { flowLink } from './flow/links.js';
import type { Period } from './period.js';
import type { SlaFilter } from './use-sla-query.js';

interface FlowFiguresProps {
  readonly period: Period;
  readonly filter: SlaFilter;
  readonly onPage?: 'flow';
}

/** What came in, what was solved, and by which line. Only the filter by agency applies. */
export function FlowFigures({ period, filter, onPage }: FlowFiguresProps) {
  const { t } = useTranslation('reports');
  const { t: handOffs } = useTranslation('hand-offs');
  const { agency, knownAs } = filter;
  const query = { ...period, ...(agency === undefined ? {} : { agency }), ...(knownAs && { knownAs }) };
  const flow = useQuery({
    queryKey: [...queryKeys.reports, 'flow', query],
    queryFn: ({ signal }) => call('flowReport', { query, signal }),
  });
  const ignores = (['service', 'priority', 'line', 'team'] as const).some((name) => filter[name] !== undefined);
  // Said once on the page is enough.
  if (isProblem(flow.error, 'forbidden')) return null;
  return (
    <section className={onPage === 'flow' ? undefined : 'report__flow'} aria-labelledby="report-flow">
      <h2 id="report-flow" className="report__title">
        {t(onPage === 'flow' ? 'flow.solved' : 'flow.title')}
      </h2>
      {ignores && <p className="report__note">{t('flow.ignores')}</p>}
      {flow.isPending && <Loading lines={4} />}
      {flow.isError && <ErrorState error={flow.error} onRetry={() => void flow.refetch()} />}
      {flow.isSuccess &&
        (isEmpty(flow.data) ? (
          <EmptyState title={t('flow.none')} icon="tickets" />
        ) : (
          <Figures flow={flow.data} period={period} agency={agency} />
        ))}
      <p className="report__links">
        {onPage !== 'flow' && <Link to={`/reports/flow?${new URLSearchParams({ ...period })}`}>{t('flow.more')}</Link>}
        <Link to={`/reports/hand-offs?${new URLSearchParams({ ...period })}`}>{handOffs('link')}</Link>
      </p>
    </section>
  );
}

const isEmpty = ({ filed, resolved, reopened, crossings, cancelled }: FlowReport) =>
  filed + resolved + reopened + crossings + cancelled === 0;

interface FiguresProps {
  readonly flow: FlowReport;
  readonly period: Period;
  readonly agency: string | undefined;
}

function Figures({ flow, period, agency }: FiguresProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const share = (value: number | null) => (value === null ? '–' : format.percent(value));
  const number = (figure: FlowFigure, value: number): ReactNode =>
    value === 0 ? '0' : <Link to={flowLink({ period, agency, figure })}>{format.number(value)}</Link>;
  const ofEligible = (figure: FlowFigure, part: number) => (
    <>
      <Link to={flowLink({ period, agency, figure })}>{format.number(part)}</Link>{' '}
      {t('flow.ofEligible', { whole: format.number(flow.firstLineEligible) })}
    </>
  );
  const notFirstLine = flow.firstLineEligible - flow.firstLineResolved;
  return (
    <div className="figures">
      <Figure name="filed" value={number('filed', flow.filed)} />
      <Figure name="resolved" value={number('resolved', flow.resolved)} />
      <Figure
        name="firstLine"
        value={share(flow.firstLineResolution)}
        text={
          flow.firstLineEligible > 0 && (
            <>
              {ofEligible('first_line_resolved', flow.firstLineResolved)} · {number('not_first_line', notFirstLine)}{' '}
              {t('flow.notFirstLine')}
            </>
          )
        }
      />
      <Figure
        name="firstContact"
        value={share(flow.firstContactResolution)}
        text={flow.firstLineEligible > 0 && ofEligible('first_contact_resolved', flow.firstContactResolved)}
      />
      <Figure
        name="median"
        value={flow.medianSecondsToResolve === null ? '–' : format.duration(flow.medianSecondsToResolve)}
      />
      <Figure
        name="reopened"
        value={number('reopened', flow.reopened)}
        text={
          flow.resolvedAgain !== null &&
          flow.resolved > 0 && (
            <>
              {number('resolved_again', flow.resolvedAgain)}{' '}
              {t('flow.ofResolved', { whole: format.number(flow.resolved), share: share(flow.reopenedShare) })}
            </>
          )
        }
      />
      <Figure name="crossings" value={number('crossings', flow.crossings)} />
      <Figure name="cancelled" value={number('cancelled', flow.cancelled)} />
    </div>
  );
}

type FlowName = 'filed' | 'resolved' | 'firstLine' | 'firstContact' | 'median' | 'reopened' | 'crossings' | 'cancelled';

function Figure({
  name,
  value,
  text,
}: {
  readonly name: FlowName;
  readonly value: ReactNode;
  readonly text?: ReactNode;
}) {
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
