import { USE_BOUNDS } from '@desk/contracts';
import type { SlaUseReport } from '@desk/contracts';
import { describe, expect, it } from '@jest/globals';
import { causesOf, hoursOfDay, levelOf, openOf, worstHours } from './near-misses.js';

const report: SlaUseReport = {
  bounds: [...USE_BOUNDS],
  items: [{ target: 'resolution', counts: [...USE_BOUNDS.map((bound) => bound / 10), 99], open: 7 }],
};

describe('near misses', () => {
  it('leave out what has not ended', () => {
    expect([openOf(report, 'resolution'), openOf(report, 'next_update')]).toEqual([7, 0]);
  });
});

describe('hours of the week', () => {
  const hour = (weekday: number, at: number, missed: number, counted: number) => ({
    weekday,
    hour: at,
    missed,
    counted,
  });

  it('are worst where most was missed, then where the larger share was', () => {
    const week = [hour(1, 9, 2, 10), hour(2, 9, 0, 50), hour(3, 9, 2, 4), hour(4, 9, 5, 100)];
    expect(worstHours(week, 3).map(({ weekday }) => weekday)).toEqual([4, 3, 1]);
    expect(worstHours(week, 1)).toHaveLength(1);
  });

  it('are shown from the first to the last that counts', () => {
    expect(hoursOfDay([hour(1, 15, 0, 1), hour(5, 12, 1, 1)])).toEqual([12, 13, 14, 15]);
    expect(hoursOfDay([])).toEqual([]);
  });

  it('stand out in quarters of the highest', () => {
    expect([0, 1, 25, 26, 75, 76, 100].map((missed) => levelOf(missed, 100))).toEqual([0, 1, 1, 2, 3, 4, 4]);
  });
});

describe('causes', () => {
  it('begin with the most frequent', () => {
    const items = [
      { target: 'resolution' as const, cause: 'waiting_in_queue' as const, missed: 2 },
      { target: 'next_update' as const, cause: 'with_agent' as const, missed: 9 },
      { target: 'resolution' as const, cause: 'in_second_line' as const, missed: 5 },
    ];
    expect(causesOf({ items }, 'resolution').map(({ missed }) => missed)).toEqual([5, 2]);
  });
});
