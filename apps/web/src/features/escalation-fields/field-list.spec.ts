import { describe, expect, it } from '@jest/globals';
import { keyOf, moved, NEW_FIELD, soundFields } from './field-list.js';

describe('fields of a template', () => {
  it('get keys made of their labels, each its own', () => {
    expect(keyOf('Når begynte det?', [])).toBe('nar-begynte-det');
    expect(keyOf('Nett', ['nett', 'nett-2'])).toBe('nett-3');
    expect(keyOf('???', [])).toBe('felt');
    const sound = soundFields([
      { ...NEW_FIELD, label: ' Nett ' },
      { ...NEW_FIELD, label: 'Nett', choices: ['x'] },
      { ...NEW_FIELD, key: 'fast', label: 'Annet', kind: 'choice', choices: ['Ja ', '', 'Nei'] },
    ]);
    expect(sound.map(({ key, choices }) => [key, choices])).toEqual([
      ['nett', []],
      ['nett-2', []],
      ['fast', ['Ja', 'Nei']],
    ]);
  });

  it('are moved within their list', () => {
    const fields = ['a', 'b', 'c'].map((key) => ({ ...NEW_FIELD, key }));
    const keys = (from: number, by: -1 | 1) => moved(fields, from, by).map(({ key }) => key);
    expect([keys(0, 1), keys(0, -1), keys(2, 1)]).toEqual([
      ['b', 'a', 'c'],
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
  });
});
