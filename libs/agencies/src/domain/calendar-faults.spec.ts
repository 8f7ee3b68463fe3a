import type { FieldError } from '@desk/contracts';
import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { CLOSED_WEEK, type CalendarVersion, type NationalHolidays } from './calendar-definition.js';
import { calendarFaults, earliestChange } from './calendar-faults.js';

const holidays: NationalHolidays = (_country, year) => [{ date: `${year}-05-17`, name: 'Grunnlovsdagen' }];
const version = (changes: Partial<CalendarVersion> = {}): CalendarVersion => ({
  validFrom: '2027-01-01',
  timeZone: 'Europe/Oslo',
  alwaysOpen: false,
  hours: { ...CLOSED_WEEK, mon: [['08:00', '16:00']] },
  holidayCountry: 'NO',
  specialDays: [],
  ...changes,
});
const faults = (changes: Partial<CalendarVersion>, earliest: string | null = null): readonly FieldError[] =>
  calendarFaults(version(changes), {
    earliest,
    isHolidayCountry: (country) => country === 'NO',
    nationalHolidays: holidays,
  });
const named = (changes: Partial<CalendarVersion>, earliest: string | null = null) =>
  faults(changes, earliest).map(({ pointer, code, values }) => [pointer, code, ...Object.values(values ?? {})]);
const week = (hours: Partial<CalendarVersion['hours']>) => ({ hours: { ...CLOSED_WEEK, ...hours } });
const day = (date: string, ...hours: CalendarVersion['specialDays'][number]['hours']) => ({ date, hours, name: null });

