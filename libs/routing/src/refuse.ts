import type { FieldError } from '@desk/contracts';
import { Problem } from '@desk/platform';

/** Refuses a request with faults, every one named at its field. */
export function refuse(errors: readonly FieldError[]): void {
  if (errors.length === 0) return;
  throw new Problem('validation_failed', 'Correct the named fields and send the request again.', {
    errors: [...errors],
  });
}
