import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../../../api/problems.js';

/** Errors by field: our own on what is missing, then the server's on the rest. */
export function useFormErrors<F extends string>(serverError: unknown) {
  const { t } = useTranslation('ticket');
  const [missing, setMissing] = useState<readonly F[]>([]);
  const fromServer = fieldErrors(serverError);
  return {
    /** Whether all of the fields are filled in. */
    check(fields: Readonly<Record<F, string>>): boolean {
      const empty = (Object.keys(fields) as F[]).filter((name) => fields[name].trim() === '');
      setMissing(empty);
      return empty.length === 0;
    },
    of: (name: F): string | undefined => (missing.includes(name) ? t('required') : fromServer[name]),
  };
}
