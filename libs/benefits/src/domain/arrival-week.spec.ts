import { arrivalWeek, QUARTERS_A_DAY, type ArrivalCell } from './arrival-week.js';
import { cityDays } from './city-days.js';

const timeZone = 'Europe/Oslo';
/** Open on working days, but for those named. */
const days = (from: string, to: string, closed: readonly string[] = []) => {
  const shut = closed.map((day) => Date.parse(`${day}T12:00Z`));
  return cityDays({ from, to, timeZone }, (begin, end) =>
    shut.some((noon) => noon > begin && noon < end) ? 0 : 30_600_000,
  );
};
const each = (list: ReturnType<typeof days>, quarter: number, web: number): ArrivalCell[] =>
  list.map(({ day }) => ({ day, quarter, web, calls: 0 }));
const sum = (week: Float64Array, weekday: number) =>
  week.slice((weekday - 1) * QUARTERS_A_DAY, weekday * QUARTERS_A_DAY).reduce((so, one) => so + one, 0);

describe('arrivalWeek', () => {
  it('is the mean of the days of each weekday, spread over the neighbours, without what was closed', () => {
    const known = days('2026-11-02', '2026-11-29', ['2026-11-11']);
    const cells = each(known, 40, 6).map((cell) => (cell.day === '2026-11-11' ? { ...cell, web: 1 } : cell));
    const week = arrivalWeek(cells, known);
    for (const weekday of [1, 2, 3, 4, 5]) expect(sum(week.web, weekday)).toBeCloseTo(6, 9);
    expect(week.web[40]).toBeCloseTo(2, 9);
    expect(week.web[38]).toBeCloseTo(6 / 9, 9);
    expect(week.workingDays).toBe(19);
    expect(week.dispersion).toBe(1);
    // At the edge of a day nothing goes to the next.
    expect(sum(arrivalWeek(each(known, 95, 9), known).web, 2)).toBeCloseTo(9, 9);
  });

  it('divides by how often a quarter hour was: not at all in the spring night, twice in the autumn one', () => {
    const spring = days('2026-03-23', '2026-03-29');
    expect([...(spring[6]?.occurred.slice(6, 14) ?? [])]).toEqual([1, 1, 0, 0, 0, 0, 1, 1]);
    const autumn = days('2026-10-19', '2026-10-25');
    expect([...(autumn[6]?.occurred.slice(6, 14) ?? [])]).toEqual([1, 1, 2, 2, 2, 2, 1, 1]);
    expect(autumn[6] && (autumn[6].to - autumn[6].from) / 3_600_000).toBe(25);
    // Ten in the hour that was twice are five for an hour.
    const week = arrivalWeek([{ day: '2026-10-25', quarter: 9, web: 10, calls: 4 }], autumn);
    expect(sum(week.web, 7)).toBeCloseTo(5, 9);
    expect(sum(week.calls, 7)).toBeCloseTo(2, 9);
  });

  it('takes the mean of the others for a working day that was never there, and tells days that differ from chance', () => {
    const known = days('2026-11-02', '2026-11-05');
    expect(sum(arrivalWeek(each(known, 40, 6), known).web, 5)).toBeCloseTo(6, 9);
    const many = days('2026-09-07', '2026-11-29');
    const wild = arrivalWeek(
      many.map(({ day }, n) => ({ day, quarter: 40, web: n % 14 < 7 ? 60 : 140, calls: 0 })),
      many,
    );
    expect(wild.dispersion).toBeGreaterThan(14);
    expect(arrivalWeek([], []).dispersion).toBe(1);
  });
});
