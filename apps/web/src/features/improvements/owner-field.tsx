import { PktButton } from '@oslokommune/punkt-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { Combobox } from '../../ui/combobox.js';
import { useDebounced } from '../../ui/use-debounced.js';
import type { PlanText } from './plan-text.js';

const PAUSE_MS = 200;
const SHORTEST = 2;
const MOST = 8;

interface OwnerFieldProps {
  readonly value: PlanText['owner'];
  readonly error: string | undefined;
  readonly onChange: (owner: PlanText['owner']) => void;
}

/** Who carries it out: found while one types. */
export function OwnerField({ value, error, onChange }: OwnerFieldProps) {
  const { t } = useTranslation('improvements');
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
    <>
      <Combobox
        name="owner"
        label={t('field.owner')}
        help={value === null ? t('help.owner') : t('help.ownerIs', { name: value.name })}
        optional
        listLabel={t('ownerList')}
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
            <span className="combobox__more">{[person.title, person.agency?.name].filter(Boolean).join(' · ')}</span>
          </>
        )}
        onChoose={({ username, name }) => {
          onChange({ username, name });
          setText('');
        }}
      />
      {value !== null && (
        <p className="actions__owner">
          {value.name}{' '}
          <PktButton
            type="button"
            skin="tertiary"
            size="small"
            variant="icon-only"
            iconName="close"
            onClick={() => onChange(null)}
          >
            {t('dropOwner', { name: value.name })}
          </PktButton>
        </p>
      )}
    </>
  );
}
