import type { EscalationAnswer, EscalationField } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { ChoiceField, SelectField, TextareaField } from '../../../ui/field.js';

export type Answers = Readonly<Record<string, string>>;

/** What was answered, without the empty ones. */
export const answersOf = (answers: Answers): EscalationAnswer[] =>
  Object.entries(answers).flatMap(([key, value]) => (value.trim() === '' ? [] : [{ key, value }]));

interface AnswerFieldsProps {
  readonly fields: readonly EscalationField[];
  readonly answers: Answers;
  readonly errorOf: (key: string) => string | undefined;
  readonly onChange: (answers: Answers) => void;
}

/** What second line needs to know about the service, asked for field by field. */
export function AnswerFields({ fields, answers, errorOf, onChange }: AnswerFieldsProps) {
  const { t } = useTranslation('ticket');
  return (
    <>
      {fields.map(({ key, label, help, kind, required, choices }) => {
        const texts = { label, error: errorOf(key), optional: !required, ...(help === null ? {} : { help }) };
        const value = answers[key] ?? '';
        const set = (said: string) => onChange({ ...answers, [key]: said });
        switch (kind) {
          case 'text':
            return (
              <TextareaField
                key={key}
                {...texts}
                name={`answers/${key}`}
                rows={2}
                maxLength={2000}
                value={value}
                onChange={({ target }) => set(target.value)}
              />
            );
          case 'choice':
            return (
              <SelectField
                key={key}
                {...texts}
                name={`answers/${key}`}
                placeholder={t('choose')}
                options={choices.map((choice) => ({ value: choice, label: choice }))}
                value={value}
                onChange={({ target }) => set(target.value)}
              />
            );
          case 'boolean':
            return (
              <ChoiceField
                key={key}
                {...texts}
                name={`answers/${key}`}
                options={[
                  { value: 'yes', label: t('change.yes') },
                  { value: 'no', label: t('change.no') },
                ]}
                value={value === '' ? null : value}
                onChange={set}
              />
            );
        }
      })}
    </>
  );
}
