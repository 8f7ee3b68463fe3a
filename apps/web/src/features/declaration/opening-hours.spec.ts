import { describe, expect, it } from '@jest/globals';
import type { CalendarVersionView, CalendarView } from '@desk/contracts';
import { comingDays, daySeconds, versionAfter, versionOn, weekOf } from './opening-hours.js';

const version = (changes: Partial<CalendarVersionView> = {}): CalendarVersionView => ({
  validFrom: '2024-01-01',
  timeZone: 'Europe/Oslo',
  alwaysOpen: false,
  hours: {
    mon: [['07:30', '16:00']],
    tue: [['07:30', '16:00']],
    wed: [['07:30', '16:00']],
    thu: [['07:30', '16:00']],
    fri: [['07:30', '15:00']],
    sat: [],
    sun: [],
  },
  holidayCountry: 'NO',
  specialDays: [],
  ...changes,
});

describe('opening hours', () => {
  it('are said in as few lines as say them', () => {
    expect(weekOf(version()).map(({ from, to, hours }) => [from, to, String(hours)])).toEqual([
      ['mon', 'thu', '07:30,16:00'],
      ['fri', 'fri', '07:30,15:00'],
      ['sat', 'sun', ''],
    ]);
  });

  it('have an ordinary day: the length that most have, across midnight too', () => {
    expect(daySeconds(version())).toBe(8.5 * 3600);
    expect(daySeconds(version({ alwaysOpen: true }))).toBe(86_400);
    const { hours } = version();
    const night: CalendarVersionView['hours'] = { ...hours, sat: [['22:00', '06:00']], sun: [['16:00', '24:00']] };
    for (const day of ['mon', 'tue', 'wed', 'thu', 'fri'] as const) night[day] = [];
    expect(daySeconds(version({ hours: night }))).toBe(8 * 3600);
  });

  it('are those of the version that holds; the next is known to come', () => {
    const later = version({ validFrom: '2027-01-01', alwaysOpen: true });
    const calendar: CalendarView = { key: 'city', name: 'Kontortid', versions: [version(), later] };
    expect(versionOn(calendar, '2023-01-01')?.alwaysOpen).toBe(false);
    expect(versionOn(calendar, '2026-12-31')?.alwaysOpen).toBe(false);
    expect(versionOn(calendar, '2027-01-01')?.alwaysOpen).toBe(true);
    expect(versionAfter(calendar, '2026-12-31')).toBe(later);
    expect(versionAfter(calendar, '2027-01-01')).toBeUndefined();
  });

  it('name the special days to come, the next ones first', () => {
    const day = (date: string) => ({ date, hours: [], name: null });
    const given = version({
      specialDays: [day('2026-12-31'), day('2026-12-24'), day('2025-12-24'), day('2027-12-24')],
    });
    expect(comingDays(given, '2026-12-24', '2027-06-30').map(({ date }) => date)).toEqual(['2026-12-24', '2026-12-31']);
  });
});
