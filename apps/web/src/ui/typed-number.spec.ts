import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { numberOf, oreOf, typedKroner } from './typed-number.js';

describe('numbers as they are typed', () => {
  it('are read with comma or point, with spaces and with a true minus', () => {
    expect(['2,5', '2.5', ' 1 250,75 ', '−3', '', '1,2,3', 'to', '1.000.000'].map(numberOf)).toEqual([
      2.5,
      2.5,
      1250.75,
      -3,
      null,
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
  });

  it('are amounts down to the øre, and no finer', () => {
    expect(['12 345,67', '0,1', '-5', '1,005', '', 'x'].map(oreOf)).toEqual([
      1_234_567,
      10,
      -500,
      Number.NaN,
      null,
      Number.NaN,
    ]);
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (ore) => {
        expect(oreOf(typedKroner(ore))).toBe(ore === 0 ? 0 : ore);
      }),
    );
  });
});
