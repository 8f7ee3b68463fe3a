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
  const [text, setText] = useState(value === null ? '' : writeNumber(value * scale));
  const isWrong = text.trim() !== '' && readNumber(text) === null;
  return (
    <TextField
      label={label}
      name={name}
      optional
      inputMode="decimal"
      autoComplete="off"
      className="number-input"
      value={text}
      error={isWrong ? t('edit.notANumber') : error}
      onChange={({ target }) => {
        setText(target.value);
        const typed = readNumber(target.value);
        // Rounded, so that 7 percent are 0.07 and not a little more.
        onChange(typed === null ? null : Math.round((typed / scale) * 1e6) / 1e6);
      }}
    />
  );
}
