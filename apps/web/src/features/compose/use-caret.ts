import { useRef } from 'react';

/** A text field whose caret can be set once its text has changed. */
export function useCaret() {
  const field = useRef<HTMLTextAreaElement>(null);
  const place = (caret: number) => {
    setTimeout(() => {
      field.current?.focus();
      field.current?.setSelectionRange(caret, caret);
    });
  };
  return { field, place };
}
