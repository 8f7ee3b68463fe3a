import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../ui/loading.js';
import { ReportError } from '../reports/index.js';
import { isGoing, type Asked } from './use-run.js';

interface RunStateProps<Result> {
  readonly asked: Asked<Result>;
  /** What is being worked out, for the bar of its progress. */
  readonly name: string;
  readonly children: (result: Result) => ReactNode;
}

/** What is there of an answer: it waits, comes, has failed, or stands. */
export function RunState<Result>({ asked: { run, error, again }, name, children }: RunStateProps<Result>) {
  const { t } = useTranslation('capacity');
  if (error) return <ReportError error={error} onRetry={again} />;
  if (run === undefined) return <Loading lines={6} />;
  if (run.state === 'failed') {
    return (
      <p className="problem-note" role="alert">
        {t('run.failed')}
      </p>
    );
  }
  if (isGoing(run) || run.result === null) {
    return (
      <div className="plan-progress">
        <p role="status">{t(run.state === 'waiting' ? 'run.waiting' : 'run.running')}</p>
        <progress aria-label={name} value={run.total === 0 ? undefined : run.done} max={Math.max(run.total, 1)} />
      </div>
    );
  }
  return children(run.result);
}
