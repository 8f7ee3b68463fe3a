import { describe, expect, it } from '@jest/globals';
import { TEXT_VARIABLES } from '@desk/contracts';
import fc from 'fast-check';
import { fillText, firstName, inLanguage, textFaults, type TextValues } from './prepared-text.js';

const values = {
  ...(Object.fromEntries(TEXT_VARIABLES.map((name) => [name, `<${name}>`])) as unknown as TextValues),
  'ticket.location': null,
};

describe('textFaults', () => {
  it.each([
    ['Hei {{requester.firstName}}, sak {{ ticket.number }}', []],
    ['Hei {{requester.password}}', [{ code: 'unknown_variable', name: 'requester.password' }]],
    [
      '{{x}} {{x}} {{}}',
      [
        { code: 'unknown_variable', name: 'x' },
        { code: 'unknown_variable', name: '' },
      ],
    ],
    ['Hei {{requester.firstName', [{ code: 'open_braces' }]],
    ['Hei requester.firstName}}', [{ code: 'open_braces' }]],
    ['{{{ticket.number}}}', []],
    ['Bruk { og } som du vil', []],
  ])('%j: %j', (text, faults) => expect(textFaults(text)).toEqual(faults));
});

describe('fillText', () => {
  it('puts in what there is and says what there is not, in the language of the text', () => {
    const text = 'Hei {{requester.firstName}}! Vi kommer til {{ ticket.location }}.';
    expect(fillText(text, values, 'nb')).toEqual({
      text: 'Hei <requester.firstName>! Vi kommer til [mangler: sted].',
      missing: ['ticket.location'],
    });
    expect(fillText(text, values, 'nn').text).toContain('[manglar: stad]');
  });

  it('leaves no braces of a text that could be saved, and takes none of a value for a variable', () => {
    const part = fc.oneof(
      fc.string().map((text) => text.replace(/[{}]/g, '')),
      fc.constantFrom(...TEXT_VARIABLES).map((name) => `{{${name}}}`),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        expect(textFaults(text)).toEqual([]);
        expect(fillText(text, values, 'en').text).not.toMatch(/[{}]/);
      }),
    );
    const tricky = { ...values, 'requester.name': '{{agent.name}} $& $1' };
    expect(fillText('{{requester.name}}', tricky, 'nb').text).toBe('{{agent.name}} $& $1');
  });
});

describe('inLanguage', () => {
  it('falls back on bokmål, and says so', () => {
    expect(inLanguage({ nb: 'ikke', nn: 'ikkje' }, 'nn')).toEqual({ text: 'ikkje', locale: 'nn' });
    expect(inLanguage({ nb: 'ikke', nn: null }, 'nn')).toEqual({ text: 'ikke', locale: 'nb' });
    expect(firstName('  Kari Anne Nordmann')).toBe('Kari');
  });
});
