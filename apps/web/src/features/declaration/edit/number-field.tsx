import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/field.js';
import { readNumber, writeNumber } from '../amounts.js';

interface NumberFieldProps {
  readonly label: string;
  readonly name: string;
  readonly value: number | null;
  /** What is shown of a value of 1: 100 for shares in percent. */
  readonly scale?: number;
  readonly error: string | undefined;
  readonly onChange: (value: number | null) => void;
}

/** A number that may be left out, kept as it is typed; what is no number is said at once and not taken. */
export function NumberField({ label, name, value, scale = 1, error, onChange }: NumberFieldProps) {
  const { t } = useTranslation('declaration');
  const [typed, setTyped] = useState('');
  // Rounded, so that 7 percent are 0.07 and not a little more.
  const read = (text: string): number | null => {
    const number = readNumber(text);
    return number === null ? null : Math.round((number / scale) * 1e6) / 1e6;
  };
  // What is typed stays as it is typed, as long as it says what stands there: that may come from elsewhere too.
  const text = read(typed) === value ? typed : value === null ? '' : writeNumber(value * scale);
  const isWrong = text.trim() !== '' && readNumber(text) === null;
  return (
    <TextField
      label={label}
      name={name}
      required={false}
      inputMode="decimal"
      autoComplete="off"
      className="number-input"
      value={text}
      error={isWrong ? t('edit.notANumber') : error}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(read(target.value));
      }}
    />
  );
}
