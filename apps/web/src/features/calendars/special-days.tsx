import { PktButton } from '@oslokommune/punkt-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { TextField } from '../../ui/field.js';
import type { DraftDay } from './draft.js';
import { HoursField } from './hours-field.js';
import type { FaultAt } from './fault.js';

interface SpecialDaysProps {
  readonly days: readonly DraftDay[];
  readonly faultAt: FaultAt;
  readonly onChange: (days: readonly DraftDay[], about: string) => void;
}

const LONGEST_NAME = 100;

/** The city's own days: closed, or with hours that replace the usual ones. */
export function SpecialDays({ days, faultAt, onChange }: SpecialDaysProps) {
  const { t } = useTranslation('calendars');
  const list = useRef<HTMLUListElement>(null);
  const count = useRef(days.length);
  useEffect(() => {
    // Whoever adds a day writes its date next.
    if (days.length > count.current) list.current?.querySelector<HTMLElement>('li:last-child input')?.focus();
    count.current = days.length;
  }, [days.length]);
  return (
    <fieldset className="editor__part">
      <legend className="editor__title">{t('editor.days')}</legend>
      <p className="field__help">{t('editor.daysHelp')}</p>
      {days.length > 0 && (
        <ul ref={list} className="special-days">
          {days.map((day, index) => (
            <SpecialDay
              key={index}
              day={day}
              pointer={`/specialDays/${index}`}
              faultAt={faultAt}
              onChange={(changed) => onChange(days.with(index, changed), `/specialDays/${index}/`)}
              onRemove={() => onChange(days.toSpliced(index, 1), '/specialDays/')}
            />
          ))}
        </ul>
      )}
      <PktButton
        type="button"
        skin="secondary"
        size="small"
        variant="icon-left"
        iconName="plus-sign"
        onClick={() => onChange([...days, { date: '', name: '', hours: [] }], '/hours')}
      >
        {t('editor.addDay')}
      </PktButton>
    </fieldset>
  );
}

interface SpecialDayProps {
  readonly day: DraftDay;
  readonly pointer: string;
  readonly faultAt: FaultAt;
  readonly onChange: (day: DraftDay) => void;
  readonly onRemove: () => void;
}

function SpecialDay({ day, pointer, faultAt, onChange, onRemove }: SpecialDayProps) {
  const { t } = useTranslation('calendars');
  const format = useFormat();
  const label = day.name.trim() || (day.date ? format.date(day.date) : t('editor.newDay'));
  return (
    <li className="special-days__day">
      <div className="special-days__head">
        <TextField
          type="date"
          name={`${pointer}/date`}
          label={t('editor.date')}
          min="1970-01-01"
          max="2100-12-31"
          value={day.date}
          error={faultAt(`${pointer}/date`)}
          onChange={({ target }) => onChange({ ...day, date: target.value })}
        />
        <TextField
          name={`${pointer}/name`}
          label={t('editor.dayName')}
          optional
          maxLength={LONGEST_NAME}
          autoComplete="off"
          value={day.name}
          error={faultAt(`${pointer}/name`)}
          onChange={({ target }) => onChange({ ...day, name: target.value })}
        />
      </div>
      <HoursField
        label={label}
        pointer={`${pointer}/hours`}
        hours={day.hours}
        faultAt={faultAt}
        onChange={(hours) => onChange({ ...day, hours })}
      />
      <button type="button" className="text-button" aria-label={t('editor.removeDayOf', { label })} onClick={onRemove}>
        {t('editor.removeDay')}
      </button>
    </li>
  );
}
