import { gainDrawing, gainMonthsDrawing } from '@desk/charts';
import type { GainReport } from '@desk/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { useMe } from '../../../api/session.js';
import { useFormat } from '../../../i18n/format.js';
import { useLocale } from '../../../i18n/locale.js';
import { Chart } from '../../../ui/chart/chart.js';
import { classes } from '../../../ui/classes.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loading } from '../../../ui/loading.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ReportMenu } from '../../exports/index.js';
import { Explain } from '../explain.js';
import { quickPeriod } from '../period.js';
import { PeriodChoice } from '../period-choice.js';
import { ReportError } from '../report-error.js';
import { usePeriod } from '../use-period.js';
import type { PeriodInAddress } from '../use-period.js';
import { Headcounts } from './headcounts.js';
import { Method } from './method.js';
import { Money } from './money.js';
import { Parts } from './parts.js';
import { Places } from './places.js';
import { Workload } from './workload.js';
import '../reports.scss';
import './gain.scss';

/** Where is the gain, how sure is it, and what is it made of? */
export function GainPage() {
  const { t } = useTranslation('gain');
  const format = useFormat();
  const { locale } = useMe();
  const place = usePeriod('this_year');
  const { period } = place;
  const report = useQuery({
    // The report comes with a sentence in the reader's language.
    queryKey: [...queryKeys.reports, 'gain', period, locale],
    queryFn: ({ signal }) => call('gainReport', { query: { ...period }, signal }),
    placeholderData: keepPreviousData,
  });
  const shown = report.data ?? period;
  return (
    <div className="report">
      <PageHeader
        title={t('title')}
        lead={t('reports:period.text', { from: format.date(shown.from), to: format.date(shown.to) })}
        actions={<ReportMenu report="gain" period={period} />}
      />
      <PeriodChoice choices={['this_year', 'three_months', 'twelve_months', 'last_year']} address={place} />
      {report.isPending && <Loading lines={10} />}
      {report.isError && <ReportError error={report.error} onRetry={() => void report.refetch()} />}
      {report.isSuccess && (
        <div className={classes('report__parts', report.isPlaceholderData && 'report__parts--old')}>
          {report.data.agencies.length === 0 ? (
            <Nothing report={report.data} place={place} />
          ) : (
            <Report report={report.data} />
          )}
        </div>
      )}
    </div>
  );
}

interface NothingProps {
  readonly report: GainReport;
  readonly place: PeriodInAddress;
}

/** Nobody has joined in the period, or nobody whose zero point is settled. */
function Nothing({ report: { text, unmeasured }, place }: NothingProps) {
  const { t } = useTranslation('gain');
  const names = unmeasured.map(({ name }) => name).join(', ');
  return unmeasured.length > 0 ? (
    <EmptyState
      title={text}
      text={t('unmeasured', { count: unmeasured.length, names })}
      icon="graph"
      action={<Link to="/baselines">{t('toBaselines')}</Link>}
    />
  ) : (
    <EmptyState
      title={text}
      text={t('none')}
      icon="graph"
      action={<Link to={place.withSearch({ ...quickPeriod('twelve_months', place.today) })}>{t('noneAction')}</Link>}
    />
  );
}

function Report({ report }: { readonly report: GainReport }) {
  return (
    <>
      <Headline report={report} />
      <Months report={report} />
      <Headcounts report={report} />
      <Places report={report} />
      {report.decomposition && <Parts of={report.decomposition} />}
      <Workload workload={report.workload} />
      <Money report={report} />
      <Method report={report} />
    </>
  );
}

function Months({ report }: { readonly report: GainReport }) {
  const { t } = useTranslation('gain');
  const locale = useLocale();
  const drawing = useMemo(() => gainMonthsDrawing(report, locale), [report, locale]);
  return (
    <section className="card" aria-label={drawing.title}>
      <Chart drawing={drawing} />
      <Explain of={drawing.title}>
        <p>{t('months.definition')}</p>
      </Explain>
    </section>
  );
}

function Headline({ report }: { readonly report: GainReport }) {
  const { t } = useTranslation('gain');
  const format = useFormat();
  const locale = useLocale();
  const { text, band, workload } = report;
  const drawing = useMemo(() => gainDrawing(report, locale), [report, locale]);
  const bandText = t('band', { low: format.number(band.low * 100), high: format.percent(band.high, 0) });
  const { now, zeroPoint } = workload.secondLineMinutesPerTicket;
  return (
    <section className="card gain-head" aria-labelledby="gain-headline">
      <h2 id="gain-headline" className="pkt-sr-only">
        {t('headline')}
      </h2>
      <p className="gain-head__text">{text}</p>
      <p className="gain-head__beside">
        {t(`beside.${now === null ? (zeroPoint === null ? 'none' : 'then') : zeroPoint === null ? 'now' : 'both'}`, {
          now: now === null ? '' : format.number(now, 1),
          then: zeroPoint === null ? '' : format.number(zeroPoint, 1),
        })}
      </p>
      <Chart drawing={drawing} />
      <Explain of={t('headline')}>
        <p>{t('gainDefinition.gain')}</p>
        <p>{t('gainDefinition.three')}</p>
        <p>{t('gainDefinition.interval')}</p>
        <p>{t('gainDefinition.band', { band: bandText })}</p>
      </Explain>
    </section>
  );
}
