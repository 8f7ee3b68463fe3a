import type { ReportRecipient, ReportScheduleView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { Badge } from '../../ui/badge.js';
import { Dialog } from '../../ui/dialog.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState, useProblemText } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { useNow } from '../../ui/now.js';
import { PageHeader } from '../../ui/page-header.js';
import { toast } from '../../ui/toast.js';
import { searchOf } from './download.js';
import { useParametersText } from './use-parameters-text.js';
import { useForgetSchedules, useSchedules } from './use-schedules.js';
import './exports.scss';

/** The reports that come by mail: to oneself, and from oneself to others. */
export function MailPage() {
  const { t } = useTranslation('exports');
  const list = useSchedules();
  return (
    <div className="report-mails">
      <PageHeader
        title={t('mail.title')}
        lead={t('mail.lead')}
        actions={
          <Link className="pkt-btn pkt-btn--small pkt-btn--secondary pkt-btn--label-only" to="/reports/mail/new">
            <span className="pkt-btn__text">{t('mail.new')}</span>
          </Link>
        }
      />
      {list.isPending && <Loading lines={6} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && !list.data.mail && (
        <div className="report-mails__warning" role="status">
          <p>
            <strong>{t('mail.noServer.title')}</strong>
          </p>
          <p>{t('mail.noServer.text')}</p>
        </div>
      )}
      {list.isSuccess && list.data.items.length === 0 && (
        <EmptyState title={t('mail.none.title')} text={t('mail.none.text')} icon="email" />
      )}
      {list.isSuccess && (
        <ul className="report-mails__list">
          {list.data.items.map((schedule) => (
            <li key={schedule.id}>
              <Schedule schedule={schedule} canSend={list.data.mail} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface ScheduleProps {
  readonly schedule: ReportScheduleView;
  readonly canSend: boolean;
}

function Schedule({ schedule, canSend }: ScheduleProps) {
  const { t } = useTranslation('exports');
  const format = useFormat();
  const now = useNow();
  const narrowed = useParametersText()(schedule.parameters);
  const rhythm = useRhythmText()(schedule);
  const { report, parameters, author, recipients, paused, nextAt, abilities, period } = schedule;
  const name = t(`report.${report}`);
  return (
    <article className="card report-mail" aria-label={name}>
      <h2 className="report-mail__name">
        <Link to={`${t(`page.${report}`)}?${searchOf(parameters)}`}>{name}</Link>{' '}
        {paused && <Badge tone="yellow">{t('mail.paused')}</Badge>}
      </h2>
      <p>
        {rhythm} · {t(`period.${period}`)} · {t(`format.${schedule.format}`)} · {t(`locale.${schedule.locale}`)}
        {narrowed !== '' && <> · {narrowed}</>}
      </p>
      <p className="report-mail__quiet">
        {nextAt === null ? t('mail.notNext') : t('mail.next', { when: format.when(nextAt, now) })}
        {!abilities.change && <> · {t('mail.from', { name: author.name })}</>}
      </p>
      <ul className="report-mail__recipients" aria-label={t('mail.recipients')}>
        {recipients.map((recipient) => (
          <Recipient key={recipient.id} recipient={recipient} />
        ))}
      </ul>
      <Actions schedule={schedule} name={name} canSend={canSend} />
    </article>
  );
}

/** «Hver mandag kl. 07:00» */
function useRhythmText(): (schedule: ReportScheduleView) => string {
  const { t } = useTranslation('exports');
  return ({ rhythm, weekday, hour }) => {
    const time = `${String(hour).padStart(2, '0')}:00`;
    if (rhythm === 'monthly') return t('rhythm.monthlyAt', { time });
    return t('rhythm.weeklyAt', { time, day: t(`weekdayInside.${(weekday ?? 1) as 1}`) });
  };
}

function Recipient({ recipient: { name, last } }: { readonly recipient: ReportRecipient }) {
  const { t } = useTranslation('exports');
  const format = useFormat();
  const now = useNow();
  const tone = { queued: 'blue', sending: 'blue', sent: 'green', failed: 'red', refused: 'red' } as const;
  return (
    <li>
      {name}{' '}
      {last && (
        <>
          <Badge tone={tone[last.state]}>{t(`state.${last.state}`)}</Badge>{' '}
          <span className="report-mail__quiet">
            {format.when(last.at, now)}
            {last.error !== null && <> – {t([`why.${last.error}`, 'why.server'], { error: last.error })}</>}
          </span>
        </>
      )}
    </li>
  );
}

function Actions({ schedule, name, canSend }: ScheduleProps & { readonly name: string }) {
  const { t } = useTranslation('exports');
  const forget = useForgetSchedules();
  const problemText = useProblemText();
  const [isDropping, setDropping] = useState(false);
  const { id, revision, paused, abilities } = schedule;
  const params = { id };
  const does = (done: string) => ({
    onSuccess: () => toast({ tone: 'success', text: t(done) }),
    onError: (error: unknown) => toast({ tone: 'error', text: problemText(error) }),
    onSettled: forget,
  });
  const send = useMutation({ mutationFn: () => call('sendReportNow', { params }), ...does('done.sent') });
  const pause = useMutation({
    mutationFn: () => call('changeReportSchedule', { params, body: { revision, paused: !paused } }),
    ...does(paused ? 'done.resumed' : 'done.paused'),
  });
  const drop = useMutation({ mutationFn: () => call('dropReportSchedule', { params }), ...does('done.dropped') });
  const leave = useMutation({ mutationFn: () => call('leaveReportSchedule', { params }), ...does('done.left') });
  return (
    <div className="report-mail__actions">
      {abilities.change && (
        <>
          <PktButton
            skin="secondary"
            size="small"
            isLoading={send.isPending}
            disabled={!canSend}
            onClick={() => send.mutate()}
          >
            {t('do.send')}
            <span className="pkt-sr-only"> ({name})</span>
          </PktButton>
          <Link className="pkt-btn pkt-btn--small pkt-btn--tertiary pkt-btn--label-only" to={`/reports/mail/${id}`}>
            <span className="pkt-btn__text">
              {t('do.change')}
              <span className="pkt-sr-only"> ({name})</span>
            </span>
          </Link>
          <PktButton skin="tertiary" size="small" isLoading={pause.isPending} onClick={() => pause.mutate()}>
            {t(paused ? 'do.resume' : 'do.pause')}
            <span className="pkt-sr-only"> ({name})</span>
          </PktButton>
          <PktButton skin="tertiary" size="small" onClick={() => setDropping(true)}>
            {t('do.drop')}
            <span className="pkt-sr-only"> ({name})</span>
          </PktButton>
        </>
      )}
      {abilities.leave && !abilities.change && (
        <PktButton skin="tertiary" size="small" isLoading={leave.isPending} onClick={() => leave.mutate()}>
          {t('do.leave')}
          <span className="pkt-sr-only"> ({name})</span>
        </PktButton>
      )}
      <Dialog open={isDropping} title={t('drop.title')} onClose={() => setDropping(false)}>
        <p>{t('drop.text', { name, count: schedule.recipients.length })}</p>
        <div className="dialog__actions">
          <PktButton isLoading={drop.isPending} onClick={() => drop.mutate()}>
            {t('do.drop')}
          </PktButton>
          <PktButton skin="secondary" onClick={() => setDropping(false)}>
            {t('drop.keep')}
          </PktButton>
        </div>
      </Dialog>
    </div>
  );
}