describe('a version of a calendar', () => {
  it('is in order with several intervals, nights, touching hours, 24:00, part days, and day and night', () => {
    for (const changes of [
      {},
      week({
        mon: [
          ['08:00', '11:30'],
          ['12:00', '16:00'],
          ['16:00', '24:00'],
        ],
        tue: [['00:00', '01:00']],
      }),
      week({
        sun: [['22:00', '06:00']],
        mon: [
          ['06:00', '08:00'],
          ['22:00', '06:00'],
        ],
      }),
      { alwaysOpen: true, ...week({}) },
      { specialDays: [day('2027-12-24', ['08:00', '12:00']), day('2027-12-31')] },
      { timeZone: 'Australia/Lord_Howe', holidayCountry: null },
    ] satisfies Partial<CalendarVersion>[])
      expect(faults(changes)).toEqual([]);
  });

  it.each<[Partial<CalendarVersion>, readonly (readonly (string | number)[])[]]>([
    [week({ mon: [['25:00', '16:00']] }), [['/hours/mon/0/0', 'not_a_time', '25:00']]],
    [week({ mon: [['08:00', '16:60']] }), [['/hours/mon/0/1', 'not_a_time', '16:60']]],
    [week({ mon: [['24:00', '08:00']] }), [['/hours/mon/0/0', 'not_a_time', '24:00']]],
    [
      week({ mon: [['8', '16']] }),
      [
        ['/hours/mon/0/0', 'not_a_time', '8'],
        ['/hours/mon/0/1', 'not_a_time', '16'],
      ],
    ],
    [week({ tue: [['08:00', '08:00']] }), [['/hours/tue/0', 'not_an_interval']]],
    [
      week({
        mon: [
          ['08:00', '12:00'],
          ['11:00', '16:00'],
        ],
      }),
      [['/hours/mon/1', 'overlapping_hours', '08:00–12:00', 'mon']],
    ],
    [
      week({
        mon: [
          ['11:00', '16:00'],
          ['08:00', '12:00'],
        ],
      }),
      [['/hours/mon/0', 'overlapping_hours', '08:00–12:00', 'mon']],
    ],
    [
      week({
        mon: [
          ['08:00', '16:00'],
          ['09:00', '10:00'],
          ['15:00', '17:00'],
        ],
      }),
      [
        ['/hours/mon/1', 'overlapping_hours', '08:00–16:00', 'mon'],
        ['/hours/mon/2', 'overlapping_hours', '08:00–16:00', 'mon'],
      ],
    ],
    [
      week({ mon: [['22:00', '06:00']], tue: [['05:00', '09:00']] }),
      [['/hours/tue/0', 'overlapping_hours', '22:00–06:00', 'mon']],
    ],
    [
      week({ sun: [['22:00', '06:00']], mon: [['05:59', '09:00']] }),
      [['/hours/mon/0', 'overlapping_hours', '22:00–06:00', 'sun']],
    ],
    [{ timeZone: 'Europe/Christiania' }, [['/timeZone', 'not_a_time_zone', 'Europe/Christiania']]],
    [{ timeZone: 'europe/oslo' }, [['/timeZone', 'not_a_time_zone', 'europe/oslo']]],
    [{ timeZone: '+01:00' }, [['/timeZone', 'not_a_time_zone', '+01:00']]],
    [{ holidayCountry: 'ZZ' }, [['/holidayCountry', 'unknown_country', 'ZZ']]],
    [{ validFrom: '2027-02-29' }, [['/validFrom', 'not_a_date']]],
    [{ validFrom: '1969-12-31' }, [['/validFrom', 'not_a_date']]],
    [{ specialDays: [day('2027-02-30')] }, [['/specialDays/0/date', 'not_a_date']]],
    [{ specialDays: [day('2027-12-24'), day('2027-12-24')] }, [['/specialDays/1/date', 'twice']]],
    [{ specialDays: [{ ...day('2027-12-24'), name: 'x'.repeat(101) }] }, [['/specialDays/0/name', 'too_long', 100]]],
    [
      { specialDays: [day('2027-12-24', ['08:00', '12:00'], ['11:00', '11:30'])] },
      [['/specialDays/0/hours/1', 'overlapping_hours', '08:00–12:00', '2027-12-24']],
    ],
    // The night of a Sunday runs into Monday's ordinary hours …
    [
      { specialDays: [day('2027-12-26', ['22:00', '09:00'])] },
      [['/specialDays/0/hours/0', 'overlapping_hours', '08:00–16:00', 'mon']],
    ],
    [{ ...week({}) }, [['/hours', 'never_open']]],
    [{ ...week({}), specialDays: [day('2028-02-01', ['08:00', '16:00'])] }, [['/hours', 'never_open']]],
  ])('%j has its faults at their fields', (changes, expected) => {
    expect(named(changes)).toEqual(expected);
  });

  it('may let a night run towards a holiday or special day, which cut it', () => {
    const before = { ...week({ mon: [['08:00', '16:00']], sun: [['08:00', '16:00']] }) };
    expect(named({ ...before, specialDays: [day('2027-05-16', ['22:00', '09:00'])] })).toEqual([]);
    const both = [day('2027-12-26', ['22:00', '09:00']), day('2027-12-27', ['08:00', '12:00'])];
    expect(named({ ...before, specialDays: both })).toEqual([]);
  });

  it('begins on the first date that is still ahead, or later', () => {
    expect(named({ validFrom: '2027-03-02' }, '2027-03-03')).toEqual([['/validFrom', 'date_not_ahead', '2027-03-03']]);
    expect(named({ validFrom: '2027-03-03' }, '2027-03-03')).toEqual([]);
  });
});

describe('the first date for a change', () => {
  const newest = version({ validFrom: '2020-01-01' });
  const first = (at: string, from = newest, zone = 'Europe/Oslo') =>
    earliestChange(Temporal.Instant.from(at), from, zone);

  it('is tomorrow in the city, and after the newest version', () => {
    expect(first('2026-03-02T08:00:00Z')).toBe('2026-03-03');
    expect(first('2026-03-02T22:50:00Z')).toBe('2026-03-03');
    expect(first('2026-03-02T23:10:00Z')).toBe('2026-03-04');
    expect(first('2026-03-02T08:00:00Z', version({ validFrom: '2026-05-01' }))).toBe('2026-05-02');
  });

  it('leaves time for every process to read it before it holds', () => {
    expect(first('2026-03-02T22:57:59Z')).toBe('2026-03-03');
    expect(first('2026-03-02T22:58:00Z')).toBe('2026-03-04');
  });

  it('lies ahead in the zone before and in the zone after as well', () => {
    expect(first('2026-03-02T16:00:00Z', newest, 'Asia/Tokyo')).toBe('2026-03-04');
    expect(first('2026-03-02T16:00:00Z', { ...newest, timeZone: 'Pacific/Kiritimati' })).toBe('2026-03-04');
    expect(first('2026-03-02T16:00:00Z', newest, 'America/New_York')).toBe('2026-03-03');
    expect(first('2026-03-02T16:00:00Z', newest, 'Nowhere')).toBe('2026-03-03');
  });
});
