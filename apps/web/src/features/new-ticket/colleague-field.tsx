import type { PersonRef } from '@desk/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeopleSearch } from '../../api/use-people-search.js';
import { PersonCombobox } from '../../ui/person-combobox.js';

export interface ColleagueFieldProps {
  readonly value: PersonRef | null;
  readonly error: string | undefined;
  readonly onChange: (person: PersonRef | null) => void;
}

export function ColleagueField({ value, error, onChange }: ColleagueFieldProps) {
  const { t } = useTranslation('new-ticket');
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(value);
  // What had the focus has given way to the other.
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    place.current?.querySelector<HTMLElement>('button, input')?.focus();
  }, [value]);
  const search = usePeopleSearch();
  if (value) {
    return (
      <div ref={place} className="colleague">
        <p className="colleague__name">{t('colleague.chosen', { name: value.name })}</p>
        <button type="button" className="text-button" onClick={() => onChange(null)}>
          {t('colleague.change')}
        </button>
      </div>
    );
  }
  return (
    <div ref={place}>
      <PersonCombobox
        name="onBehalfOf"
        label={t('colleague.label')}
        help={t('colleague.help')}
        listLabel={t('colleague.list')}
        error={error}
        search={search}
        onChoose={({ id, name }) => onChange({ id, name })}
      />
    </div>
  );
}
