import { describe, expect, it } from '@jest/globals';
import { pastPeriodFaults } from './past-period.js';

const TODAY = '2026-03-02';
const faults = (from: string, to: string) =>
  pastPeriodFaults(from, to, TODAY).map(({ pointer, code, values }) => [pointer, code, values]);

describe('the period of a preview', () => {
  it('is one day at least and 400 at most, today included', () => {
    expect(faults(TODAY, TODAY)).toEqual([]);
    expect(faults('2025-01-27', TODAY)).toEqual([]);
    expect(faults('2025-01-26', TODAY)).toEqual([['/from', 'too_small', { least: '2025-01-27' }]]);
    expect(faults('2024-02-29', '2025-04-03')).toEqual([]);
    expect(faults('2024-02-28', '2025-04-03')).toEqual([['/from', 'too_small', { least: '2024-02-29' }]]);
  });

  it('ends today, and not before it begins', () => {
    expect(faults(TODAY, '2026-03-03')).toEqual([['/to', 'too_large', { most: TODAY }]]);
    expect(faults('2026-03-02', '2026-03-01')).toEqual([['/to', 'too_small', { least: '2026-03-02' }]]);
  });

  it('is of days that exist', () => {
    expect(faults('2026-02-30', '2026-1-1')).toEqual([
      ['/from', 'not_a_date', undefined],
      ['/to', 'not_a_date', undefined],
    ]);
    expect(faults('2026-02-01T00:00:00Z', TODAY)).toEqual([['/from', 'not_a_date', undefined]]);
    expect(faults('', TODAY)).toEqual([['/from', 'not_a_date', undefined]]);
  });
});
