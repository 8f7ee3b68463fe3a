import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { setAside, type SetAside } from './set-aside.js';

const at = '2026-03-02T08:00:00.000Z';
const text = (words: string): SetAside => ({ text: words, at });

describe('setAside', () => {
  it('keeps nothing of what the new text goes on from', () => {
    expect(setAside([], text('Hei'), 'Hei Kari')).toEqual([]);
    expect(setAside([text('Hei')], text(' '), 'Hei Kari')).toEqual([]);
  });

  it('keeps the other text, once, however long two windows take turns', () => {
    let kept: readonly SetAside[] = [];
    let stands = text('a');
    for (const next of ['b', 'a1', 'b2', 'a12', 'b23']) {
      kept = setAside(kept, stands, next);
      stands = text(next);
    }
    expect(kept).toEqual([text('a12')]);
  });

  it('loses no text but those that a present one goes on from, up to five', () => {
    const words = fc.string({ minLength: 1, maxLength: 3 }).filter((one) => one.trim() !== '');
    fc.assert(
      fc.property(fc.array(words, { minLength: 2, maxLength: 6 }), (typed) => {
        let kept: readonly SetAside[] = [];
        typed.slice(1).forEach((next, index) => (kept = setAside(kept, text(typed[index] ?? ''), next)));
        const present = [typed.at(-1) ?? '', ...kept.map((one) => one.text)];
        for (const one of typed) expect(present.some((now) => now.trim().startsWith(one.trim()))).toBe(true);
      }),
    );
  });
});
