import type { HandlingFigures } from '@desk/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ReportMenu } from '../exports/index.js';
import { Explain } from './explain.js';
import { PeriodChoice } from './period-choice.js';
import { ReportError } from './report-error.js';
import { usePeriod } from './use-period.js';
import './reports.scss';

/** How far measured time can be trusted: how much of the work it has seen, and how much of it people have corrected. */
export function HandlingPage() {
  const { t } = useTranslation('handling');
  const { t: reports } = useTranslation('reports');
  const format = useFormat();
  const { abilities } = useMe();
  const place = usePeriod('three_months');
  const { period } = place;
  const report = useQuery({
    queryKey: [...queryKeys.reports, 'handling', period],
    queryFn: ({ signal }) => call('handlingReport', { query: period, signal }),
    placeholderData: keepPreviousData,
  });
  const total = report.data?.total;
  const isEmpty = total !== undefined && total.seconds === 0;
  return (
    <div className="report">
      <PageHeader
        above={abilities.readReports && <Link to="/reports/gain">{t('toGain')}</Link>}
        title={t('title')}
        lead={reports('period.text', { from: format.date(period.from), to: format.date(period.to) })}
        actions={<ReportMenu report="handling" period={period} />}
      />
      <PeriodChoice choices={['this_month', 'last_month', 'three_months', 'this_year']} address={place} />
      {report.isPending && <Loading lines={8} />}
      {report.isError && <ReportError error={report.error} onRetry={() => void report.refetch()} />}
      {isEmpty && <EmptyState title={t('none.title')} text={t('none.text')} icon="clock" />}
      {report.isSuccess && !isEmpty && (
        <div className="report__parts">
          <section aria-label={t('total')}>
            <div className="figures">
              <Figure
                name={t('captured.title')}
                value={share(format.percent, report.data.total.captureShare, t('tooFew'))}
                text={t('captured.text')}
                definition={[t('captured.definition'), t('captured.population')]}
              />
              <Figure
                name={t('corrected.title')}
                value={share(format.percent, report.data.total.correctedShare, t('tooFew'))}
                text={t('corrected.text')}
                definition={[t('corrected.definition'), t('corrected.population')]}
              />
              <Figure
                name={t('time.title')}
                value={hours(format.hours, report.data.total.seconds, t('tooFew'))}
                text={t('time.text')}
                definition={[t('time.definition'), t('time.population')]}
              />
            </div>
            {!report.data.total.complete && <p className="report__note">{t('incomplete')}</p>}
          </section>
          <Table
            title={t('byLine')}
            rows={report.data.lines.map(({ line, ...figures }) => ({ name: t(`line.${line}`), figures }))}
          />
          <Table
            title={t('byMonth')}
            rows={report.data.months.map(({ month, ...figures }) => ({ name: format.month(`${month}-01`), figures }))}
          />
        </div>
      )}
    </div>
  );
}

const share = (percent: (value: number, digits: number) => string, value: number | null, none: string): string =>
  value === null ? none : percent(value, 1);
const hours = (said: (value: number) => string, value: number | null, none: string): string =>
  value === null ? none : said(value);

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly text: string;
  readonly definition: readonly string[];
}

function Figure({ name, value, text, definition }: FigureProps) {
  return (
    <article className="figure">
      <h2 className="figure__name">{name}</h2>
      <p className="figure__value">{value}</p>
      <p className="figure__text">{text}</p>
      <Explain of={name}>
        {definition.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </Explain>
    </article>
  );
}

interface Row {
  readonly name: string;
  readonly figures: HandlingFigures;
}

function Table({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  const { t } = useTranslation('handling');
  const format = useFormat();
  return (
    <section aria-label={title}>
      <h2 className="report__title">{title}</h2>
      <div className="report__scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="plain-table">
          <caption className="pkt-sr-only">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{title}</th>
              <th scope="col">{t('captured.short')}</th>
              <th scope="col">{t('corrected.short')}</th>
              <th scope="col">{t('time.short')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, figures }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{share(format.percent, figures.captureShare, said(figures, t))}</td>
                <td>{share(format.percent, figures.correctedShare, said(figures, t))}</td>
                <td>{hours(format.hours, figures.seconds, t('tooFew'))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Nothing is no secret; too few are. */
const said = ({ seconds }: HandlingFigures, t: (key: string) => string): string =>
  seconds === null ? t('tooFew') : '–';
