import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../../../api/problems.js';

/** Errors by field: after the first try our own on what is still missing, then the server's on the rest. */
export function useFormErrors<F extends string>(serverError: unknown, required: Readonly<Record<F, string>>) {
  const { t } = useTranslation('ticket');
  const [isTried, setIsTried] = useState(false);
  const isMissing = (name: F) => required[name].trim() === '';
  const fromServer = fieldErrors(serverError);
  return {
    /** Whether all of the fields are filled in. */
    check(): boolean {
      setIsTried(true);
      return !(Object.keys(required) as F[]).some(isMissing);
    },
    of: (name: F): string | undefined => (isTried && isMissing(name) ? t('required') : fromServer[name]),
  };
}
