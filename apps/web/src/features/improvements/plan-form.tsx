import { ACTION_FIGURES, type ActionPlan, type ActionRow, type ActionFigure } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { SelectField, TextareaField, TextField } from '../../ui/field.js';
import { OwnerField } from './owner-field.js';

/** As it is typed: nothing for what is not said yet. */
export interface PlanText {
  readonly text: string;
  readonly owner: { readonly username: string; readonly name: string } | null;
  readonly dueOn: string;
  readonly figure: ActionFigure | '';
}

export const EMPTY: PlanText = { text: '', owner: null, dueOn: '', figure: '' };

export const textOf = ({ text, owner, dueOn, figure }: ActionRow): PlanText => ({
  text,
  owner,
  dueOn: dueOn ?? '',
  figure: figure ?? '',
});

export const planOf = ({ text, owner, dueOn, figure }: PlanText): ActionPlan => ({
  text: text.trim(),
  owner: owner?.username ?? null,
  dueOn: dueOn === '' ? null : dueOn,
  figure: figure === '' ? null : figure,
});

interface PlanFieldsProps {
  readonly plan: PlanText;
  readonly faults: ReadonlyMap<string, string>;
  /** It has started: by which figure it is measured stays. */
  readonly isStarted: boolean;
  readonly onChange: (plan: PlanText) => void;
}

/** What, who, when, and by what it is measured. */
export function PlanFields({ plan, faults, isStarted, onChange }: PlanFieldsProps) {
  const { t } = useTranslation('improvements');
  return (
    <>
      <TextareaField
        name="text"
        label={t('field.text')}
        help={t('help.text')}
        rows={3}
        maxLength={1000}
        value={plan.text}
        error={faults.get('/plan/text')}
        onChange={({ target }) => onChange({ ...plan, text: target.value })}
      />
      <OwnerField
        value={plan.owner}
        error={faults.get('/plan/owner')}
        onChange={(owner) => onChange({ ...plan, owner })}
      />
      <TextField
        name="dueOn"
        label={t('field.dueOn')}
        type="date"
        optional={!isStarted}
        value={plan.dueOn}
        error={faults.get('/plan/dueOn')}
        onChange={({ target }) => onChange({ ...plan, dueOn: target.value })}
      />
      {!isStarted && (
        <SelectField
          name="figure"
          label={t('field.figure')}
          help={t('help.figure')}
          optional
          placeholder={t('chooseFigure')}
          options={ACTION_FIGURES.map((figure) => ({ value: figure, label: t(`figure.${figure}`) }))}
          value={plan.figure}
          error={faults.get('/plan/figure')}
          onChange={({ target }) => onChange({ ...plan, figure: target.value as ActionFigure | '' })}
        />
      )}
    </>
  );
}
