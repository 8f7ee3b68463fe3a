import { describe, expect, it } from '@jest/globals';
import { RELATIVE_PERIODS } from '@desk/contracts';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { lastDue, nextDue, type RhythmOf } from './due.js';
import { periodOn } from './relative-period.js';

const OSLO = 'Europe/Oslo';
const workday = (day: Temporal.PlainDate) => day.dayOfWeek <= 5 && !(day.month === 1 && day.day === 1);
const instants = fc
  .integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2030, 11, 31) / 60_000 })
  .map((minute) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000));
const rhythms: fc.Arbitrary<RhythmOf> = fc.oneof(
  fc.record({
    rhythm: fc.constant('weekly' as const),
    weekday: fc.integer({ min: 1, max: 7 }),
    hour: fc.integer({ min: 0, max: 23 }),
  }),
  fc.record({
    rhythm: fc.constant('monthly' as const),
    weekday: fc.constant(null),
    hour: fc.integer({ min: 0, max: 23 }),
  }),
);
const zoned = (at: Temporal.Instant) => at.toZonedDateTimeISO(OSLO);

describe('when a report falls due', () => {
  it('is on its weekday, or the first working day of the month, at its hour of the city’s clock', () => {
    fc.assert(
      fc.property(rhythms, instants, (rhythm, after) => {
        const next = nextDue(rhythm, after, workday);
        if (next === null) throw new Error('never due');
        expect(Temporal.Instant.compare(next, after)).toBe(1);
        const at = zoned(next);
        if (rhythm.rhythm === 'weekly') expect(at.dayOfWeek).toBe(rhythm.weekday);
        else {
          expect(workday(at.toPlainDate())).toBe(true);
          for (let day = 1; day < at.day; day += 1) expect(workday(at.toPlainDate().with({ day }))).toBe(false);
        }
        // The night to summer time has no hour 2.
        expect([rhythm.hour, rhythm.hour === 2 ? 3 : rhythm.hour]).toContain(at.hour);
        expect(at.minute).toBe(0);
        expect(next.until(after.add({ hours: 24 * 40 })).sign).toBe(1);
      }),
    );
  });

  it('comes once for each time, and of what was slept through the last one alone', () => {
    fc.assert(
      fc.property(rhythms, instants, fc.integer({ min: 0, max: 400 * 24 }), (rhythm, start, hours) => {
        const known = nextDue(rhythm, start, workday);
        if (known === null) throw new Error('never due');
        const now = known.add({ hours });
        const { due, next } = lastDue(rhythm, known, now, workday);
        expect(Temporal.Instant.compare(due, now)).not.toBe(1);
        expect(next && Temporal.Instant.compare(next, now)).toBe(1);
        expect(nextDue(rhythm, due, workday)?.equals(next ?? now)).toBe(true);
      }),
    );
  });

  it('passes over a calendar without a working day', () => {
    expect(
      nextDue({ rhythm: 'monthly', weekday: null, hour: 7 }, Temporal.Instant.from('2026-01-01T00:00Z'), () => false),
    ).toBeNull();
  });
});

describe('a relative period', () => {
  it('is whole days that are over, and never empty', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RELATIVE_PERIODS), instants, (period, at) => {
        const day = zoned(at).toPlainDate();
        const { from, to } = periodOn(period, day);
        expect(from <= to).toBe(true);
        expect(to < day.toString()).toBe(true);
      }),
    );
  });

  it('is what one says it is, also at the turn of the year and in a year of 53 weeks', () => {
    const on = (period: (typeof RELATIVE_PERIODS)[number], day: string) => {
      const { from, to } = periodOn(period, Temporal.PlainDate.from(day));
      return `${from} ${to}`;
    };
    expect(on('last_week', '2027-01-04')).toBe('2026-12-28 2027-01-03');
    expect(on('last_month', '2027-01-04')).toBe('2026-12-01 2026-12-31');
    expect(on('last_three_months', '2027-02-28')).toBe('2026-11-01 2027-01-31');
    expect(on('this_month', '2027-03-01')).toBe('2027-02-01 2027-02-28');
    expect(on('this_year', '2027-01-01')).toBe('2026-01-01 2026-12-31');
    expect(on('this_year', '2027-01-02')).toBe('2027-01-01 2027-01-01');
    expect(on('last_year', '2027-06-01')).toBe('2026-01-01 2026-12-31');
  });
});
