import type { PersonRef } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { Combobox } from '../../ui/combobox.js';
import { useDebounced } from '../../ui/use-debounced.js';

const PAUSE_MS = 200;
const SHORTEST = 2;
const MOST = 8;

interface RecipientsFieldProps {
  readonly value: readonly PersonRef[];
  readonly onChange: (people: readonly PersonRef[]) => void;
  readonly error: string | undefined;
}

/** Who gets it: found while one types, taken away one by one. */
export function RecipientsField({ value, onChange, error }: RecipientsFieldProps) {
  const { t } = useTranslation('exports');
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
    <div>
      <Combobox
        name="recipients"
        label={t('form.recipients')}
        help={t('form.recipientsHelp')}
        listLabel={t('form.recipientsList')}
        error={error}
        text={text}
        onText={setText}
        asked={q}
        found={isAsked ? people.data?.items.filter(({ id }) => value.every((one) => one.id !== id)) : undefined}
        hasFailed={isAsked && people.isError}
        idOf={({ id }) => id}
        draw={(person) => (
          <>
            <span className="combobox__main">{person.name}</span>
            <span className="combobox__more">{[person.title, person.agency?.name].filter(Boolean).join(' · ')}</span>
          </>
        )}
        onChoose={({ id, name }) => {
          onChange([...value, { id, name }]);
          setText('');
        }}
      />
      {value.length > 0 && (
        <ul className="report-mails__chosen" aria-label={t('mail.recipients')}>
          {value.map(({ id, name }) => (
            <li key={id}>
              {name}
              <PktButton
                type="button"
                skin="tertiary"
                size="small"
                variant="icon-only"
                iconName="close"
                onClick={() => onChange(value.filter((one) => one.id !== id))}
              >
                {t('form.remove', { name })}
              </PktButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
