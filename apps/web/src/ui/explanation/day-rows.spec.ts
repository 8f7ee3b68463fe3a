import { describe, expect, it } from '@jest/globals';
import type { ClockMark } from '@desk/contracts';
import fc from 'fast-check';
import { cityTime, nextMidnight } from './city-days.js';
import { cutStretches, dayRows, nowOf, ticksOf, type ShownStretch } from './day-rows.js';

const HOUR = 3_600_000;

/** A stretch in the city's winter time. */
function stretch(from: string, to: string, more: Partial<ShownStretch> = {}): ShownStretch {
  const [begin, end] = [from, to].map((text) => new Date(`${text}+01:00`)) as [Date, Date];
  return {
    from: begin.toISOString(),
    to: end.toISOString(),
    seconds: (end.getTime() - begin.getTime()) / 1000,
    reason: 'counted',
    name: null,
    pendingReason: null,
    expected: false,
    late: false,
    ...more,
  };
}
const closed = { reason: 'outside_hours' as const };
const mark = (at: string, kind: ClockMark['kind']): ClockMark => ({
  at: new Date(`${at}+01:00`).toISOString(),
  kind,
  percent: null,
  targetSeconds: null,
});
/** From Friday to Monday, over a weekend. */
const weekend = [
  stretch('2026-03-06T13:00', '2026-03-06T16:00'),
  stretch('2026-03-06T16:00', '2026-03-09T08:00', closed),
  stretch('2026-03-09T08:00', '2026-03-09T09:30'),
  stretch('2026-03-09T09:30', '2026-03-09T11:00', { expected: true }),
];

