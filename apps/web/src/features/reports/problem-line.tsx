import { PktIcon } from '@oslokommune/punkt-react';

/** What is wrong with a field, as those of `ui/field` say it. */
export function ProblemLine({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <p id={id} className="field__error" role="alert">
      <PktIcon name="alert-error" aria-hidden="true" />
      {text}
    </p>
  );
}
