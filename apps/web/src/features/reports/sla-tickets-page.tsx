import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { EmptyState } from '../../ui/empty-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { ReportMenu } from '../exports/index.js';
import { TicketList } from './behind/ticket-list.js';
import { ClockUse } from './clock-use.js';
import { Explain } from './explain.js';
import { reportLink } from './links.js';
import type { Period } from './period.js';
import { useFilterText, useNarrowedText } from './report-names.js';
import { useBehindNumber } from './use-behind-number.js';
import { usePeriod } from './use-period.js';
import { useBehindAddress } from './use-sla-query.js';
import type { BehindAddress } from './use-sla-query.js';
import './reports.scss';

const PAGE_SIZE = 50;

/** The tickets behind one number of the report. */
export function SlaTicketsPage() {
  const { t } = useTranslation('reports');
  const { period } = usePeriod('this_month');
  const address = useBehindAddress();
  if (address) return <Behind address={address} period={period} />;
  return (
    <>
      <PageHeader title={t('behind.unknown')} />
      <EmptyState
        title={t('behind.unknown')}
        text={t('behind.unknownText')}
        action={<Link to="/reports/sla">{t('behind.back')}</Link>}
      />
    </>
  );
}

function Behind({ address, period }: { readonly address: BehindAddress; readonly period: Period }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { target, outcome, filter, month, narrowed: further } = address;
  const narrowed = { ...period, ...filter };
  const query = {
    ...narrowed,
    target,
    outcome,
    ...(month === undefined ? {} : { month }),
    ...further,
    limit: PAGE_SIZE,
  };
  const total = useBehindNumber(narrowed, address);
  const where = [
    month === undefined ? '' : format.month(`${month}-01`),
    useFilterText()(filter),
    useNarrowedText()(further),
  ]
    .filter(Boolean)
    .join(' · ');
  const title = t(`behind.title.${outcome}`, { target: t(`targetInside.${target}`) });
  return (
    <div className="report">
      <PageHeader
        title={title}
        above={
          <Link className="report__back" to={reportLink(period, filter)}>
            {t('behind.back')}
          </Link>
        }
        lead={
          <>
            {total !== undefined && <>{t('behind.count', { count: total, shown: format.number(total) })}. </>}
            {t('period.text', { from: format.date(period.from), to: format.date(period.to) })}
            {where !== '' && <> · {where}</>}
          </>
        }
        actions={
          <ReportMenu
            report="sla-tickets"
            period={period}
            parameters={{ ...filter, target, outcome, ...(month === undefined ? {} : { month }), ...further }}
          />
        }
      />
      <Explain of={title}>
        <p>{t(`definition.${target}`)}</p>
        <p>{t('behind.cycles')}</p>
        <p>{t('behind.noNames')}</p>
      </Explain>
      <TicketList
        label={title}
        of={['sla', query]}
        load={(cursor, signal) => call('slaTickets', { query: { ...query, ...cursor }, signal })}
        rowId={(row) => `${row.number} ${row.clock.cycle}`}
        last={{
          id: 'clock',
          header: t('column.clock'),
          width: '17.5rem',
          cell: (row) => <ClockUse clock={row.clock} />,
        }}
      />
    </div>
  );
}
