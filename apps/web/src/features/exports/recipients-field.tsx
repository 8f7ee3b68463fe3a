import type { PersonRef } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { usePeopleSearch } from '../../api/use-people-search.js';
import { PersonCombobox } from '../../ui/person-combobox.js';

interface RecipientsFieldProps {
  readonly value: readonly PersonRef[];
  readonly onChange: (people: readonly PersonRef[]) => void;
  readonly error: string | undefined;
}

/** Who gets it: found while one types, taken away one by one. */
export function RecipientsField({ value, onChange, error }: RecipientsFieldProps) {
  const { t } = useTranslation('exports');
  const search = usePeopleSearch();
  return (
    <div>
      <PersonCombobox
        name="recipients"
        label={t('form.recipients')}
        help={t('form.recipientsHelp')}
        listLabel={t('form.recipientsList')}
        error={error}
        search={search}
        offers={({ id }) => value.every((one) => one.id !== id)}
        onChoose={({ id, name }) => {
          onChange([...value, { id, name }]);
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
