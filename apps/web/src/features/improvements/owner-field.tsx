import { PktButton } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { usePeopleSearch } from '../../api/use-people-search.js';
import { PersonCombobox } from '../../ui/person-combobox.js';
import type { PlanText } from './plan-text.js';

interface OwnerFieldProps {
  readonly value: PlanText['owner'];
  readonly error: string | undefined;
  readonly onChange: (owner: PlanText['owner']) => void;
}

/** Who carries it out: found while one types. */
export function OwnerField({ value, error, onChange }: OwnerFieldProps) {
  const { t } = useTranslation('improvements');
  const search = usePeopleSearch();
  return (
    <>
      <PersonCombobox
        name="owner"
        label={t('field.owner')}
        help={value === null ? t('help.owner') : t('help.ownerIs', { name: value.name })}
        optional
        listLabel={t('ownerList')}
        error={error}
        search={search}
        onChoose={({ username, name }) => onChange({ username, name })}
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
