import { TEXT_VARIABLES, type FieldError } from '@desk/contracts';
import { textFaults } from '../domain/prepared-text.js';

/** The faults of prepared texts, by the pointer of each. */
export function faultsOfTexts(texts: Readonly<Record<string, string | undefined>>): FieldError[] {
  const allowed = TEXT_VARIABLES.map((name) => `{{${name}}}`).join(', ');
  return Object.entries(texts).flatMap(([pointer, text]) =>
    textFaults(text ?? '').map((fault): FieldError => {
      if (fault.code === 'open_braces') {
        return { pointer, message: 'has {{ or }} that belong to no variable', code: 'open_braces' };
      }
      const message = `knows no variable {{${fault.name}}}; there are ${allowed}`;
      return { pointer, message, code: 'unknown_variable', values: { name: fault.name, allowed } };
    }),
  );
}
