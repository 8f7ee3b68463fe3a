import type { ClockView } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';

/** How much of its time a clock has used: a bar with the target as a mark, and the same in words. */
export function ClockUse({ clock }: { readonly clock: ClockView }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { usedSeconds, targetSeconds, breachedAt, state } = clock;
  const isLate = breachedAt !== undefined || state === 'missed';
  const scale = Math.max(usedSeconds, targetSeconds, 1);
  const at = (seconds: number) => `${(seconds / scale) * 100}%`;
  return (
    <div className="clock-use">
      <p className="clock-use__words">
        {isLate && <PktIcon name="alert-error" aria-hidden="true" />}
        {t('clock.used', { used: format.hours(usedSeconds), target: format.hours(targetSeconds) })}
      </p>
      <svg className="bar" aria-hidden="true" width="100%" height="10">
        <rect y="2" width="100%" height="6" className="bar__ground" />
        <rect y="2" width={at(Math.min(usedSeconds, targetSeconds))} height="6" className="bar__met" />
        {usedSeconds > targetSeconds && (
          <rect x={at(targetSeconds)} y="2" width={at(usedSeconds - targetSeconds)} height="6" className="bar__over" />
        )}
        {usedSeconds > targetSeconds && (
          <line x1={at(targetSeconds)} x2={at(targetSeconds)} y1="0" y2="10" className="bar__mark" />
        )}
      </svg>
      <p className="clock-use__when">
        {breachedAt !== undefined
          ? t('clock.breached', { at: format.dateTime(breachedAt) })
          : clock.dueAt !== null
            ? t('clock.due', { at: format.dateTime(clock.dueAt) })
            : t(`clock.state.${state}`)}
      </p>
    </div>
  );
}
