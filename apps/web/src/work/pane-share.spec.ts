import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LEAST, MOST, shareByKey, soundShare, USUAL } from './pane-share.js';

describe('the share of the list', () => {
  it('is whole and within what can be read, whatever was stored or pulled', () => {
    fc.assert(
      fc.property(fc.oneof(fc.double(), fc.integer()), (wanted) => {
        const share = soundShare(wanted);
        expect(Number.isInteger(share) && share >= LEAST && share <= MOST).toBe(true);
        expect(soundShare(share)).toBe(share);
      }),
    );
    expect(soundShare(NaN)).toBe(USUAL);
  });

  it('goes with the arrows, further with shift, and to its ends', () => {
    expect(shareByKey('ArrowRight', 30, false)).toBe(32);
    expect(shareByKey('ArrowLeft', 30, true)).toBe(20);
    expect(shareByKey('ArrowLeft', LEAST, false)).toBe(LEAST);
    expect([shareByKey('Home', 30, false), shareByKey('End', 30, false)]).toEqual([LEAST, MOST]);
    expect(shareByKey('Enter', 30, false)).toBeUndefined();
  });
});
