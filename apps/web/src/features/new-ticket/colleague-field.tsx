import type { PersonRef } from '@desk/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { Combobox } from '../../ui/combobox.js';
import { useDebounced } from '../../ui/use-debounced.js';

const PAUSE_MS = 200;
const SHORTEST = 2;
const MOST = 8;

export interface ColleagueFieldProps {
  readonly value: PersonRef | null;
  readonly error: string | undefined;
  readonly onChange: (person: PersonRef | null) => void;
}

export function ColleagueField({ value, error, onChange }: ColleagueFieldProps) {
  const { t } = useTranslation('new-ticket');
  const [text, setText] = useState('');
  const q = useDebounced(text.trim(), PAUSE_MS);
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(value);
  // What had the focus has given way to the other.
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    place.current?.querySelector<HTMLElement>('button, input')?.focus();
  }, [value]);
  const isAsked = q.length >= SHORTEST;
  const people = useQuery({
    queryKey: ['people', q],
    queryFn: ({ signal }) => call('people', { query: { q, limit: MOST }, signal }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
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
      <Combobox
        name="onBehalfOf"
        label={t('colleague.label')}
        help={t('colleague.help')}
        listLabel={t('colleague.list')}
        error={error}
        text={text}
        onText={setText}
        asked={q}
        found={isAsked ? people.data?.items : undefined}
        hasFailed={isAsked && people.isError}
        idOf={(person) => person.id}
        draw={(person) => (
          <>
            <span className="combobox__main">{person.name}</span>
            <span className="combobox__more">{[person.title, person.agency?.name].filter(Boolean).join(' · ')}</span>
          </>
        )}
        onChoose={({ id, name }) => onChange({ id, name })}
      />
    </div>
  );
}
