import { PktButton } from '@oslokommune/punkt-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Combobox } from '../../ui/combobox.js';
import { nameOf, type Named } from './use-names.js';

interface PickFieldProps {
  readonly name: string;
  readonly label: string;
  readonly listLabel: string;
  readonly things: readonly Named[];
  readonly value: readonly string[];
  readonly error?: string | undefined;
  readonly onChange: (keys: string[]) => void;
}

/** Some of many, by their names: as services or agencies. */
export function PickField({ name, label, listLabel, things, value, error, onChange }: PickFieldProps) {
  const { t } = useTranslation('routing');
  const [text, setText] = useState('');
  const wanted = text.trim().toLocaleLowerCase('nb');
  const found = things.filter(
    (thing) => !value.includes(thing.key) && thing.name.toLocaleLowerCase('nb').includes(wanted),
  );
  return (
    <div className="pick">
      <Combobox
        name={name}
        label={label}
        listLabel={listLabel}
        optional
        error={error}
        text={text}
        asked={text}
        found={found}
        idOf={(thing) => thing.key}
        draw={(thing) => thing.name}
        onText={setText}
        onChoose={(thing) => {
          onChange([...value, thing.key]);
          setText('');
        }}
      />
      {value.length > 0 && (
        <ul className="rule-form__chosen" aria-label={t('edit.chosen', { list: label })}>
          {value.map((key) => (
            <li key={key}>
              {nameOf(things, key)}
              <PktButton
                type="button"
                skin="tertiary"
                size="small"
                variant="icon-only"
                iconName="close"
                onClick={() => onChange(value.filter((one) => one !== key))}
              >
                {t('edit.remove', { name: nameOf(things, key) })}
              </PktButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
