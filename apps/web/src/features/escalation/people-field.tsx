import { PktButton } from '@oslokommune/punkt-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { Combobox } from '../../ui/combobox.js';
import { useDebounced } from '../../ui/use-debounced.js';
import { usePeopleNames } from './use-names.js';

const PAUSE_MS = 200;
const SHORTEST = 2;
const MOST = 8;

export interface PeopleFieldProps {
  /** Usernames. */
  readonly value: readonly string[];
  readonly onChange: (usernames: string[]) => void;
  /** What is wrong with each of them, by its place. */
  readonly errors: ReadonlyMap<number, string>;
}

/** People who are told by name: found while one types, taken away one by one. */
export function PeopleField({ value, onChange, errors }: PeopleFieldProps) {
  const { t } = useTranslation('escalation');
  const [text, setText] = useState('');
  const q = useDebounced(text.trim(), PAUSE_MS);
  const isAsked = q.length >= SHORTEST;
  const nameOf = usePeopleNames(value);
  const people = useQuery({
    queryKey: ['people', q],
    queryFn: ({ signal }) => call('people', { query: { q, limit: MOST }, signal }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  const error = value.flatMap((username, index) => {
    const fault = errors.get(index);
    return fault === undefined ? [] : [`${nameOf(username)}: ${fault}`];
  });
  return (
    <div className="people">
      <Combobox
        name="tellPeople"
        label={t('edit.people')}
        help={t('edit.peopleHelp')}
        optional
        listLabel={t('edit.peopleList')}
        error={error.length > 0 ? error.join(' ') : undefined}
        text={text}
        onText={setText}
        asked={q}
        found={isAsked ? people.data?.items.filter(({ username }) => !value.includes(username)) : undefined}
        hasFailed={isAsked && people.isError}
        idOf={({ id }) => id}
        draw={(person) => (
          <>
            <span className="combobox__main">{person.name}</span>
            <span className="combobox__more">{[person.title, person.agency?.name].filter(Boolean).join(' · ')}</span>
          </>
        )}
        onChoose={({ username }) => {
          onChange([...value, username]);
          setText('');
        }}
      />
      {value.length > 0 && (
        <ul className="rule-form__chosen" aria-label={t('edit.peopleChosen')}>
          {value.map((username) => (
            <li key={username}>
              {nameOf(username)}
              <PktButton
                type="button"
                skin="tertiary"
                size="small"
                variant="icon-only"
                iconName="close"
                onClick={() => onChange(value.filter((one) => one !== username))}
              >
                {t('edit.removePerson', { name: nameOf(username) })}
              </PktButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
