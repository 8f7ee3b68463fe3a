import { USE_BOUNDS } from '@desk/contracts';
import type { SlaUseReport } from '@desk/contracts';
import { describe, expect, it } from '@jest/globals';
import { scaleOf, sharesOf } from './limit-use.js';

const report: SlaUseReport = {
  bounds: [...USE_BOUNDS],
  items: [{ target: 'resolution', counts: [...USE_BOUNDS.map((bound) => bound / 10), 99], open: 7 }],
};

describe('near misses', () => {
  it('are the shares on both sides of the limit', () => {
    const shares = sharesOf(report, 'resolution');
    expect(shares).toHaveLength(16);
    expect(shares[0]).toEqual({ used: 10, outcome: 'met', from: 0, to: 10, count: 1 });
    expect(shares.find(({ used }) => used === 100)).toEqual({
      used: 100,
      outcome: 'met',
      from: 90,
      to: 100,
      count: 10,
    });
    expect(shares.find(({ used }) => used === 110)).toMatchObject({ outcome: 'missed', from: 100, count: 11 });
    expect(shares.at(-1)).toEqual({ used: 0, outcome: 'missed', from: 150, to: null, count: 99 });
    expect(sharesOf(report, 'next_update')).toEqual([]);
  });
});

describe('the picture', () => {
  it('takes its height from the upper half, whatever was done at once', () => {
    const counts = [5000, 900, 80, 20, 30, 12, 9, 20, 8, 25, 10, 0, 1, 0, 0, 700];
    const of = (target: 'resolution', some: number[]) =>
      scaleOf(sharesOf({ bounds: [...USE_BOUNDS], items: [{ target, counts: some, open: 0 }] }, target));
    expect(of('resolution', counts)).toBe(30);
    expect(of('resolution', [7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])).toBe(1.2);
  });
});
