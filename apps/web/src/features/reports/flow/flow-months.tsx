import type { FlowMonth } from '@desk/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { useFormat } from '../../../i18n/format.js';
import { monthDays } from '../../exports/index.js';
import type { Period } from '../period.js';
import { ReportSection } from '../report-section.js';
import { flowLink } from './links.js';

interface FlowMonthsProps {
  readonly period: Period;
  readonly agency: string | undefined;
}

/** In and out by month, and how many were open at the end of each. */
export function FlowMonths({ period, agency }: FlowMonthsProps) {
  const { t } = useTranslation('flow');
  const query = { ...period, ...(agency === undefined ? {} : { agency }) };
  const report = useQuery({
    queryKey: [...queryKeys.reports, 'flow-months', query],
    queryFn: ({ signal }) => call('flowMonths', { query, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <ReportSection
      id="flow-months"
      title={t('months.title')}
      note={t('months.note')}
      definition={t('months.definition')}
      report={report}
    >
      {({ items }) => (items.length === 0 ? <p>{t('months.none')}</p> : <Table items={items} agency={agency} />)}
    </ReportSection>
  );
}

const out = ({ resolved, cancelled }: FlowMonth): number => resolved + cancelled;

function Table({ items, agency }: { readonly items: readonly FlowMonth[]; readonly agency: string | undefined }) {
  const { t } = useTranslation('flow');
  const format = useFormat();
  const most = Math.max(1, ...items.flatMap((one) => [one.filed, out(one)]));
  return (
    <div className="report__scroll" tabIndex={0} role="region" aria-label={t('months.title')}>
      <table className="plain-table in-out">
        <caption className="pkt-sr-only">{t('months.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('months.month')}</th>
            <th scope="col">{t('months.filed')}</th>
            <th scope="col">{t('months.resolved')}</th>
            <th scope="col">{t('months.cancelled')}</th>
            <th scope="col">{t('months.net')}</th>
            <th scope="col">{t('months.open')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => {
            const name = format.month(`${one.month}-01`);
            const place = { period: monthDays(one.month), agency };
            const number = (figure: 'filed' | 'resolved' | 'cancelled'): ReactNode =>
              one[figure] === 0 ? (
                '0'
              ) : (
                <Link
                  to={flowLink({ ...place, figure })}
                  aria-label={t(`months.openList.${figure}`, { count: one[figure], month: name })}
                >
                  {format.number(one[figure])}
                </Link>
              );
            const net = one.filed - out(one);
            return (
              <tr key={one.month}>
                <th scope="row">
                  {name}
                  <Bars filed={one.filed / most} out={out(one) / most} />
                </th>
                <td>{number('filed')}</td>
                <td>{number('resolved')}</td>
                <td>{number('cancelled')}</td>
                <td>{`${net > 0 ? '+' : net < 0 ? '−' : ''}${format.number(Math.abs(net))}`}</td>
                <td>{format.number(one.open)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** In above, filled; out below, outlined. The numbers stand beside them. */
function Bars({ filed, out: gone }: { readonly filed: number; readonly out: number }) {
  return (
    <svg className="in-out__bars" aria-hidden="true" width="100%" height="20">
      <rect y="1" width={`${filed * 100}%`} height="7" className="in-out__in" />
      <rect y="11" width={`${gone * 100}%`} height="7" className="in-out__out" />
    </svg>
  );
}
