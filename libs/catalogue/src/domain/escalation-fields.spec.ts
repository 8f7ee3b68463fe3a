import { describe, expect, it } from '@jest/globals';
import type { EscalationField } from '@desk/contracts';
import { escalationFieldFaults, readAnswers } from './escalation-fields.js';

const field = (more: Partial<EscalationField> = {}): EscalationField => ({
  key: 'maskin',
  label: 'Maskinnavn',
  help: null,
  kind: 'text',
  required: true,
  choices: [],
  ...more,
});
const where = (errors: readonly { pointer: string; code?: string }[]) =>
  errors.map(({ pointer, code }) => [pointer, code]);

describe('the fields of a template', () => {
  it('have keys of their own, labels, and choices to choose from', () => {
    const choice = field({ key: 'nett', kind: 'choice', choices: ['Kabel', 'Trådløst'] });
    expect(escalationFieldFaults([field(), choice])).toEqual([]);
    const faults = escalationFieldFaults([
      field({ key: 'Æ' }),
      field({ label: ' ' }),
      field(),
      { ...choice, choices: ['Kabel', 'Kabel', ' '] },
      { ...choice, key: 'n', choices: ['Kabel'] },
    ]);
    expect(where(faults)).toEqual([
      ['/fields/0/key', 'not_a_key'],
      ['/fields/1/label', 'required'],
      ['/fields/2/key', 'twice'],
      ['/fields/3/choices/2', 'required'],
      ['/fields/4/choices', 'too_small'],
    ]);
  });
});

describe('answers', () => {
  const fields = [
    field(),
    field({ key: 'nett', label: 'Nett', kind: 'choice', choices: ['Kabel', 'Trådløst'] }),
    field({ key: 'alle', label: 'Gjelder det alle?', kind: 'boolean', required: false }),
  ];

  it('are kept under the words of their fields, in the order of the template', () => {
    const answers = [
      { key: 'alle', value: 'no' },
      { key: 'nett', value: 'Kabel' },
      { key: 'maskin', value: ' PC-12 ' },
    ];
    expect(readAnswers(fields, answers)).toEqual({
      kept: [
        { label: 'Maskinnavn', value: 'PC-12' },
        { label: 'Nett', value: 'Kabel' },
        { label: 'Gjelder det alle?', value: 'no' },
      ],
      errors: [],
    });
    expect(readAnswers([], []).errors).toEqual([]);
    // That nobody answered is said too.
    expect(readAnswers(fields, answers.slice(1)).kept.at(-1)).toEqual({ label: 'Gjelder det alle?', value: null });
  });

  it('are refused at their fields when they are missing, none of the choices, or asked for nowhere', () => {
    const { errors } = readAnswers(fields, [
      { key: 'nett', value: 'Fax' },
      { key: 'alle', value: 'kanskje' },
      { key: 'annet', value: 'x' },
    ]);
    expect(where(errors)).toEqual([
      ['/answers/maskin', 'required'],
      ['/answers/nett', undefined],
      ['/answers/alle', undefined],
      ['/answers/annet', undefined],
    ]);
  });
});
