import { funnelDrawing } from '@desk/charts';
import { COMPARED_FIGURES, type ComparedAgency, type ComparedFigure, type ComparisonReport } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';
import { useLocale } from '../../i18n/locale.js';
import { PriorityBadge, StateBadge } from '../../ui/badge.js';
import { Chart } from '../../ui/chart/chart.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ReportMenu } from '../exports/index.js';
import { Explain } from './explain.js';
import { behindLink } from './links.js';
import type { Period } from './period.js';
import { PeriodChoice } from './period-choice.js';
import { ReportError } from './report-error.js';
import { usePeriod } from './use-period.js';
import './reports.scss';
import './comparison.scss';

/** Agencies beside each other, as if all had to do with the same; who differs beyond chance is named, nobody else. */
export function ComparisonPage() {
  const { t } = useTranslation('comparison');
  const { t: reports } = useTranslation('reports');
  const format = useFormat();
  const place = usePeriod('three_months');
  const [search] = useSearchParams();
  const { period } = place;
  const figure = COMPARED_FIGURES.find((one) => one === search.get('figure')) ?? 'first_line_resolution';
  const report = useQuery({
    queryKey: [...queryKeys.reports, 'comparison', period, figure],
    queryFn: ({ signal }) => call('comparisonReport', { query: { ...period, figure }, signal }),
    placeholderData: keepPreviousData,
  });
  const agency = search.get('agency');
  const outcome = search.get('outcome') === 'hit' ? 'hit' : 'miss';
  return (
    <div className="report">
      <PageHeader
        above={<Link to="/reports/sla">{reports('sla.title')}</Link>}
        title={t('title')}
        lead={reports('period.text', { from: format.date(period.from), to: format.date(period.to) })}
        actions={<ReportMenu report="comparison" period={period} parameters={{ figure }} />}
      />
      <PeriodChoice choices={['this_month', 'last_month', 'three_months', 'twelve_months']} address={place} />
      <nav aria-label={t('figureTitle')}>
        <ul className="period__quick comparison__figures">
          {COMPARED_FIGURES.map((one) => (
            <li key={one}>
              <Link
                className="period__link"
                to={place.withSearch({ figure: one, agency: '', outcome: '' })}
                aria-current={one === figure ? 'true' : undefined}
              >
                {t(`figure.${one}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {report.isPending && <Loading lines={8} />}
      {report.isError && <ReportError error={report.error} onRetry={() => void report.refetch()} />}
      {report.isSuccess && report.data.items.length === 0 && (
        <EmptyState title={t('none.title')} text={t('none.text')} icon="tickets" />
      )}
      {report.isSuccess && report.data.items.length > 0 && (
        <Compared report={report.data} period={period} withSearch={place.withSearch} />
      )}
      {agency !== null && isFlow(figure) && (
        <Behind
          key={`${agency} ${outcome} ${figure}`}
          agency={agency}
          outcome={outcome}
          figure={figure}
          period={period}
        />
      )}
    </div>
  );
}

const isFlow = (figure: ComparedFigure): boolean => figure === 'first_line_resolution' || figure === 'reopened';

interface ComparedProps {
  readonly report: ComparisonReport;
  readonly period: Period;
  readonly withSearch: (words: Readonly<Record<string, string>>) => string;
}

function Compared({ report, period, withSearch }: ComparedProps) {
  const { t } = useTranslation('comparison');
  const format = useFormat();
  const { items, share, figure, counted, dispersion, tooSmall } = report;
  const named = items.filter((one) => one.named !== null);
  const linkTo = ({ agency }: ComparedAgency, outcome: 'hit' | 'miss'): string => {
    if (figure !== 'first_line_resolution' && figure !== 'reopened') {
      return behindLink({
        period,
        filter: { agency: agency.key },
        target: figure,
        outcome: outcome === 'hit' ? 'met' : 'missed',
      });
    }
    return withSearch({ agency: agency.key, outcome });
  };
  return (
    <div className="report__parts">
      <section aria-labelledby="comparison-named">
        <h2 id="comparison-named" className="report__title">
          {t('named.title')}
        </h2>
        <p className="report__note">
          {t('named.city', { share: format.percent(share ?? 0), counted: format.number(counted) })}
        </p>
        {named.length === 0 ? (
          <p className="comparison__sentence">{t('named.nobody')}</p>
        ) : (
          <ul className="comparison__named">
            {named.map((one) => (
              <li key={one.agency.key}>
                {t(`named.${figure}.${one.named ?? 'above'}`, {
                  agency: one.agency.name,
                  adjusted: format.percent(one.adjusted, 0),
                  city: format.percent(share ?? 0, 0),
                })}
              </li>
            ))}
          </ul>
        )}
        <Funnel report={report} />
      </section>
      <section aria-labelledby="comparison-table">
        <h2 id="comparison-table" className="report__title">
          {t('table.title')}
        </h2>
        <div className="report__scroll" tabIndex={0} role="region" aria-label={t('table.title')}>
          <table className="plain-table">
            <caption className="pkt-sr-only">{t('table.title')}</caption>
            <thead>
              <tr>
                {(['agency', 'counted', 'share', 'adjusted', 'limits', 'verdict', 'tickets'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`table.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.toReversed().map((one) => (
                <tr key={one.agency.key}>
                  <th scope="row">{one.agency.name}</th>
                  <td>{format.number(one.counted)}</td>
                  <td>{format.percent(one.share)}</td>
                  <td>{format.percent(one.adjusted)}</td>
                  <td>
                    {format.number(one.limits95.low * 100)}–{format.percent(one.limits95.high, 0)}
                  </td>
                  <td>{t(one.named === null ? 'table.asOthers' : `table.${one.named}`)}</td>
                  <td className="comparison__links">
                    <Link to={linkTo(one, 'hit')}>
                      {format.number(one.hits)}
                      <span className="pkt-sr-only">
                        {' '}
                        {t(`hit.${figure}`)}, {one.agency.name}
                      </span>
                    </Link>
                    {' / '}
                    <Link to={linkTo(one, 'miss')}>
                      {format.number(one.counted - one.hits)}
                      <span className="pkt-sr-only">
                        {' '}
                        {t(`miss.${figure}`)}, {one.agency.name}
                      </span>
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="report__note comparison__note">
          {t('table.links', { hit: t(`hit.${figure}`), miss: t(`miss.${figure}`) })}
          {tooSmall > 0 && ` ${t('table.tooSmall', { count: tooSmall })}`}
        </p>
        <Explain of={t('title')}>
          <p>{t(`how.${figure}`)}</p>
          <p>{t('how.adjusted')}</p>
          <p>{t('how.limits', { dispersion: format.number(dispersion, 1) })}</p>
          <p>{t('how.named')}</p>
        </Explain>
      </section>
    </div>
  );
}

function Funnel({ report: { figure, share, items } }: { readonly report: ComparisonReport }) {
  const { t } = useTranslation('comparison');
  const locale = useLocale();
  const measure = t(`figure.${figure}`);
  const drawing = useMemo(
    () =>
      funnelDrawing(
        {
          measure,
          mean: share ?? Number.NaN,
          agencies: items.map(({ agency, counted, adjusted, named, limits95, limits998 }) => ({
            ...agency,
            tickets: counted,
            value: adjusted,
            limits95,
            limits998,
            verdict: named ?? 'within',
          })),
        },
        locale,
      ),
    [measure, share, items, locale],
  );
  return (
    <div className="comparison__funnel">
      <Chart drawing={drawing} hasTableBeside />
    </div>
  );
}

interface BehindProps {
  readonly agency: string;
  readonly outcome: 'hit' | 'miss';
  readonly figure: ComparedFigure;
  readonly period: Period;
}

function Behind({ agency, outcome, figure, period }: BehindProps) {
  const { t } = useTranslation('comparison');
  const format = useFormat();
  const list = useInfiniteQuery({
    queryKey: [...queryKeys.reports, 'comparison', 'tickets', period, figure, agency, outcome],
    queryFn: ({ pageParam, signal }) =>
      call('comparisonTickets', {
        query: { ...period, figure, agency, outcome, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="comparison__behind" aria-labelledby="comparison-behind">
      <h2 id="comparison-behind" className="report__title">
        {rows[0]?.agency.name ?? agency}: {t(`${outcome}.${figure}`)}
      </h2>
      {list.isPending && <Loading lines={5} />}
      {list.isError && <ReportError error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <p className="report__quiet">{t('behind.none')}</p>}
      <ul className="comparison__tickets">
        {rows.map((row) => (
          <li key={row.number}>
            <Link to={`/reports/tickets/${row.number}`}>{row.number}</Link> <StateBadge state={row.state} />{' '}
            <PriorityBadge priority={row.priority} short />
            <br />
            {row.service.name} · {format.date(row.day)}
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <PktButton skin="secondary" isLoading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('behind.more')}
        </PktButton>
      )}
    </section>
  );
}
