import { BACKLOG_AGES, FLOW_FIGURES, LINES } from '@desk/contracts';
import type { FlowTicketRow, Page } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router-dom';
import { call } from '../../../api/client.js';
import { useFormat } from '../../../i18n/format.js';
import { PageHeader } from '../../../ui/page-header.js';
import { TicketList } from '../behind/ticket-list.js';
import { useFilterText } from '../report-names.js';
import { usePeriod } from '../use-period.js';
import '../reports.scss';

const PAGE_SIZE = 50;
const among = <T extends string>(text: string | null, values: readonly T[]): T | undefined =>
  values.find((value) => value === text);

/** The tickets behind one number of the flow. */
export function FlowTicketsPage() {
  const { t } = useTranslation('flow');
  const { t: reports } = useTranslation('reports');
  const format = useFormat();
  const [search] = useSearchParams();
  const { period } = usePeriod('three_months');
  const figure = among(search.get('figure'), FLOW_FIGURES) ?? 'filed';
  const agency = search.get('agency') ?? undefined;
  const query = { ...period, figure, ...(agency === undefined ? {} : { agency }), limit: PAGE_SIZE };
  return (
    <Behind
      title={t(`behind.${figure}`)}
      lead={reports('period.text', { from: format.date(period.from), to: format.date(period.to) })}
      agency={agency}
      query={query}
      load={(cursor, signal) => call('flowTickets', { query: { ...query, ...cursor }, signal })}
    />
  );
}

/** The tickets behind one number of the backlog. */
export function BacklogTicketsPage() {
  const { t } = useTranslation('flow');
  const { t: reports } = useTranslation('reports');
  const [search] = useSearchParams();
  const line = among(search.get('line'), LINES);
  const age = among(search.get('age'), BACKLOG_AGES);
  const agency = search.get('agency') ?? undefined;
  const query = { ...(agency && { agency }), ...(line && { line }), ...(age && { age }), limit: PAGE_SIZE };
  const narrowed = [line && reports(`line.${line}`), age && t(`age.${age}`)].filter(Boolean).join(' · ');
  return (
    <Behind
      title={t('behind.open')}
      lead={narrowed}
      agency={agency}
      query={query}
      load={(cursor, signal) => call('backlogTickets', { query: { ...query, ...cursor }, signal })}
    />
  );
}

interface BehindProps {
  readonly title: string;
  readonly lead: string;
  readonly agency: string | undefined;
  readonly query: object;
  readonly load: (cursor: { readonly cursor?: string }, signal: AbortSignal) => Promise<Page<FlowTicketRow>>;
}

function Behind({ title, lead, agency, query, load }: BehindProps) {
  const { t } = useTranslation('flow');
  const { t: reports } = useTranslation('reports');
  const [search] = useSearchParams();
  const filterText = useFilterText()(agency === undefined ? {} : { agency });
  const back = new URLSearchParams(
    ['from', 'to', 'agency'].flatMap((name) => {
      const value = search.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  return (
    <div className="report">
      <PageHeader
        title={title}
        above={
          <Link className="report__back" to={`/reports/flow?${back}`}>
            {t('behind.back')}
          </Link>
        }
        lead={[lead, filterText].filter(Boolean).join(' · ')}
      />
      <p className="report__note">{reports('behind.noNames')}</p>
      <TicketList
        label={title}
        of={['flow', title, query]}
        load={load}
        rowId={(row) => `${row.number} ${row.day ?? ''}`}
        last={{ id: 'day', header: t('behind.day'), width: '11rem', cell: (row) => <Counted row={row} /> }}
      />
    </div>
  );
}

function Counted({ row: { day, times } }: { readonly row: FlowTicketRow }) {
  const { t } = useTranslation('flow');
  const format = useFormat();
  if (day === null) return null;
  return (
    <>
      {format.date(day)}
      {times > 1 && <span className="report__second">{t('behind.times', { count: times })}</span>}
    </>
  );
}
