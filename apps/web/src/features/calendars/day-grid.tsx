import { WEEKDAYS } from '@desk/contracts';
import type { CalendarDayView } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { classes } from '../../ui/classes.js';
import { useHoursText } from './hours-text.js';
import { shareOfDay, weekdayIndex, weekdayOf } from './week.js';

interface DayGridProps {
  readonly label: string;
  readonly days: readonly CalendarDayView[];
  /** Marked, where it is among them. */
  readonly today: string;
}

/** Days in weeks where there is room, below each other where not: hours, and why it is closed or otherwise. */
export function DayGrid({ label, days, today }: DayGridProps) {
  const { t } = useTranslation('ui');
  return (
    <div className="day-grid">
      <div className="day-grid__head" aria-hidden="true">
        {WEEKDAYS.map((day) => (
          <span key={day}>{t(`weekday.${day}`)}</span>
        ))}
      </div>
      <ol className="day-grid__days" aria-label={label}>
        {days.map((day, index) => (
          <Day key={day.date} day={day} isFirst={index === 0} isToday={day.date === today} />
        ))}
      </ol>
    </div>
  );
}

interface DayProps {
  readonly day: CalendarDayView;
  readonly isFirst: boolean;
  readonly isToday: boolean;
}

function Day({ day: { date, hours, reason, name }, isFirst, isToday }: DayProps) {
  const { t } = useTranslation('calendars');
  const { t: tUi } = useTranslation('ui');
  const format = useFormat();
  const hoursText = useHoursText();
  const number = Number(date.slice(8));
  const isNamed = reason === 'holiday' || reason === 'special_day';
  return (
    <li
      className={classes(
        'day',
        hours.length === 0 && 'day--closed',
        isNamed && `day--${reason === 'holiday' ? 'holiday' : 'special'}`,
        isToday && 'day--today',
      )}
      style={isFirst ? { gridColumnStart: weekdayIndex(date) + 1 } : undefined}
    >
      <time className="day__date" dateTime={date}>
        <span className="day__weekday">{tUi(`weekday.${weekdayOf(date)}`)} </span>
        <span>
          {number}
          <span className="day__month">. {format.month(date).split(' ')[0]}</span>
        </span>
        {isToday && <span className="day__mark">{t('today')}</span>}
      </time>
      <span className="day__hours">{reason === 'always_open' ? t('wholeDay') : hoursText(hours)}</span>
      {isNamed && <span className="day__name">{name ?? t(`reason.${reason}`)}</span>}
      <span className="day__bar" aria-hidden="true">
        {hours.map((interval) => {
          const { from, to } = shareOfDay(interval);
          return <span key={from} style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }} />;
        })}
      </span>
    </li>
  );
}
