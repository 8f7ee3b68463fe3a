import { reportPeriod } from './report-period.js';

describe('reportPeriod', () => {
  it.each([
    ['2026-01-01', '2026-03-31', '2026-01-01', '2026-04-01'],
    ['2026-01-02', '2026-03-30', '2026-02-01', '2026-03-01'],
    ['2026-01-31', '2026-02-28', '2026-02-01', '2026-03-01'],
    ['2026-12-01', '2026-12-31', '2026-12-01', '2027-01-01'],
  ])('finds the whole months of %s to %s', (from, to, monthsFrom, monthsTo) => {
    expect(reportPeriod(from, to)).toEqual({ from, to, monthsFrom, monthsTo });
  });

  it.each([
    ['2026-01-02', '2026-01-31'],
    ['2026-01-01', '2026-01-30'],
    ['2026-01-15', '2026-02-15'],
    ['2026-01-05', '2026-01-05'],
  ])('finds none in %s to %s', (from, to) => {
    expect(reportPeriod(from, to)).toEqual({ from, to, monthsFrom: from, monthsTo: from });
  });
});
