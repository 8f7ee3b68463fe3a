import { PktButton } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { usePeopleSearch } from '../../api/use-people-search.js';
import { PersonCombobox } from '../../ui/person-combobox.js';
import { usePeopleNames } from './use-names.js';

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
  const nameOf = usePeopleNames(value);
  const search = usePeopleSearch();
  const error = value.flatMap((username, index) => {
    const fault = errors.get(index);
    return fault === undefined ? [] : [`${nameOf(username)}: ${fault}`];
  });
  return (
    <div className="people">
      <PersonCombobox
        name="tellPeople"
        label={t('edit.people')}
        help={t('edit.peopleHelp')}
        optional
        listLabel={t('edit.peopleList')}
        error={error.length > 0 ? error.join(' ') : undefined}
        search={search}
        offers={({ username }) => !value.includes(username)}
        onChoose={({ username }) => {
          onChange([...value, username]);
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
