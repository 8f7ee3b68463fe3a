import { PktIcon } from '@oslokommune/punkt-react';

/** What is wrong with the field at a pointer into the version, in words. */
export type FaultAt = (pointer: string) => string | undefined;

/** Beside what is not a single field. */
export function Fault({ id, text }: { readonly id?: string; readonly text: string }) {
  return (
    <p id={id} className="field__error">
      <PktIcon name="alert-error" aria-hidden="true" />
      {text}
    </p>
  );
}
