import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/field.js';
import { readNumber } from '../amounts.js';

interface WarnFieldProps {
  readonly percents: readonly number[];
  readonly error: string | undefined;
  readonly onChange: (percents: number[]) => void;
}

/** Warning points, as numbers with commas between them. */
export function WarnField({ percents, error, onChange }: WarnFieldProps) {
  const { t } = useTranslation('declaration');
  const [text, setText] = useState(percents.join(', '));
  const parts = (typed: string) => typed.split(/[\s,;]+/).filter((part) => part !== '');
  const isWrong = parts(text).some((part) => readNumber(part) === null);
  return (
    <TextField
      label={t('edit.warnPercents')}
      help={t('edit.warnPercentsHelp')}
      name="warnPercents"
      optional
      inputMode="numeric"
      autoComplete="off"
      value={text}
      error={isWrong ? t('edit.notANumber') : error}
      onChange={({ target }) => {
        setText(target.value);
        onChange(parts(target.value).flatMap((part) => readNumber(part) ?? []));
      }}
    />
  );
}
