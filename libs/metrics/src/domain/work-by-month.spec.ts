import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { suppress } from './suppression.js';
import { isWholeMonths, shownWork, type MonthlyWork } from './work-by-month.js';

describe('a period of which work is shown', () => {
  it.each([
    ['2026-01-01', '2026-01-31', '2026-02-02', true],
    ['2025-12-01', '2026-02-28', '2026-03-02', true],
    ['2026-01-01', '2026-01-31', '2026-02-01', false],
    ['2026-01-01', '2026-01-30', '2026-03-01', false],
    ['2026-01-02', '2026-01-31', '2026-03-01', false],
    ['2026-02-01', '2026-02-28', '2026-02-20', false],
  ])('%s to %s, read on %s: %s', (from, to, today, expected) => {
    expect(isWholeMonths(from, to, today)).toBe(expected);
  });
});

const work = (month: string, column: string, people: number, seconds: number): MonthlyWork => ({
  month,
  row: 'r',
  column,
  agents: Array.from({ length: people }, (_, index) => `p${index}`),
  seconds,
});

describe('work of several months', () => {
  it('is not shown where one of them does not show it, so that none can be subtracted', () => {
    const [january, february] = [work('2026-01-01', 'c', 6, 600), work('2026-02-01', 'c', 1, 50)];
    expect(shownWork([january]).total).toBe(600);
    expect(shownWork([february]).total).toBeNull();
    // Together they are six people, whose 650 seconds would show the 50 of the one.
    const both = shownWork([january, february]);
    expect([both.total, both.row('r'), both.cell('r', 'c')]).toEqual([null, null, null]);
  });

  it('counts a month without work as none', () => {
    const both = shownWork([work('2026-01-01', 'c', 6, 600), work('2026-02-01', 'd', 7, 70)]);
    expect([both.cell('r', 'c'), both.cell('r', 'd'), both.row('r'), both.total]).toEqual([600, 70, 670, 670]);
    expect(shownWork([]).total).toBe(0);
  });

  it('is a sum of what the months show, whatever there is', () => {
    const months = ['2026-01-01', '2026-02-01', '2026-03-01'];
    const cell = fc.record({
      month: fc.constantFrom(...months),
      row: fc.constantFrom('r', 's'),
      column: fc.constantFrom('c', 'd'),
      agents: fc.subarray(['a', 'b', 'c', 'd', 'e', 'f', 'g'], { minLength: 1 }),
      seconds: fc.integer({ min: 1, max: 9_999 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(cell, { selector: ({ month, row, column }) => `${month}${row}${column}` }),
        (cells) => {
          const shown = shownWork(cells);
          const alone = months.map((month) => suppress(cells.filter((one) => one.month === month)));
          const totals = alone.map(({ total }) => total);
          expect(shown.total).toBe(
            totals.includes(null) ? null : totals.reduce((so, one) => (so ?? 0) + (one ?? 0), 0),
          );
          for (const { row, column } of cells) {
            const isHidden = alone.some(({ cells: all }) =>
              all.some((one) => one.row === row && one.column === column && one.seconds === null),
            );
            expect(shown.cell(row, column) === null).toBe(isHidden);
          }
        },
      ),
    );
  });
});
