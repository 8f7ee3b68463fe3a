import { ACTION_FIGURES, type ActionFigure } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { SelectField, TextareaField, TextField } from '../../ui/field.js';
import { OwnerField } from './owner-field.js';
import type { PlanText } from './plan-text.js';

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
