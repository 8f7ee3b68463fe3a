import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/field.js';
import type { PositionDraft } from './position-draft.js';

interface PositionFieldsProps {
  readonly draft: PositionDraft;
  readonly onChange: (draft: PositionDraft) => void;
  readonly errorAt: (name: 'name' | 'fte' | 'from' | 'to') => string | undefined;
}

/** Name, FTE and days. */
export function PositionFields({ draft, onChange, errorAt }: PositionFieldsProps) {
  const { t } = useTranslation('positions');
  const set = (name: keyof PositionDraft) => (event: { target: { value: string } }) =>
    onChange({ ...draft, [name]: event.target.value });
  return (
    <>
      <TextField
        name="name"
        label={t('field.name')}
        help={t('help.name')}
        maxLength={200}
        value={draft.name}
        error={errorAt('name')}
        onChange={set('name')}
      />
      <TextField
        name="fte"
        label={t('field.fte')}
        help={t('help.fte')}
        inputMode="decimal"
        autoComplete="off"
        value={draft.fte}
        error={errorAt('fte')}
        onChange={set('fte')}
      />
      <div className="positions__days">
        <TextField
          name="from"
          label={t('field.from')}
          type="date"
          value={draft.from}
          error={errorAt('from')}
          onChange={set('from')}
        />
        <TextField
          name="to"
          label={t('field.to')}
          type="date"
          optional
          value={draft.to}
          error={errorAt('to')}
          onChange={set('to')}
        />
      </div>
    </>
  );
}
