import type { QueueRow } from '@desk/contracts';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { live } from '../../api/live.js';
import { classes } from '../../ui/classes.js';
import { useNow } from '../../ui/now.js';

/** Sums of what is shown, and whether it is live. */
export function QueueCounters({
  shown,
  total,
  isWhole,
  isCut,
}: {
  readonly shown: readonly QueueRow[];
  readonly total: number;
  readonly isWhole: boolean;
  readonly isCut: boolean;
}) {
  const { t } = useTranslation('queue');
  const now = useNow();
  const unassigned = shown.filter((row) => row.assignee === null).length;
  const over = shown.filter((row) => row.nextDueAt !== null && Date.parse(row.nextDueAt) < now).length;
  const replies = shown.filter((row) => row.newReply).length;
  return (
    <div className="queue-counters">
      <p className="queue-counters__sums">
        <span className="queue-counters__sum">
          {shown.length === total ? t('count.all', { count: total }) : t('count.some', { shown: shown.length, total })}
        </span>
        <span className="queue-counters__sum">{t('count.unassigned', { count: unassigned })}</span>
        <span className={classes('queue-counters__sum', over > 0 && 'queue-counters__sum--over')}>
          {t('count.over', { count: over })}
        </span>
        {replies > 0 && <span className="queue-counters__sum">{t('count.replies', { count: replies })}</span>}
      </p>
      <LiveMark />
      {!isWhole && <p className="queue-counters__note">{t('loadingMore')}</p>}
      {isCut && <p className="queue-counters__note">{t('cut', { total })}</p>}
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  const stop = live.subscribe(listener);
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    stop();
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Whether new tickets appear by themselves at this moment. */
function LiveMark() {
  const { t } = useTranslation('queue');
  const isOn = useSyncExternalStore(subscribe, () => navigator.onLine && live.connection() === 'on');
  return (
    <p role="status" className={classes('live-mark', isOn ? 'live-mark--on' : 'live-mark--off')}>
      <span className="live-mark__dot" aria-hidden="true" />
      {isOn ? t('live.on') : t('live.off')}
    </p>
  );
}
