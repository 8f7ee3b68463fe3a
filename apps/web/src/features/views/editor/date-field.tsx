import type { ReactNode } from 'react';
import { TextField } from '../../../ui/field.js';

interface DateFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (instant: string | undefined) => void;
}

/** A day, which begins at midnight where one sits. */
export function DateField({ name, label, value, onChange }: DateFieldProps): ReactNode {
  const day = (instant: string) => {
    const at = new Date(instant);
    const two = (n: number) => String(n).padStart(2, '0');
    return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  };
  return (
    <TextField
      type="date"
      name={name}
      label={label}
      optional
      value={value === undefined ? '' : day(value)}
      onChange={(event) => {
        const at = new Date(`${event.target.value}T00:00`);
        onChange(Number.isNaN(at.getTime()) ? undefined : at.toISOString());
      }}
    />
  );
}