describe('a clock day by day', () => {
  it('has a row for each day, one for those alike, and the hours in which something happened', () => {
    const { rows, from, to } = dayRows(weekend, [mark('2026-03-09T11:00', 'due')], weekend[3]?.from ?? null);
    expect(
      rows.map(({ date, lastDate, days, usedSeconds, expectedSeconds }) => [
        date,
        lastDate,
        days,
        usedSeconds,
        expectedSeconds,
      ]),
    ).toEqual([
      ['2026-03-06', '2026-03-06', 1, 3 * 3600, 0],
      ['2026-03-07', '2026-03-08', 2, 0, 0],
      ['2026-03-09', '2026-03-09', 1, 5400, 5400],
    ]);
    expect([from, to]).toEqual([8 * 60, 16 * 60]);
    expect(rows[2]?.pieces.map((piece) => [piece.from, piece.to, piece.reason])).toEqual([
      [0, 480, 'outside_hours'],
      [480, 570, 'counted'],
      [570, 660, 'counted'],
    ]);
    expect(rows[2]?.marks.map(({ minute, kind }) => [minute, kind])).toEqual([
      [660, 'due'],
      [570, 'now'],
    ]);
  });

  it('keeps a day of its own where something is marked, and what is due at midnight on the day that ends', () => {
    const always = [stretch('2026-03-02T00:00', '2026-03-05T00:00')];
    const { rows } = dayRows(always, [mark('2026-03-05T00:00', 'breached')], null);
    expect(rows.map(({ date, marks }) => [date, marks.map(({ minute }) => minute)])).toEqual([
      ['2026-03-02', []],
      ['2026-03-03', []],
      ['2026-03-04', [1440]],
    ]);
  });

  it('joins days that counted alike only when there are too many to see at a glance', () => {
    const long = [stretch('2026-03-02T00:00', '2026-03-20T00:00')];
    expect(dayRows(long, [], null).rows).toMatchObject([{ days: 18, alike: 18, usedSeconds: 24 * 3600 }]);
    expect(dayRows([stretch('2026-03-02T00:00', '2026-03-10T00:00')], [], null).rows).toHaveLength(8);
  });

  it('then lets them stand together over the weekends between them, but not over a holiday', () => {
    const wait = { reason: 'waiting' as const, pendingReason: 'user' as const };
    const days = Array.from({ length: 28 }, (_, index) =>
      new Date(Date.UTC(2026, 1, 2 + index)).toISOString().slice(0, 10),
    );
    const stretches = days.flatMap((date, index) => {
      if (index === 16) return [stretch(`${date}T00:00`, `${date}T24:00`, { reason: 'holiday', name: 'Fridag' })];
      if (index % 7 > 4) return [stretch(`${date}T00:00`, `${date}T24:00`, closed)];
      return [
        stretch(`${date}T00:00`, `${date}T08:00`, closed),
        stretch(`${date}T08:00`, `${date}T16:00`, index === 0 ? {} : wait),
        stretch(`${date}T16:00`, `${date}T24:00`, closed),
      ];
    });
    const { rows } = dayRows(stretches, [], null);
    expect(rows.map(({ date, lastDate, days, alike }) => [date, lastDate, days, alike])).toEqual([
      ['2026-02-02', '2026-02-02', 1, 1],
      ['2026-02-03', '2026-02-17', 15, 11],
      ['2026-02-18', '2026-02-18', 1, 1],
      ['2026-02-19', '2026-03-01', 11, 7],
    ]);
  });

  it('knows days of 23 and 25 hours', () => {
    const spring = Date.parse('2026-03-28T23:00:00Z');
    expect((nextMidnight(spring) - spring) / HOUR).toBe(23);
    const autumn = Date.parse('2026-10-24T22:00:00Z');
    expect((nextMidnight(autumn) - autumn) / HOUR).toBe(25);
    expect(cityTime(autumn + 25 * HOUR)).toEqual({ date: '2026-10-26', minute: 0 });
  });

  it('loses no day and no counted second, whatever the days', () => {
    const instants = fc.integer({ min: Date.UTC(2025, 9, 1), max: Date.UTC(2026, 11, 1) });
    fc.assert(
      fc.property(
        instants,
        fc.array(fc.integer({ min: 1, max: 80 * HOUR }), { minLength: 1, maxLength: 8 }),
        (start, lengths) => {
          let at = start;
          const stretches = lengths.map((length, index): ShownStretch => {
            const [from, to] = [at, (at += length)];
            return {
              ...stretch('2026-03-02T00:00', '2026-03-02T00:00', index % 2 ? closed : {}),
              from: new Date(from).toISOString(),
              to: new Date(to).toISOString(),
            };
          });
          const { rows, from, to } = dayRows(stretches, [], null);
          const counted = stretches
            .filter(({ reason }) => reason === 'counted')
            .reduce((sum, one) => sum + (Date.parse(one.to) - Date.parse(one.from)) / 1000, 0);
          const shown = rows.reduce((sum, { alike, usedSeconds }) => sum + alike * usedSeconds, 0);
          expect(shown).toBeCloseTo(counted, 3);
          const days = (Date.parse(cityTime(at - 1).date) - Date.parse(cityTime(start).date)) / (24 * HOUR) + 1;
          expect(rows.reduce((sum, row) => sum + row.days, 0)).toBe(days);
          expect(from).toBeLessThan(to);
          for (const { pieces } of rows) {
            for (const piece of pieces) expect(piece.from).toBeLessThanOrEqual(piece.to);
          }
        },
      ),
    );
  });

  it('cuts stretches where something is marked, and tells what counted after the deadline', () => {
    const [friday] = weekend as [ShownStretch];
    const moments = [mark('2026-03-06T14:00', 'warned'), mark('2026-03-06T16:00', 'stopped')].map(({ at }) => at);
    const breachedAt = mark('2026-03-06T15:00', 'breached').at;
    const parts = cutStretches(weekend, moments, breachedAt);
    expect(parts.map(({ seconds, reason, late }) => [seconds, reason, late])).toEqual([
      [3600, 'counted', false],
      [3600, 'counted', false],
      [3600, 'counted', true],
      [64 * 3600, 'outside_hours', false],
      [5400, 'counted', true],
      [5400, 'counted', true],
    ]);
    expect(parts[0]?.from).toBe(friday.from);
    expect(parts.slice(1).map(({ from }) => from)).toEqual(parts.slice(0, -1).map(({ to }) => to));
    expect(cutStretches(weekend, [], null)).toEqual(weekend);
  });

  it('labels round hours', () => {
    expect(ticksOf({ from: 480, to: 960 }, 9)).toEqual([480, 540, 600, 660, 720, 780, 840, 900, 960]);
    expect(ticksOf({ from: 480, to: 960 }, 5)).toEqual([480, 600, 720, 840, 960]);
    expect(ticksOf({ from: 0, to: 1440 }, 9)).toEqual([0, 180, 360, 540, 720, 900, 1080, 1260, 1440]);
    expect(ticksOf({ from: 600, to: 660 }, 5)).toEqual([600, 615, 630, 645, 660]);
  });

  it('finds the present between what was and what is to come', () => {
    expect(nowOf(weekend, true)).toBe(weekend[3]?.from);
    expect(nowOf(weekend.slice(0, 3), true)).toBe(weekend[2]?.to);
    expect(nowOf(weekend.slice(0, 3), false)).toBeNull();
  });
});
