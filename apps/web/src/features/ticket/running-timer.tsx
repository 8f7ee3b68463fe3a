import { PktIcon } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { Timer } from '../../work/timer.js';
import { useTiming } from '../../work/timing.js';
import './running-timer.scss';

/** In the header while a call or visit runs, so that nobody forgets to stop it. */
export function RunningTimer() {
  const { t } = useTranslation('ticket');
  const { running, stop } = useTiming();
  if (!running) return null;
  const label = running.ticket
    ? t(`timing.runs.${running.kind}`, { number: running.ticket.number })
    : t('timing.runs.unknown');
  return (
    <div className="running-timer">
      <Link to={running.ticket ? `/tickets/${running.ticket.number}` : '/call'} className="running-timer__link">
        <PktIcon name={running.kind === 'call' ? 'headset' : 'location-pin'} aria-hidden="true" />
        <span className="pkt-sr-only">{label} </span>
        <Timer since={running.startedAt} />
      </Link>
      <button type="button" className="running-timer__stop" onClick={stop}>
        {t('timing.stop')}
      </button>
    </div>
  );
}
