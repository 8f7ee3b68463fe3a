import type { EscalationAnswer, EscalationField, FieldError, FieldFault } from '@desk/contracts';

const KEY = /^[a-z0-9][a-z0-9-]{0,39}$/;
const LEAST_CHOICES = 2;
const LONGEST_ANSWER = 2_000;

/** What keeps fields from being a template, in their order. */
export function escalationFieldFaults(fields: readonly EscalationField[]): FieldError[] {
  return fields.flatMap(({ key, label, kind, choices }, index) => {
    const said = choices.map((choice) => choice.trim());
    return [
      ...(KEY.test(key) ? [] : [fault('key', 'not_a_key', 'must be small letters, digits and hyphens, 40 at most')]),
      ...(fields.findIndex((other) => other.key === key) === index ? [] : [fault('key', 'twice', 'is there already')]),
      ...(label.trim() === '' ? [fault('label', 'required', 'say what is asked for')] : []),
      ...(kind === 'choice' && new Set(said).size < LEAST_CHOICES
        ? [fault('choices', 'too_small', `must be ${LEAST_CHOICES} at least`, { least: LEAST_CHOICES })]
        : []),
      ...said.flatMap((choice, place) =>
        choice === '' ? [fault(`choices/${place}`, 'required', 'must hold more than white space')] : [],
      ),
    ].map((one) => ({ ...one, pointer: `/fields/${index}/${one.pointer}` }));
  });
}

/** Answers as they are kept, by the words of the fields, which may be others tomorrow; null: not answered. */
export interface KeptAnswer {
  readonly label: string;
  readonly value: string | null;
}

/** Reads answers to the fields of a service; what is wrong stands at `/answers/<key>`. */
export function readAnswers(
  fields: readonly EscalationField[],
  answers: readonly EscalationAnswer[],
): { readonly kept: readonly KeptAnswer[]; readonly errors: readonly FieldError[] } {
  const unknown = answers.filter(({ key }) => !fields.some((field) => field.key === key));
  const twice = answers.filter(({ key }, index) => answers.findIndex((other) => other.key === key) !== index);
  const read = fields.map((field) => {
    const value = answers.find(({ key }) => key === field.key)?.value.trim() ?? '';
    return { field, value, error: answerFault(field, value) };
  });
  return {
    kept: read.map(({ field, value }) => ({ label: field.label, value: value === '' ? null : value })),
    errors: [
      ...read.flatMap(({ field, error }) => (error ? [{ ...error, pointer: `/answers/${field.key}` }] : [])),
      ...unknown.map(({ key }) => ({ pointer: `/answers/${key}`, message: 'is asked for nowhere' })),
      ...twice.map(({ key }) => fault(`/answers/${key}`, 'twice', 'is there already')),
    ],
  };
}

function answerFault({ kind, required, choices }: EscalationField, value: string): FieldError | null {
  if (value === '') return required ? fault('', 'required', 'second line needs to know') : null;
  if (value.length > LONGEST_ANSWER) {
    return fault('', 'too_long', `must be ${LONGEST_ANSWER} characters at most`, { most: LONGEST_ANSWER });
  }
  const possible = { text: [value], boolean: ['yes', 'no'], choice: choices }[kind];
  return possible.includes(value) ? null : { pointer: '', message: `must be one of ${possible.join(', ')}` };
}

function fault(pointer: string, code: FieldFault, message: string, values?: FieldError['values']): FieldError {
  return { pointer, code, message, ...(values && { values }) };
}
