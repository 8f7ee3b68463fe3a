import { REPORT_KEYS, type ReportKey, type ReportParameters, type ReportScheduleView } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { useMe } from '../../api/session.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ScheduleForm } from './schedule-form.js';
import { useSchedules } from './use-schedules.js';
import './exports.scss';

const TEXTS = [
  ...(['by', 'agency', 'service', 'line', 'team', 'target', 'outcome', 'month', 'cause'] as const),
  ...(['knownAs', 'figure'] as const),
] as const;
const NUMBERS = ['priority', 'weekday', 'hour', 'used'] as const;

/** What stands in the address; what is wrong in it the server says. */
function parametersOf(search: URLSearchParams): ReportParameters {
  const given = [
    ...TEXTS.flatMap((name) => (search.get(name) ? [[name, search.get(name)] as const] : [])),
    ...NUMBERS.flatMap((name) => (search.get(name) ? [[name, Number(search.get(name))] as const] : [])),
  ];
  return Object.fromEntries(given) as ReportParameters;
}

/** Sets up that a report comes by mail, from the menu of its page. */
export function NewSchedulePage() {
  const { t } = useTranslation('exports');
  const { id, name, locale } = useMe();
  const [search] = useSearchParams();
  const report = REPORT_KEYS.find((key) => key === search.get('report'));
  return (
    <div className="report-mails">
      <PageHeader
        title={t('form.title')}
        above={<Link to="/reports/mail">{t('mail.title')}</Link>}
        lead={t('form.lead')}
      />
      <ScheduleForm
        // Another report in the address is another form.
        key={search.toString()}
        report={report ?? null}
        parameters={parametersOf(search)}
        start={{
          period: report === 'gain' || report === 'benefit-plan' ? 'this_year' : 'last_month',
          rhythm: 'monthly',
          weekday: null,
          hour: 7,
          format: 'pdf',
          locale,
          recipients: [{ id, name }],
        }}
        schedule={null}
      />
    </div>
  );
}

/** Changes when it comes, how and to whom. */
export function SchedulePage() {
  const { t } = useTranslation('exports');
  const { id } = useParams();
  const list = useSchedules();
  const schedule = list.data?.items.find((item) => item.id === id && item.abilities.change);
  return (
    <div className="report-mails">
      <PageHeader title={t('form.changeTitle')} above={<Link to="/reports/mail">{t('mail.title')}</Link>} />
      {list.isPending && <Loading lines={6} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && !schedule && (
        <EmptyState title={t('form.unknown.title')} text={t('form.unknown.text')} icon="email" />
      )}
      {schedule && <Known key={schedule.id} schedule={schedule} />}
    </div>
  );
}

function Known({ schedule }: { readonly schedule: ReportScheduleView }) {
  const { report, parameters, period, rhythm, weekday, hour, format, locale, recipients } = schedule;
  return (
    <ScheduleForm
      report={report satisfies ReportKey}
      parameters={parameters}
      start={{
        period,
        rhythm,
        weekday,
        hour,
        format,
        locale,
        recipients: recipients.map(({ id, name }) => ({ id, name })),
      }}
      schedule={schedule}
    />
  );
}
