import { expect, test } from '@jest/globals';
import { differenceOf, shareOf, summed } from './preview-figures.js';

const count = (met: number, missed: number) => ({ met, missed });

test('a share is met of what was decided, and nothing of nothing', () => {
  expect(shareOf(count(9, 1))).toBe(0.9);
  expect(shareOf(count(0, 0))).toBeNull();
  expect(shareOf(summed([count(1, 1), count(3, 0)]))).toBe(0.8);
});

test('a difference is said to a tenth of a point', () => {
  expect(differenceOf(count(80, 20), count(92, 8))).toEqual({ words: 'better', points: 12 });
  expect(differenceOf(count(92, 8), count(80, 20))).toEqual({ words: 'worse', points: 12 });
  expect(differenceOf(count(9999, 1), count(9998, 2))).toEqual({ words: 'same', points: 0 });
  expect(differenceOf(count(0, 0), count(1, 1))).toEqual({ words: 'newOne', points: 0 });
  expect(differenceOf(count(1, 1), count(0, 0))).toEqual({ words: 'dropped', points: 0 });
  expect(differenceOf(count(0, 0), count(0, 0))).toEqual({ words: 'same', points: 0 });
});
