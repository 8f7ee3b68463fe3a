import { HAND_OFF_KINDS, LEDGER_REASONS, type HandOffRoute, type HandOffSum } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { PriorityBadge, StateBadge } from '../../ui/badge.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ReportMenu } from '../exports/index.js';
import { Explain } from './explain.js';
import type { Period } from './period.js';
import { PeriodChoice } from './period-choice.js';
import { ReportError } from './report-error.js';
import { usePeriod } from './use-period.js';
import './reports.scss';
import './hand-offs.scss';

/** What it costs that tickets go from team to team: each way with its waiting and work, each number with its tickets. */
export function HandOffsPage() {
  const { t } = useTranslation('hand-offs');
  const { t: reports } = useTranslation('reports');
  const format = useFormat();
  const { abilities } = useMe();
  const place = usePeriod('this_month');
  const { period } = place;
  const report = useQuery({
    queryKey: [...queryKeys.reports, 'hand-offs', period],
    queryFn: ({ signal }) => call('handOffReport', { query: period, signal }),
    placeholderData: keepPreviousData,
  });
  const behind = useBehind();
  return (
    <div className="report">
      <PageHeader
        above={(abilities.readReports || abilities.readAgency) && <Link to="/reports/sla">{reports('sla.title')}</Link>}
        title={t('title')}
        lead={reports('period.text', { from: format.date(period.from), to: format.date(period.to) })}
        actions={<ReportMenu report="hand-offs" period={period} />}
      />
      <PeriodChoice choices={['this_month', 'last_month', 'three_months']} address={place} />
      <Explain of={t('title')} question={t('how')}>
        <p>{t('definition.count')}</p>
        <p>{t('definition.waiting')}</p>
        <p>{t('definition.worked')}</p>
      </Explain>
      {report.isPending && <Loading lines={8} />}
      {report.isError && <ReportError error={report.error} onRetry={() => void report.refetch()} />}
      {report.isSuccess && report.data.items.length === 0 && (
        <EmptyState title={t('none.title')} text={t('none.text')} icon="tickets" />
      )}
      {report.isSuccess && report.data.items.length > 0 && (
        <div className="hand-offs__scroll" tabIndex={0} role="region" aria-label={t('title')}>
          <table className="hand-offs">
            <caption className="pkt-sr-only">{t('title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('way')}</th>
                <th scope="col">{t('count')}</th>
                <th scope="col">{t('waited')}</th>
                <th scope="col">{t('worked')}</th>
              </tr>
            </thead>
            <tbody>
              {report.data.items.map((route) => (
                <Fragment key={`${route.from.key} ${route.to.key} ${route.kind}`}>
                  <tr>
                    <th scope="row">
                      {t('fromTo', { from: route.from.name, to: route.to.name })}
                      <span className="hand-offs__kind">{t(`kind.${route.kind}`)}</span>
                    </th>
                    <Sums sum={route} to={behind.linkTo(place.withSearch, route, null)} />
                  </tr>
                  {reasonsToShow(route).map((one) => (
                    <tr key={one.reason} className="hand-offs__reason">
                      <th scope="row">{t(`reason.${one.reason}`)}</th>
                      <Sums sum={one} to={behind.linkTo(place.withSearch, route, one.reason)} />
                    </tr>
                  ))}
                </Fragment>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('total')}</th>
                <Sums sum={report.data.total} to={null} />
              </tr>
            </tfoot>
          </table>
        </div>
      )}
      {behind.chosen && <Behind key={JSON.stringify(behind.chosen)} chosen={behind.chosen} period={period} />}
    </div>
  );
}

/** Where nobody has chosen a reason, the way itself says all there is. */
const reasonsToShow = ({ reasons }: HandOffRoute) =>
  reasons.length === 1 && reasons[0]?.reason === 'unsaid' ? [] : reasons;

function Sums({ sum, to }: { readonly sum: HandOffSum; readonly to: string | null }) {
  const { t } = useTranslation('hand-offs');
  const format = useFormat();
  const { count, waiting, waitedSeconds, workedSeconds } = sum;
  return (
    <>
      <td>
        {to === null ? format.number(count) : <Link to={to}>{format.number(count)}</Link>}
        {waiting > 0 && (
          <span className="hand-offs__kind">{t('waiting', { count: waiting, shown: format.number(waiting) })}</span>
        )}
      </td>
      <td>
        {format.hours(waitedSeconds)}
        {count > waiting && (
          <span className="hand-offs__kind">
            {t('each', { time: format.hours(waitedSeconds / (count - waiting)) })}
          </span>
        )}
      </td>
      <td>{workedSeconds === null ? t('tooFew') : format.hours(workedSeconds)}</td>
    </>
  );
}

interface Chosen {
  readonly fromTeam: string;
  readonly toTeam: string;
  readonly kind: HandOffRoute['kind'];
  readonly reason: (typeof LEDGER_REASONS)[number] | undefined;
}

/** Which number is open stands in the address. */
function useBehind() {
  const [search] = useSearchParams();
  const [fromTeam, toTeam] = [search.get('fromTeam'), search.get('toTeam')];
  const kind = HAND_OFF_KINDS.find((one) => one === search.get('kind'));
  const reason = LEDGER_REASONS.find((one) => one === search.get('reason'));
  const chosen: Chosen | null = fromTeam && toTeam && kind ? { fromTeam, toTeam, kind, reason } : null;
  return {
    chosen,
    linkTo: (
      withSearch: (words: Readonly<Record<string, string>>) => string,
      route: HandOffRoute,
      of: Chosen['reason'] | null,
    ) => withSearch({ fromTeam: route.from.key, toTeam: route.to.key, kind: route.kind, reason: of ?? '' }),
  };
}

function Behind({ chosen, period }: { readonly chosen: Chosen; readonly period: Period }) {
  const { t } = useTranslation('hand-offs');
  const format = useFormat();
  const { reason, ...way } = chosen;
  const list = useInfiniteQuery({
    queryKey: [...queryKeys.reports, 'hand-offs', 'tickets', period, chosen],
    queryFn: ({ pageParam, signal }) =>
      call('handOffTickets', {
        query: {
          ...period,
          ...way,
          ...(reason === undefined ? {} : { reason }),
          ...(pageParam === '' ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-labelledby="hand-offs-behind">
      <h2 id="hand-offs-behind" className="report__title">
        {t('behind', { kind: t(`kind.${chosen.kind}`) })}
        {reason !== undefined && ` · ${t(`reason.${reason}`)}`}
      </h2>
      {list.isPending && <Loading lines={5} />}
      {list.isError && <ReportError error={list.error} onRetry={() => void list.refetch()} />}
      <ul className="hand-offs__tickets">
        {rows.map((row) => (
          <li key={`${row.number} ${row.at}`}>
            <Link to={`/reports/tickets/${row.number}`}>{row.number}</Link> <StateBadge state={row.state} />{' '}
            <PriorityBadge priority={row.priority} short />
            <br />
            {row.service.name} · {row.agency.name} · {format.dateTime(row.at)}
            <br />
            {t(`reason.${row.reason}`)} ·{' '}
            {row.waitedSeconds === null ? t('stillWaiting') : t('waitedFor', { time: format.hours(row.waitedSeconds) })}
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <PktButton skin="secondary" isLoading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </PktButton>
      )}
    </section>
  );
}
