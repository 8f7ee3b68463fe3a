import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeCursor, encodeCursor } from './cursor.js';
import { Problem } from './problem.js';

const key = fc.oneof(fc.string(), fc.integer(), fc.constant(null));

describe('a cursor', () => {
  it('comes back as it went', () => {
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), (place) => {
        expect(decodeCursor(encodeCursor(place), place.length)).toEqual(place);
      }),
    );
  });

  it('that was made up is refused as a fault of the request, never of ours', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeCursor(text, 97)).toThrow(Problem);
      }),
    );
  });
});
