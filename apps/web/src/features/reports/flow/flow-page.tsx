import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import { useFormat } from '../../../i18n/format.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ReportMenu } from '../../exports/index.js';
import { FlowFigures } from '../flow-figures.js';
import { PeriodChoice } from '../period-choice.js';
import { useFilterChoices } from '../report-names.js';
import { Select } from '../sla-filters.js';
import { usePeriod } from '../use-period.js';
import { Backlog } from './backlog.js';
import { FlowMonths } from './flow-months.js';
import { TimeSpent } from './time-spent.js';
import { Unmeasured } from './unmeasured.js';
import '../reports.scss';
import './flow.scss';

/** What comes in and goes out, what lies in between and for how long, how it was solved, and where the time went. */
export function FlowPage() {
  const { t } = useTranslation('flow');
  const { t: reports } = useTranslation('reports');
  const format = useFormat();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const choices = useFilterChoices();
  const place = usePeriod('three_months');
  const { period, withSearch } = place;
  const agency = search.get('agency') ?? undefined;
  return (
    <div className="report">
      <PageHeader
        title={t('title')}
        above={<Link to={`/reports/sla?${new URLSearchParams({ ...period })}`}>{reports('sla.title')}</Link>}
        lead={reports('period.text', { from: format.date(period.from), to: format.date(period.to) })}
        actions={<ReportMenu report="flow" period={period} parameters={agency === undefined ? {} : { agency }} />}
      />
      <PeriodChoice choices={['this_month', 'last_month', 'three_months', 'twelve_months']} address={place} />
      <form className="filters" aria-label={reports('filter.title')} onSubmit={(event) => event.preventDefault()}>
        <Select
          label={reports('by.agency')}
          value={agency ?? ''}
          all={reports('filter.all.agency')}
          options={choices.agency}
          onChoose={(value) => navigate(withSearch({ agency: value }))}
        />
      </form>
      <div className="report__parts">
        <FlowMonths period={period} agency={agency} />
        <Backlog agency={agency} />
        <FlowFigures period={period} filter={agency === undefined ? {} : { agency }} onPage="flow" />
        <TimeSpent period={period} agency={agency} />
        <Unmeasured />
      </div>
    </div>
  );
}
