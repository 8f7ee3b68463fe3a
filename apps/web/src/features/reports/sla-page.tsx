import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';
import { classes } from '../../ui/classes.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { byTarget } from './attainment.js';
import { ReportMenu } from '../exports/index.js';
import { AttainmentTable } from './attainment-table.js';
import { BreachCauses } from './breach-causes.js';
import { Closings } from './known/closings.js';
import { KnownChoice } from './known/known-choice.js';
import { KnownDay, KnownProgress, useKnownReport } from './known/known-day.js';
import { Explain } from './explain.js';
import { FlowFigures } from './flow-figures.js';
import { Headline } from './headline.js';
import { quickPeriod, periodBefore } from './period.js';
import { PeriodChoice } from './period-choice.js';
import { ReportError } from './report-error.js';
import { useFilterText } from './report-names.js';
import { SlaFilters } from './sla-filters.js';
import { useDeclaredAttainment } from './use-declared-attainment.js';
import { UseDistribution } from './use-distribution.js';
import { usePeriod } from './use-period.js';
import { useSlaAddress } from './use-sla-query.js';
import type { SlaFilter } from './use-sla-query.js';
import { WorstHours } from './worst-hours.js';
import './reports.scss';

/** Do we keep the declaration? Attainment by clock, each number a door to its tickets. */
export function SlaPage() {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const place = usePeriod('this_month');
  const address = useSlaAddress();
  const { withSearch } = place;
  const { by, filter, known } = address;
  const { t: knownT } = useTranslation('known');
  const reportId = typeof known === 'string' ? null : known.reportId;
  const asked = useKnownReport(reportId);
  const period = reportId !== null && asked.data ? { from: asked.data.from, to: asked.data.to } : place.period;
  const query = { ...period, by, ...filter };
  const report = useQuery({
    queryKey: [...queryKeys.reports, 'sla', query, reportId],
    queryFn: ({ signal }) =>
      reportId === null
        ? call('slaReport', { query, signal })
        : call('knownSlaReport', { params: { id: reportId }, query: { by, ...filter }, signal }),
    placeholderData: keepPreviousData,
    enabled: known !== 'day' && (reportId === null || asked.data?.state === 'done'),
  });
  const earlier = { ...periodBefore(period), by: 'month', ...filter } as const;
  const before = useQuery({
    queryKey: [...queryKeys.reports, 'sla', earlier],
    queryFn: ({ signal }) => call('slaReport', { query: earlier, signal }),
    // What was known of the period before, on that day, is another report.
    enabled: reportId === null && known !== 'day',
  });
  const declared = useDeclaredAttainment();
  const filterText = useFilterText()(filter);
  const shown = byTarget(report.data?.items ?? []).filter(
    ({ target }) => address.target === undefined || target === address.target,
  );
  return (
    <div className="report">
      <PageHeader
        title={t('sla.title')}
        above={<Link to={`/reports/flow?${new URLSearchParams({ ...period })}`}>{t('flow.title')}</Link>}
        lead={
          <>
            {t('period.text', { from: format.date(period.from), to: format.date(period.to) })}
            {filterText !== '' && <> · {filterText}</>}
          </>
        }
        actions={
          <ReportMenu
            report="sla"
            period={period}
            parameters={{ by, ...filter, ...(address.target === undefined ? {} : { target: address.target }) }}
          />
        }
      />
      <PeriodChoice choices={['this_month', 'last_month', 'three_months']} address={place} />
      <SlaFilters address={address} withSearch={withSearch} />
      <KnownChoice known={known} withSearch={withSearch} />
      {(known === 'day' || reportId !== null) && (
        <KnownDay key={reportId} report={asked.data ?? null} place={{ ...place, period }} />
      )}
      {reportId !== null && <KnownProgress asked={asked} />}
      {report.isLoading && <Loading lines={8} />}
      {report.isError && <ReportError error={report.error} onRetry={() => void report.refetch()} />}
      {known === 'closing' && report.isSuccess && (
        <div className="report__before">
          <Closings period={period} filter={filter} target={address.target} />
        </div>
      )}
      {report.isSuccess && shown.length === 0 && (
        <EmptyState
          title={known === 'closing' ? knownT('closings.empty') : t('sla.none')}
          text={known === 'closing' ? knownT('closings.emptyText') : t('sla.noneText')}
          icon="clock"
          action={<Link to={withSearch({ ...quickPeriod('three_months', place.today) })}>{t('sla.noneAction')}</Link>}
        />
      )}
      {report.isSuccess && shown.length > 0 && (
        <div className={classes('report__parts', report.isPlaceholderData && 'report__parts--old')}>
          <section aria-labelledby="report-headline">
            <h2 id="report-headline" className="report__title">
              {t('sla.headline')}
            </h2>
            <div className="figures">
              {shown.map((counted) => (
                <Headline
                  key={counted.target}
                  counted={counted}
                  before={before.data && byTarget(before.data.items).find(({ target }) => target === counted.target)}
                  hasBefore={before.isSuccess}
                  period={period}
                  filter={filter}
                  declared={declared(counted.target)}
                />
              ))}
            </div>
            <Explain of={t('column.attainmentPercent')} question={t('sla.howCounted')}>
              <p>{t('definition.attainment')}</p>
            </Explain>
          </section>
          {reportId === null && (
            <>
              <UseDistribution period={period} filter={filter} targets={shown.map(({ target }) => target)} />
              <BreachCauses period={period} filter={filter} counted={shown} />
              {!(known === 'closing' && isNarrowed(filter)) && (
                <WorstHours
                  period={period}
                  filter={filter}
                  targets={shown.map(({ target }) => target)}
                  withSearch={withSearch}
                />
              )}
            </>
          )}
          <section aria-labelledby="report-groups">
            <h2 id="report-groups" className="report__title">
              {t(`sla.groups.${by}`)}
            </h2>
            <p className="report__note">{t('sla.groupsNote')}</p>
            <div className="attainments">
              {shown.map((counted) => (
                <AttainmentTable key={counted.target} counted={counted} period={period} address={address} />
              ))}
            </div>
          </section>
        </div>
      )}
      {reportId === null && known !== 'day' && <FlowFigures period={period} filter={filter} />}
    </div>
  );
}

/** Of closed months hours are kept by agency alone. */
const isNarrowed = ({ service, priority, line, team }: SlaFilter): boolean =>
  [service, priority, line, team].some((one) => one !== undefined);
