import { WEEKDAYS } from '@desk/contracts';
import type { Weekday } from '@desk/contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckField, SelectField, TextField } from '../../ui/field.js';
import type { Draft } from './draft.js';
import { Fault } from './fault.js';
import type { FaultAt } from './fault.js';
import { HoursField } from './hours-field.js';
import { useCountryName } from './hours-text.js';
import { SpecialDays } from './special-days.js';
import { ZoneField } from './zone-field.js';

const COUNTRIES = ['NO', 'SE', 'DK', 'FI', 'IS'];
const WORKDAYS: readonly Weekday[] = ['tue', 'wed', 'thu', 'fri'];

interface VersionFormProps {
  readonly draft: Draft;
  readonly faultAt: FaultAt;
  /** The earliest date that can be chosen; null: any. */
  readonly earliest: string | null;
  /** The draft after a change, and where what was said of it before no longer holds: see `changedAt`. */
  readonly onChange: (draft: Draft, about: readonly string[]) => void;
}

/** The fields of a version: from when, in which zone, and how the days are open. */
export function VersionForm({ draft, faultAt, earliest, onChange }: VersionFormProps) {
  const { t } = useTranslation('calendars');
  const countryName = useCountryName();
  const set = (change: Partial<Draft>, ...about: readonly string[]) => onChange({ ...draft, ...change }, about);
  const countries = [...new Set([...COUNTRIES, draft.holidayCountry])].filter(Boolean);
  return (
    <>
      <TextField
        type="date"
        name="validFrom"
        label={t('editor.validFrom')}
        help={earliest === null ? t('editor.validFromFirst') : t('editor.validFromHelp')}
        {...(earliest !== null && { min: earliest })}
        max="2100-12-31"
        value={draft.validFrom}
        error={faultAt('/validFrom')}
        onChange={({ target }) => set({ validFrom: target.value }, '/validFrom')}
      />
      <ZoneField
        value={draft.timeZone}
        error={faultAt('/timeZone')}
        onChange={(timeZone) => set({ timeZone }, '/timeZone', '/validFrom')}
      />
      <div className="field">
        <CheckField
          label={t('editor.alwaysOpen')}
          help={t('editor.alwaysOpenHelp')}
          checked={draft.alwaysOpen}
          onChange={({ target }) =>
            set({ alwaysOpen: target.checked }, '/hours', '/hours/', '/specialDays/', '/holidayCountry')
          }
        />
      </div>
      {!draft.alwaysOpen && (
        <>
          <Week draft={draft} faultAt={faultAt} onChange={onChange} />
          <SelectField
            name="holidayCountry"
            label={t('editor.holidays')}
            help={t('editor.holidaysHelp')}
            optional
            options={[
              { value: '', label: t('facts.noHolidays') },
              ...countries.map((value) => ({ value, label: countryName(value) })),
            ]}
            value={draft.holidayCountry}
            error={faultAt('/holidayCountry')}
            onChange={({ target }) => set({ holidayCountry: target.value }, '/holidayCountry')}
          />
          <SpecialDays
            days={draft.specialDays}
            faultAt={faultAt}
            onChange={(specialDays, about) => set({ specialDays }, about, '/hours')}
          />
        </>
      )}
    </>
  );
}

function Week({ draft, faultAt, onChange }: Pick<VersionFormProps, 'draft' | 'faultAt' | 'onChange'>) {
  const { t } = useTranslation('calendars');
  const { t: tUi } = useTranslation('ui');
  const id = useId();
  const { hours } = draft;
  const never = faultAt('/hours');
  const copyMonday = () => {
    const copies = Object.fromEntries(WORKDAYS.map((day) => [day, hours.mon]));
    onChange({ ...draft, hours: { ...hours, ...copies } }, ['/hours', '/hours/']);
  };
  return (
    <fieldset className="editor__part" aria-describedby={never ? id : undefined}>
      <legend className="editor__title">{t('editor.week')}</legend>
      <p className="field__help">{t('editor.weekHelp')}</p>
      {never && <Fault id={id} text={never} />}
      <ul className="week">
        {WEEKDAYS.map((day) => (
          <li key={day} className="week__day">
            <span className="week__name">{tUi(`weekday.${day}`)}</span>
            <div>
              <HoursField
                label={tUi(`weekday.${day}`)}
                pointer={`/hours/${day}`}
                hours={hours[day]}
                faultAt={faultAt}
                onChange={(changed) =>
                  onChange({ ...draft, hours: { ...hours, [day]: changed } }, [`/hours/${day}/`, '/hours'])
                }
              />
              {day === 'mon' && (
                <button type="button" className="text-button" onClick={copyMonday}>
                  {t('editor.copyMonday')}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
