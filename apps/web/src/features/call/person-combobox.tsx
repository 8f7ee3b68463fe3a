import type { PersonHit } from '@desk/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { KeyboardEvent, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { classes } from '../../ui/classes.js';
import { Field } from '../../ui/field.js';
import { useDebounced } from './use-debounced.js';

const PAUSE_MS = 200;
const SHORTEST = 2;
const MOST = 8;

export interface PersonComboboxProps {
  readonly error?: string | undefined;
  readonly onChoose: (person: PersonHit) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Finds a person while one types: a combobox with a list, by the pattern that screen readers know. */
export function PersonCombobox({ error, onChoose, ref }: PersonComboboxProps) {
  const { t } = useTranslation('call');
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(0);
  const listId = useId();
  const q = useDebounced(text.trim(), PAUSE_MS);
  const isAsked = q.length >= SHORTEST;
  const people = useQuery({
    queryKey: ['people', q],
    queryFn: ({ signal }) => call('people', { query: { q, limit: MOST }, signal }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  const found = isAsked && isOpen ? (people.data?.items ?? []) : [];
  const isShown = isOpen && found.length > 0;
  const current = found[Math.min(active, found.length - 1)];
  const optionId = (person: PersonHit) => `${listId}-${person.id}`;

  const keys: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    ArrowDown: () => (isShown ? setActive((at) => Math.min(at + 1, found.length - 1)) : setIsOpen(true)),
    ArrowUp: () => setActive((at) => Math.max(at - 1, 0)),
    Enter: (event) => {
      event.preventDefault();
      if (isShown && current) onChoose(current);
    },
    Escape: () => (isShown ? setIsOpen(false) : setText('')),
  };

  return (
    <Field
      name="onBehalfOf"
      label={t('person.label')}
      help={t('person.help')}
      error={error}
      after={
        <p className="person-box__status" role="status">
          {isAsked && isOpen && people.isSuccess && !people.isPlaceholderData
            ? found.length === 0
              ? t('person.none', { q })
              : t('person.found', { count: found.length })
            : people.isError && isAsked
              ? t('person.failed')
              : ''}
        </p>
      }
    >
      {(ties) => (
        <div className="person-box">
          <input
            {...ties}
            ref={ref}
            type="text"
            role="combobox"
            className="pkt-input pkt-input--fullwidth"
            autoComplete="off"
            spellCheck={false}
            aria-expanded={isShown}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={isShown && current ? optionId(current) : undefined}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setIsOpen(true);
              setActive(0);
            }}
            onFocus={() => setIsOpen(true)}
            onBlur={() => setIsOpen(false)}
            onKeyDown={(event) => {
              const act = keys[event.key];
              if (!act) return;
              if (event.key.startsWith('Arrow')) event.preventDefault();
              act(event);
            }}
          />
          <ul id={listId} role="listbox" aria-label={t('person.list')} className="person-box__list" hidden={!isShown}>
            {found.map((person, index) => (
              <li
                key={person.id}
                id={optionId(person)}
                role="option"
                aria-selected={person === current}
                className={classes('person-box__option', person === current && 'person-box__option--active')}
                onPointerEnter={() => setActive(index)}
                // Before the field loses the focus and the list goes.
                onPointerDown={(event) => {
                  event.preventDefault();
                  onChoose(person);
                }}
              >
                <span className="person-box__name">{person.name}</span>
                <span className="person-box__more">
                  {[person.title, person.agency?.name].filter(Boolean).join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Field>
  );
}
