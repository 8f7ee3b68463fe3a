import {
  EXPORT_FORMATS,
  FILE_REPORTS,
  LOCALES,
  RELATIVE_PERIODS,
  REPORT_KEYS,
  RHYTHMS,
  type ChangeReportScheduleRequest,
  type PersonRef,
  type ReportKey,
  type ReportParameters,
  type ReportScheduleContent,
  type ReportScheduleView,
} from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router-dom';
import { call } from '../../api/client.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { SelectField } from '../../ui/field.js';
import { toast } from '../../ui/toast.js';
import { RecipientsField } from './recipients-field.js';
import { useParametersText } from './use-parameters-text.js';
import { useForgetSchedules } from './use-schedules.js';

type Start = Omit<ReportScheduleContent, 'report' | 'parameters' | 'recipients'> & {
  readonly recipients: readonly PersonRef[];
};

interface ScheduleFormProps {
  /** null: still to be chosen. */
  readonly report: ReportKey | null;
  readonly parameters: ReportParameters;
  readonly start: Start;
  /** The one that is changed. */
  readonly schedule: ReportScheduleView | null;
}

/** Reports that say something without more being chosen on their page. */
const WHOLE = REPORT_KEYS.filter((key) => key !== 'sla-tickets' && !FILE_REPORTS.some((one) => one === key));
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** When a report comes, of which days, in which form, and to whom. */
export function ScheduleForm({ report: given, parameters, start, schedule }: ScheduleFormProps) {
  const { t } = useTranslation('exports');
  const narrowed = useParametersText()(parameters);
  const navigate = useNavigate();
  const forget = useForgetSchedules();
  const [report, setReport] = useState<ReportKey>(given ?? 'sla');
  const [wish, setWish] = useState(start);
  const change = (more: Partial<Start>) => setWish({ ...wish, ...more });
  const save = useMutation({
    mutationFn: () => {
      const { recipients, ...rest } = wish;
      const content = {
        ...rest,
        weekday: rest.rhythm === 'weekly' ? (rest.weekday ?? 1) : null,
        recipients: recipients.map(({ id }) => id),
      };
      if (schedule === null) {
        return call('createReportSchedule', {
          body: { report, parameters: given === null ? {} : parameters, ...content },
        });
      }
      const body: ChangeReportScheduleRequest = { revision: schedule.revision, ...content };
      return call('changeReportSchedule', { params: { id: schedule.id }, body });
    },
    onSuccess: async () => {
      await forget();
      toast({ tone: 'success', text: t('done.saved') });
      void navigate('/reports/mail');
    },
  });
  const faults = useFieldFaults(save.error);
  const atRecipients = wish.recipients.flatMap(({ name }, index) => {
    const fault = faults.get(`/recipients/${index}`);
    return fault === undefined ? [] : [`${name}: ${fault}`];
  });
  return (
    <form
      className="report-mails__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
    >
      {given === null ? (
        <SelectField
          name="report"
          label={t('form.report')}
          help={t('form.reportHelp')}
          options={WHOLE.map((key) => ({ value: key, label: t(`report.${key}`) }))}
          value={report}
          onChange={(event) => setReport(event.target.value as ReportKey)}
        />
      ) : (
        <p className="report-mails__report">
          <strong>{t(`report.${given}`)}</strong>
          {narrowed !== '' && <> · {narrowed}</>}
        </p>
      )}
      <SelectField
        name="period"
        label={t('form.period')}
        help={t('form.periodHelp')}
        options={RELATIVE_PERIODS.map((value) => ({ value, label: t(`period.${value}`) }))}
        value={wish.period}
        error={faults.get('/period')}
        onChange={(event) => change({ period: event.target.value as Start['period'] })}
      />
      <div className="report-mails__row">
        <SelectField
          name="rhythm"
          label={t('form.rhythm')}
          options={RHYTHMS.map((value) => ({ value, label: t(`rhythm.${value}`) }))}
          value={wish.rhythm}
          error={faults.get('/rhythm')}
          onChange={(event) => change({ rhythm: event.target.value as Start['rhythm'] })}
        />
        {wish.rhythm === 'weekly' && (
          <SelectField
            name="weekday"
            label={t('form.weekday')}
            options={WEEKDAYS.map((day) => ({ value: String(day), label: t(`weekday.${day}`) }))}
            value={String(wish.weekday ?? 1)}
            error={faults.get('/weekday')}
            onChange={(event) => change({ weekday: Number(event.target.value) })}
          />
        )}
        <SelectField
          name="hour"
          label={t('form.hour')}
          options={HOURS.map((hour) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}:00` }))}
          value={String(wish.hour)}
          error={faults.get('/hour')}
          onChange={(event) => change({ hour: Number(event.target.value) })}
        />
      </div>
      <div className="report-mails__row">
        <SelectField
          name="format"
          label={t('form.format')}
          options={EXPORT_FORMATS.map((value) => ({ value, label: t(`format.${value}`) }))}
          value={wish.format}
          onChange={(event) => change({ format: event.target.value as Start['format'] })}
        />
        <SelectField
          name="locale"
          label={t('form.locale')}
          options={LOCALES.map((value) => ({ value, label: t(`locale.${value}`) }))}
          value={wish.locale}
          onChange={(event) => change({ locale: event.target.value as Start['locale'] })}
        />
      </div>
      <RecipientsField
        value={wish.recipients}
        onChange={(recipients) => change({ recipients })}
        error={atRecipients.length > 0 ? atRecipients.join(' ') : faults.get('/recipients')}
      />
      {save.isError && <ProblemNote error={save.error} />}
      <div className="report-mails__buttons">
        <PktButton type="submit" isLoading={save.isPending} disabled={wish.recipients.length === 0}>
          {t('form.save')}
        </PktButton>
        <Link to="/reports/mail">{t('form.cancel')}</Link>
      </div>
    </form>
  );
}
