import type { SlaReportRow } from '@desk/contracts';
import { describe, expect, it } from '@jest/globals';
import { byTarget, changeOf } from './attainment.js';

const row = (target: SlaReportRow['target'], met: number, missed: number): SlaReportRow => ({
  key: 'k',
  name: 'K',
  target,
  met,
  missed,
  attainment: met + missed === 0 ? null : met / (met + missed),
});
const counted = (met: number, missed: number) => row('resolution', met, missed);

describe('attainment', () => {
  it('is summed by what was counted, not by shares, and leaves out clocks that were not counted', () => {
    const sums = byTarget([row('resolution', 90, 10), row('resolution', 0, 100), row('next_update', 0, 0)]);
    expect(sums).toMatchObject([{ target: 'resolution', met: 90, missed: 110, attainment: 0.45 }]);
  });

  it('has changed only where the change is larger than chance', () => {
    expect(changeOf(counted(950, 50), counted(900, 100))).toBe('better');
    expect(changeOf(counted(900, 100), counted(950, 50))).toBe('worse');
    expect(changeOf(counted(9, 1), counted(8, 2))).toBe('unclear');
    expect(changeOf(counted(10, 0), counted(10, 0))).toBe('unclear');
    expect(changeOf(counted(0, 0), counted(10, 0))).toBeNull();
  });
});
