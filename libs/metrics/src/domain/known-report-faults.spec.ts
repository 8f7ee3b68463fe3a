import { knownReportFaults } from './known-report-faults.js';

const faults = (from: string, to: string, knownOn: string) =>
  knownReportFaults({ from, to, knownOn }, '2026-03-20').map(({ pointer, code, values }) => [pointer, code, values]);

describe('a report as known on a day', () => {
  it('is of a day that has come, and not before the period begins', () => {
    expect(faults('2026-01-01', '2026-01-31', '2026-03-20')).toEqual([]);
    expect(faults('2026-01-01', '2026-01-31', '2026-01-01')).toEqual([]);
    expect(faults('2026-01-01', '2026-01-31', '2026-03-21')).toEqual([
      ['/knownOn', 'too_large', { most: '2026-03-20' }],
    ]);
    expect(faults('2026-01-01', '2026-01-31', '2025-12-31')).toEqual([
      ['/knownOn', 'too_small', { least: '2026-01-01' }],
    ]);
  });

  it('is of a period of days that exist, and of five years at most', () => {
    expect(faults('2026-02-30', '2026-1-1', '')).toEqual([
      ['/from', 'not_a_date', undefined],
      ['/to', 'not_a_date', undefined],
      ['/knownOn', 'not_a_date', undefined],
    ]);
    expect(faults('2026-02-02', '2026-02-01', '2026-03-01')).toEqual([['/to', 'too_small', { least: '2026-02-02' }]]);
    expect(faults('2020-02-29', '2025-02-28', '2026-03-01')).toEqual([]);
    expect(faults('2020-02-29', '2025-03-01', '2026-03-01')).toEqual([['/to', 'too_large', { most: '2025-02-28' }]]);
  });
});
