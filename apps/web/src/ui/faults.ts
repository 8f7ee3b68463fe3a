import { WEEKDAYS, type FieldError, type ProblemBody } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What is wrong with a field, in the language of the screen; the server's own words where it gives no code. */
export function useFaultText(): (fault: FieldError) => string {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const said = (value: string | number): string | number => {
    if (typeof value !== 'string') return value;
    if (DATE.test(value)) return format.date(value);
    return WEEKDAYS.some((day) => day === value) ? t(`weekday.${value}`) : value;
  };
  return ({ code, values = {}, message }) => {
    if (code === undefined) return message;
    return t(`fault.${code}`, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, said(value)])));
  };
}

const hasBody = (error: unknown): error is { readonly body: ProblemBody | null } =>
  error instanceof Error && 'body' in error;

/** What a refused form says of each of its fields, by JSON pointer: all of them, one in a line. */
export function useFieldFaults(error: unknown): ReadonlyMap<string, string> {
  const textOf = useFaultText();
  const faults = new Map<string, string>();
  for (const fault of (hasBody(error) && error.body?.errors) || []) {
    const others = faults.get(fault.pointer);
    faults.set(fault.pointer, others === undefined ? textOf(fault) : `${others} ${textOf(fault)}`);
  }
  return faults;
}
