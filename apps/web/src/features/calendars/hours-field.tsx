import { PktIcon } from '@oslokommune/punkt-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../ui/classes.js';
import { OFFICE, timeOf } from './draft.js';
import type { Interval } from './draft.js';
import { Fault } from './fault.js';
import type { FaultAt } from './fault.js';

interface HoursFieldProps {
  /** Whose hours they are; in front of what a screen reader says of each input. */
  readonly label: string;
  readonly pointer: string;
  readonly hours: readonly Interval[];
  readonly faultAt: FaultAt;
  readonly onChange: (hours: readonly Interval[]) => void;
}

/** Any number of intervals; none: closed. */
export function HoursField({ label, pointer, hours, faultAt, onChange }: HoursFieldProps) {
  const { t } = useTranslation('calendars');
  const change = (index: number, interval: Interval) => onChange(hours.with(index, interval));
  const next = (): Interval => {
    const last = hours.at(-1)?.[1];
    return last === undefined ? OFFICE : [last, ''];
  };
  return (
    <div className="hours">
      {hours.length === 0 && <p className="hours__closed">{t('closed')}</p>}
      {hours.map((interval, index) => (
        <IntervalFields
          key={index}
          label={hours.length > 1 ? t('editor.interval', { label, number: index + 1 }) : label}
          interval={interval}
          faults={['', '/0', '/1'].map((end) => faultAt(`${pointer}/${index}${end}`))}
          onChange={(changed) => change(index, changed)}
          onRemove={() => onChange(hours.toSpliced(index, 1))}
        />
      ))}
      <button
        type="button"
        className="text-button hours__add"
        aria-label={t('editor.addHoursTo', { label })}
        onClick={() => onChange([...hours, next()])}
      >
        <PktIcon name="plus-sign" aria-hidden="true" />
        {t('editor.addHours')}
      </button>
    </div>
  );
}

interface IntervalFieldsProps {
  readonly label: string;
  readonly interval: Interval;
  /** Of both, of the opening, of the closing. */
  readonly faults: readonly (string | undefined)[];
  readonly onChange: (interval: Interval) => void;
  readonly onRemove: () => void;
}

function IntervalFields({ label, interval, faults, onChange, onRemove }: IntervalFieldsProps) {
  const { t } = useTranslation('calendars');
  const id = useId();
  const [both, ...each] = faults;
  const told = faults.filter((fault) => fault !== undefined);
  const field = (end: 0 | 1, name: string) => (
    <input
      className={classes('pkt-input hours__time', (both ?? each[end]) !== undefined && 'hours__time--wrong')}
      type="text"
      inputMode="numeric"
      maxLength={5}
      autoComplete="off"
      placeholder={t('editor.timeForm')}
      aria-label={`${label}, ${name}`}
      aria-invalid={(both ?? each[end]) !== undefined || undefined}
      aria-describedby={told.length > 0 ? id : undefined}
      value={interval[end]}
      onChange={({ target }) => onChange(end === 0 ? [target.value, interval[1]] : [interval[0], target.value])}
      onBlur={({ target }) => {
        const time = timeOf(target.value);
        if (time !== target.value) onChange(end === 0 ? [time, interval[1]] : [interval[0], time]);
      }}
    />
  );
  return (
    <div className="hours__interval">
      <div className="hours__row">
        {field(0, t('editor.opens'))}
        <span aria-hidden="true">–</span>
        {field(1, t('editor.closes'))}
        <button
          type="button"
          className="hours__remove"
          aria-label={t('editor.removeHours', { label })}
          onClick={onRemove}
        >
          <PktIcon name="trash-can" aria-hidden="true" />
        </button>
      </div>
      {told.length > 0 && <Fault id={id} text={told.join(' ')} />}
    </div>
  );
}
