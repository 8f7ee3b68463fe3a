import { describe, expect, it } from '@jest/globals';
import { ranked, replaced, stillNamed, typedAt } from './suggest.js';

describe('typedAt', () => {
  it.each([
    ['/pas', 4, '/', 'pas'],
    ['Hei\n/pas', 8, '/', 'pas'],
    ['se https://oslo.no/pas', 22, '/', null],
    ['og/eller', 8, '/', null],
    ['/', 1, '/', ''],
    ['Spør @kari no', 13, '@', 'kari no'],
    ['Spør @kari nor du', 17, '@', null],
    ['kari@oslo.no', 12, '@', null],
    ['/pas mer', 8, '/', null],
  ] as const)('%j at %i', (text, caret, mark, word) => expect(typedAt(text, caret, mark)?.word ?? null).toBe(word));

  it('is replaced where it stands', () => {
    const typed = typedAt('Hei /pas der', 8, '/');
    expect(typed && replaced('Hei /pas der', typed, 'du')).toEqual({ text: 'Hei du der', caret: 6 });
  });
});

describe('ranked', () => {
  const one = (name: string, more: object = {}) => ({ name, uses: 0, text: '', ...more });
  const all = [
    one('Bestilling', { text: 'om passord' }),
    one('Nytt passord', { uses: 2 }),
    one('Passord og tilgang', { serviceKey: 'ida' }),
    one('Annet', { shortcut: 'pass' }),
  ];
  it('finds by shortcut, then name, then text', () => {
    expect(ranked(all, 'pass', 'ida', ({ text }) => text).map(({ name }) => name)).toEqual([
      'Annet',
      'Passord og tilgang',
      'Nytt passord',
      'Bestilling',
    ]);
    expect(ranked(all, '', 'ida', ({ text }) => text)[0]?.name).toBe('Passord og tilgang');
    expect(ranked(all, 'finnes ikke', 'ida', ({ text }) => text)).toEqual([]);
  });
});

describe('stillNamed', () => {
  it('forgets whom the text no longer names', () => {
    const people = [{ name: 'Kari Dal' }, { name: 'Ola Li' }];
    expect(stillNamed('Se @Kari Dal', people)).toEqual([{ name: 'Kari Dal' }]);
  });
});
