import { PktIcon } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.js';
import { classes } from './classes.js';
import { useNow } from './now.js';

const SOON_MS = 30 * 60_000;

export interface TimeLeftProps {
  /** null: nothing runs (paused, or no clock). */
  readonly due: string | null;
  /** Shown where nothing runs; default «Ingen frist løper». */
  readonly idleText?: string;
  /** From when the time counts as short, before due; default 30 minutes. */
  readonly soonMs?: number;
  /** Where there are many of them: the words and the colour alone. */
  readonly isPlain?: boolean;
}

/** «2 t 10 min igjen», «17 min over fristen»: words, an icon and a colour say the same. */
export function TimeLeft({ due, idleText, soonMs = SOON_MS, isPlain = false }: TimeLeftProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const now = useNow();
  if (due === null) return <span className="time-left time-left--idle">{idleText ?? t('timeLeft.idle')}</span>;
  const left = new Date(due).getTime() - now;
  const tone = left < 0 ? 'over' : left <= soonMs ? 'soon' : 'plenty';
  const amount = format.duration(left / 1000);
  return (
    <time className={classes('time-left', `time-left--${tone}`)} dateTime={due} title={format.dateTime(due)}>
      {tone !== 'plenty' && !isPlain && <PktIcon name={tone === 'over' ? 'alert-error' : 'clock'} aria-hidden="true" />}
      {tone === 'over' ? t('timeLeft.over', { amount }) : t('timeLeft.left', { amount })}
    </time>
  );
}
