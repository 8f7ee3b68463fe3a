import { PRIORITIES, type CalendarView, type ClockTarget, type Priority, type PromiseView } from '@desk/contracts';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { classes } from '../../../ui/classes.js';
import { amountOf, lengthOf, readNumber, UNITS, writeNumber, type Unit } from '../amounts.js';
import { promisePointer } from '../places.js';
import { usePromiseWords } from '../promise-words.js';
import type { DraftFaults } from './draft-faults.js';

interface PromiseGridProps {
  readonly target: ClockTarget;
  /** null: all services. */
  readonly service: { readonly key: string; readonly name: string } | null;
  readonly promises: readonly PromiseView[];
  readonly calendars: readonly CalendarView[];
  readonly faults: DraftFaults;
  /** The promise at one place; null: none. */
  readonly onChange: (
    place: Pick<PromiseView, 'target' | 'serviceKey' | 'priority'>,
    promise: PromiseView | null,
  ) => void;
}

/** One clock, priority by priority: how long, in which unit, in which opening hours. */
export function PromiseGrid({ target, service, promises, calendars, faults, onChange }: PromiseGridProps) {
  const { t } = useTranslation('declaration');
  const serviceKey = service?.key ?? null;
  const find = (key: string | null, priority: Priority) =>
    promises.find((one) => one.target === target && one.serviceKey === key && one.priority === priority);
  return (
    <fieldset className="grid-card card">
      <legend className="grid-card__name">{t(`target.${target}`)}</legend>
      {service === null && <p className="grid-card__help">{t(`targetHelp.${target}`)}</p>}
      {PRIORITIES.map((priority) => {
        const place = { target, serviceKey, priority };
        return (
          <PromiseRow
            key={priority}
            place={place}
            serviceName={service?.name ?? null}
            promise={find(serviceKey, priority)}
            fallback={service === null ? undefined : find(null, priority)}
            calendars={calendars}
            likely={likelyCalendar(promises, priority, calendars)}
            error={faults.at(promisePointer(place))}
            onChange={(promise) => onChange(place, promise)}
          />
        );
      })}
    </fieldset>
  );
}

/** Where most promises of a priority run; that is where a new one begins. */
function likelyCalendar(
  promises: readonly PromiseView[],
  priority: Priority,
  calendars: readonly CalendarView[],
): string {
  const same = promises.filter((one) => one.priority === priority && one.calendarKey !== '');
  return same[0]?.calendarKey ?? calendars[0]?.key ?? '';
}

/** A promise as it is typed. */
interface Typed {
  readonly text: string;
  readonly unit: Unit;
  readonly calendarKey: string;
}
type DayOf = (calendarKey: string) => number | null;

/** null: nothing is typed. What is no number is a promise without a length, which is told as a fault. */
function lengthTyped({ text, unit, calendarKey }: Typed, dayOf: DayOf) {
  if (text.trim() === '') return null;
  const value = readNumber(text);
  return value === null ? { seconds: null, businessDays: null } : lengthOf({ value, unit }, dayOf(calendarKey));
}

function says(typed: Typed, promise: PromiseView | undefined, dayOf: DayOf): boolean {
  const length = lengthTyped(typed, dayOf);
  if (length === null || promise === undefined) return length === null && promise === undefined;
  return (
    length.seconds === promise.seconds &&
    length.businessDays === promise.businessDays &&
    typed.calendarKey === promise.calendarKey
  );
}

interface PromiseRowProps {
  readonly place: Pick<PromiseView, 'target' | 'serviceKey' | 'priority'>;
  readonly serviceName: string | null;
  readonly promise: PromiseView | undefined;
  readonly fallback: PromiseView | undefined;
  readonly calendars: readonly CalendarView[];
  readonly likely: string;
  readonly error: string | undefined;
  readonly onChange: (promise: PromiseView | null) => void;
}

function PromiseRow(props: PromiseRowProps) {
  const { place, serviceName, promise, fallback, calendars, likely, error, onChange } = props;
  const { t } = useTranslation('declaration');
  const { t: ui } = useTranslation('ui');
  const format = useFormat();
  const words = usePromiseWords([]);
  const errorId = useId();
  const of = (shown: PromiseView | undefined): Typed => {
    const amount = shown && amountOf(shown, words.day(shown.calendarKey));
    return {
      text: amount ? writeNumber(amount.value) : '',
      unit: amount?.unit ?? 'hours',
      calendarKey: shown?.calendarKey ?? likely,
    };
  };
  const [typed, setTyped] = useState(() => of(promise));
  // What is typed stays as it is typed, as long as it says what is promised: that may come from elsewhere too.
  const shown = says(typed, promise, words.day) ? typed : of(promise);
  const { text, unit } = shown;
  const calendarKey = shown.calendarKey || likely;

  const change = (changes: Partial<Typed>) => {
    const next = { text, unit, calendarKey, ...changes };
    setTyped(next);
    const length = lengthTyped(next, words.day);
    onChange(length && { ...place, ...length, calendarKey: next.calendarKey });
  };
  const name = (what: string) =>
    serviceName === null
      ? t('edit.cell', { target: t(`target.${place.target}`), priority: place.priority, what })
      : t('edit.cellOf', { service: serviceName, target: t(`target.${place.target}`), priority: place.priority, what });
  const ties = { 'aria-invalid': error ? (true as const) : undefined, 'aria-describedby': error ? errorId : undefined };
  const day = words.day(calendarKey);
  const units = UNITS.filter((one) => one !== 'days' || day !== null);
  return (
    <div className={classes('grid-row', error && 'field--error')} data-place={promisePointer(place)}>
      <span className="grid-row__name">{ui(`priority.${place.priority}`)}</span>
      <input
        className="pkt-input grid-row__amount"
        inputMode="decimal"
        autoComplete="off"
        aria-label={name(t('edit.amount'))}
        value={text}
        onChange={({ target }) => change({ text: target.value })}
        {...ties}
      />
      <select
        className="pkt-input grid-row__unit"
        aria-label={name(t('edit.unit'))}
        value={unit}
        onChange={({ target }) => change({ unit: target.value as Unit })}
      >
        {units.map((one) => (
          <option key={one} value={one}>
            {t(`edit.units.${one}`, { hours: format.number((day ?? 0) / 3600, (day ?? 0) % 3600 === 0 ? 0 : 1) })}
          </option>
        ))}
      </select>
      <select
        className="pkt-input grid-row__calendar"
        aria-label={name(t('edit.calendar'))}
        value={calendarKey}
        onChange={({ target }) => change({ calendarKey: target.value })}
      >
        {!calendars.some(({ key }) => key === (calendarKey || likely)) && (
          <option value={calendarKey}>{calendarKey || likely || t('edit.noCalendar')}</option>
        )}
        {calendars.map((calendar) => (
          <option key={calendar.key} value={calendar.key}>
            {calendar.name}
          </option>
        ))}
      </select>
      {text === '' && fallback && (
        <span className="grid-row__note">{t('edit.follows', { amount: words.within(fallback) })}</span>
      )}
      {error && (
        <p id={errorId} className="field__error grid-row__note">
          {error}
        </p>
      )}
    </div>
  );
}
