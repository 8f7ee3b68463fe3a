import type { PersonHit } from '@desk/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { Combobox } from '../../ui/combobox.js';
import { useDebounced } from '../../ui/use-debounced.js';

const PAUSE_MS = 200;
const SHORTEST = 2;
const MOST = 8;

export interface PersonComboboxProps {
  readonly error?: string | undefined;
  readonly onChoose: (person: PersonHit) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Finds a person while one types. */
export function PersonCombobox({ error, onChoose, ref }: PersonComboboxProps) {
  const { t } = useTranslation('call');
  const [text, setText] = useState('');
  const q = useDebounced(text.trim(), PAUSE_MS);
  const isAsked = q.length >= SHORTEST;
  const people = useQuery({
    queryKey: ['people', q],
    queryFn: ({ signal }) => call('people', { query: { q, limit: MOST }, signal }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  return (
    <Combobox
      {...(ref === undefined ? {} : { ref })}
      name="onBehalfOf"
      label={t('person.label')}
      help={t('person.help')}
      listLabel={t('person.list')}
      error={error}
      text={text}
      onText={setText}
      asked={q}
      found={isAsked ? people.data?.items : undefined}
      hasFailed={isAsked && people.isError}
      idOf={({ id }) => id}
      draw={(person) => (
        <>
          <span className="combobox__main">{person.name}</span>
          <span className="combobox__more">
            {[person.title, person.agency?.name, person.phone].filter(Boolean).join(' · ')}
          </span>
        </>
      )}
      onChoose={onChoose}
    />
  );
}
