import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { subjectStems } from './subject-words.js';

describe('the words of a subject', () => {
  it('are those that say what it is about, without their endings', () => {
    expect(subjectStems('Skriveren i 3. etasje virker ikke')).toEqual(['skriver', 'etasj']);
    expect(subjectStems('SKRIVERNE, VPN og ÅSE')).toEqual(['skriver', 'vpn', 'åse']);
    expect(subjectStems('Hjelp! Det virker ikke')).toEqual([]);
  });

  it('find the subject they come from, and hold nothing that a pattern would take for a sign of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (subject) => {
        const stems = subjectStems(subject);
        expect(stems.length).toBeLessThanOrEqual(8);
        for (const stem of stems) {
          expect(stem).toMatch(/^[\p{L}\p{N}]+$/u);
          expect(subject.toLowerCase()).toContain(stem);
        }
      }),
    );
  });
});
