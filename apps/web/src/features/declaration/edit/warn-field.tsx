import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/field.js';
import { readNumber, writeNumber } from '../amounts.js';

interface WarnFieldProps {
  readonly percents: readonly number[];
  readonly error: string | undefined;
  readonly onChange: (percents: number[]) => void;
}

/** Warning points, as numbers with commas between them. */
export function WarnField({ percents, error, onChange }: WarnFieldProps) {
  const { t } = useTranslation('declaration');
  const [typed, setTyped] = useState('');
  // What is typed stays as it is typed, as long as it says what stands there: that may come from elsewhere too.
  const text = String(numbers(typed)) === String(percents) ? typed : percents.map(writeNumber).join(', ');
  const isWrong = parts(text).some((part) => readNumber(part) === null);
  return (
    <TextField
      label={t('edit.warnPercents')}
      help={t('edit.warnPercentsHelp')}
      name="warnPercents"
      required={false}
      autoComplete="off"
      value={text}
      error={isWrong ? t('edit.notANumber') : error}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(numbers(target.value));
      }}
    />
  );
}

const parts = (text: string): string[] => text.split(/[\s,;]+/).filter((part) => part !== '');
const numbers = (text: string): number[] => parts(text).flatMap((part) => readNumber(part) ?? []);
