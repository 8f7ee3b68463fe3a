import type { ServiceItem } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serviceIcon } from '../../ui/service-icon.js';

/** So many are seen at once; the rest come by a press. */
const FIRST_SHOWN = 6;

export interface ServiceChoiceProps {
  readonly services: readonly ServiceItem[];
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (serviceKey: string) => void;
}

/** The services as large choices with plain words. One that was chosen before stands alone, with a way back to all. */
export function ServiceChoice({ services, value, error, onChange }: ServiceChoiceProps) {
  const { t } = useTranslation('new-ticket');
  const id = useId();
  const chosen = services.find(({ key }) => key === value);
  const [isSettled, setIsSettled] = useState(chosen !== undefined);
  const isFarDown = services.findIndex(({ key }) => key === value) >= FIRST_SHOWN;
  const [isAllShown, setIsAllShown] = useState(isFarDown);
  const shown = isSettled && chosen ? [chosen] : isAllShown ? services : services.slice(0, FIRST_SHOWN);
  const place = useRef<HTMLFieldSetElement>(null);
  // The button that was pressed is gone: the focus goes on to what it brought.
  const focusOn = (choice: string) => setTimeout(() => place.current?.querySelector<HTMLElement>(choice)?.focus());
  return (
    <fieldset ref={place} className={error ? 'field field--error' : 'field'} aria-describedby={error && `${id}-error`}>
      <legend className="field__label">{t('service.label')}</legend>
      <div className="service-choice">
        {shown.map(({ key, name, description }) => (
          <label key={key} className="service-choice__one">
            <input type="radio" name="serviceKey" value={key} checked={key === value} onChange={() => onChange(key)} />
            <PktIcon className="service-choice__icon" name={serviceIcon(key)} aria-hidden="true" />
            <span>
              <span className="service-choice__name">{name}</span>
              {description && <span className="service-choice__text">{description}</span>}
            </span>
          </label>
        ))}
      </div>
      {isSettled && chosen && (
        <button
          type="button"
          className="text-button"
          onClick={() => {
            setIsSettled(false);
            focusOn('input:checked');
          }}
        >
          {t('service.another')}
        </button>
      )}
      {!isSettled && !isAllShown && services.length > FIRST_SHOWN && (
        <button
          type="button"
          className="text-button"
          onClick={() => {
            setIsAllShown(true);
            focusOn(`.service-choice__one:nth-child(${FIRST_SHOWN + 1}) input`);
          }}
        >
          {t('service.all', { count: services.length })}
        </button>
      )}
      {error && (
        <p id={`${id}-error`} className="field__error">
          <PktIcon name="alert-error" aria-hidden="true" />
          {error}
        </p>
      )}
    </fieldset>
  );
}
