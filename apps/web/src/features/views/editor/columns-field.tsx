import { VIEW_COLUMNS, type ViewColumn } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../../ui/field.js';

interface ColumnsFieldProps {
  readonly value: readonly ViewColumn[];
  readonly error: string | undefined;
  readonly onChange: (columns: ViewColumn[]) => void;
}

/** Which columns, and in which order: those chosen first, as they will stand. */
export function ColumnsField({ value, error, onChange }: ColumnsFieldProps) {
  const { t } = useTranslation('views');
  const list = [...value, ...VIEW_COLUMNS.filter((column) => !value.includes(column))];
  const move = (column: ViewColumn, by: number) => {
    const next = value.filter((one) => one !== column);
    next.splice(value.indexOf(column) + by, 0, column);
    onChange(next);
  };
  return (
    <fieldset className="view-editor__part">
      <legend>{t('editor.columns')}</legend>
      <p className="view-editor__help">{t('editor.columnsHelp')}</p>
      {error !== undefined && <p className="field__error">{error}</p>}
      <ul className="view-editor__columns">
        {list.map((column) => {
          const at = value.indexOf(column);
          const name = t(`column.${column}`);
          return (
            <li key={column}>
              <CheckField
                label={name}
                checked={at >= 0}
                disabled={at >= 0 && value.length === 1}
                onChange={(event) =>
                  onChange(event.target.checked ? [...value, column] : value.filter((one) => one !== column))
                }
              />
              {at >= 0 && (
                <span className="view-editor__move">
                  <PktButton
                    type="button"
                    skin="tertiary"
                    size="small"
                    variant="icon-only"
                    iconName="chevron-thin-up"
                    disabled={at === 0}
                    onClick={() => move(column, -1)}
                  >
                    {t('editor.up', { name })}
                  </PktButton>
                  <PktButton
                    type="button"
                    skin="tertiary"
                    size="small"
                    variant="icon-only"
                    iconName="chevron-thin-down"
                    disabled={at === value.length - 1}
                    onClick={() => move(column, 1)}
                  >
                    {t('editor.down', { name })}
                  </PktButton>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
