import type { ViewFilters } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../../ui/field.js';

interface SeveralProps<T extends string | number> {
  readonly name: keyof ViewFilters;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: readonly T[] | undefined;
  readonly error?: string | undefined;
  readonly onChange: (value: T[]) => void;
}

/** Any of many: folded until it is asked for, with what is chosen said in its head. */
export function Several<T extends string | number>({ name, options, value = [], error, onChange }: SeveralProps<T>) {
  const { t } = useTranslation('views');
  const chosen = options.filter((option) => value.includes(option.value));
  return (
    <details className="view-editor__several" open={error !== undefined || undefined}>
      <summary aria-invalid={error === undefined ? undefined : true}>
        <span className="view-editor__filter">{t(`filter.${name}`)}</span>
        <span className="view-editor__chosen">
          {chosen.length === 0 ? t('any.several') : chosen.map(({ label }) => label).join(', ')}
        </span>
      </summary>
      <fieldset>
        <legend className="pkt-sr-only">{t(`filter.${name}`)}</legend>
        {error !== undefined && <p className="field__error">{error}</p>}
        <div className="view-editor__options">
          {options.map((option) => (
            <CheckField
              key={option.value}
              label={option.label}
              checked={value.includes(option.value)}
              onChange={(event) =>
                onChange(event.target.checked ? [...value, option.value] : value.filter((one) => one !== option.value))
              }
            />
          ))}
        </div>
      </fieldset>
    </details>
  );
}
