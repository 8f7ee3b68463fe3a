import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import {
  CalendarError,
  CLOSED_WEEK,
  type CalendarVersion,
  type NationalHolidays,
  type OpenInterval,
} from './calendar-definition.js';
import {
  addWorkingTime,
  compileCalendar,
  isOpen,
  nextClosing,
  nextOpening,
  subtractWorkingTime,
  workingTimeBetween,
  type CompiledCalendar,
} from './calendar.js';
import { addWorkingDays, endOfWorkingDay, subtractWorkingDays } from './working-days.js';

const HOUR = 3_600_000;
const at = (local: string, zone = 'Europe/Oslo'): Temporal.Instant =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();
const local = (instant: Temporal.Instant): string =>
  instant.toZonedDateTimeISO('Europe/Oslo').toPlainDateTime().toString();
const weekdays = (...hours: OpenInterval[]): CalendarVersion['hours'] => ({
  ...CLOSED_WEEK,
  mon: hours,
  tue: hours,
  wed: hours,
  thu: hours,
  fri: hours,
});
const version = (changes: Partial<CalendarVersion> = {}): CalendarVersion => ({
  validFrom: '2020-01-01',
  timeZone: 'Europe/Oslo',
  alwaysOpen: false,
  hours: weekdays(['08:00', '16:00']),
  holidayCountry: null,
  specialDays: [],
  ...changes,
});
const constitutionDay: NationalHolidays = (_country, year) => [{ date: `${year}-05-17`, name: 'Grunnlovsdagen' }];
const calendar = (...versions: Partial<CalendarVersion>[]) =>
  compileCalendar({ id: 'office', versions: versions.map(version) }, constitutionDay);

describe('working time', () => {
  it('is due at closing when it is used up exactly then', () => {
    const office = calendar({});
    expect(local(addWorkingTime(office, at('2026-03-06T14:00'), 2 * HOUR))).toBe('2026-03-06T16:00:00');
    expect(local(addWorkingTime(office, at('2026-03-06T14:00'), 2 * HOUR + 1))).toBe('2026-03-09T08:00:00.001');
    expect(isOpen(office, at('2026-03-06T16:00'))).toBe(false);
    expect(isOpen(office, at('2026-03-06T08:00'))).toBe(true);
  });

  it('is counted back to the opening when it fills the day exactly', () => {
    const office = calendar({});
    const back = (from: string, hours: number) => local(subtractWorkingTime(office, at(from), hours * HOUR));
    expect(back('2026-03-06T16:00', 8)).toBe('2026-03-06T08:00:00');
    expect(back('2026-03-09T09:00', 2)).toBe('2026-03-06T15:00:00');
    expect(back('2026-03-07T09:00', 1)).toBe('2026-03-06T15:00:00');
    expect([back('2026-03-07T09:00', 0), back('2026-03-06T09:00', 0)]).toEqual([
      '2026-03-06T16:00:00',
      '2026-03-06T09:00:00',
    ]);
    expect(back('2026-01-01T09:00', 8 * 261)).toBe('2025-01-01T09:00:00');
    const never = calendar({ hours: CLOSED_WEEK });
    expect(() => subtractWorkingTime(never, at('2026-03-06T14:00'), HOUR)).toThrow('no working time');
    expect(() => subtractWorkingTime(office, at('1971-03-06T14:00'), 9000 * HOUR)).toThrow('no answer');
  });

  it('closes on holidays, and keeps special hours even on a holiday', () => {
    const office = calendar({
      holidayCountry: 'NO',
      specialDays: [
        { date: '2026-12-24', hours: [['08:00', '12:00']], name: 'Julaften' },
        { date: '2027-05-17', hours: [['10:00', '11:00']], name: null },
      ],
    });
    const day = (date: string): number =>
      workingTimeBetween(office, at(`${date}T00:00`), at(`${date}T00:00`).add({ hours: 24 })) / HOUR;
    expect([day('2024-05-17'), day('2026-12-24'), day('2027-05-17'), day('2026-12-23')]).toEqual([0, 4, 1, 8]);
  });

  it('works over midnight; a holiday is closed from midnight to midnight', () => {
    const nights = calendar({ hours: weekdays(['22:00', '06:00']), holidayCountry: 'NO' });
    // 17 May 2024 is a Friday: Thursday's night ends at midnight, Friday's does not begin.
    expect(local(nextClosing(nights, at('2024-05-16T23:00')))).toBe('2024-05-17T00:00:00');
    expect(local(nextOpening(nights, at('2024-05-17T01:00')))).toBe('2024-05-20T22:00:00');
    expect(local(nextClosing(nights, at('2024-05-23T23:00')))).toBe('2024-05-24T06:00:00');
  });

  it('works through New Year’s night as through any other', () => {
    const nights = calendar({ hours: weekdays(['22:00', '06:00']) });
    expect(workingTimeBetween(nights, at('2025-12-31T12:00'), at('2026-01-01T12:00'))).toBe(8 * HOUR);
    expect(local(addWorkingTime(nights, at('2026-01-01T03:00'), HOUR))).toBe('2026-01-01T04:00:00');
  });

  it('counts real hours when the clocks change', () => {
    const dayAndNight = calendar({
      hours: weekdays(),
      specialDays: [{ date: '2026-03-29', hours: [['00:00', '24:00']], name: null }],
    });
    expect(workingTimeBetween(dayAndNight, at('2026-03-28T00:00'), at('2026-03-31T00:00'))).toBe(23 * HOUR);
    const inTheGap = calendar({ hours: { ...CLOSED_WEEK, sun: [['02:30', '05:00']] } });
    expect(workingTimeBetween(inTheGap, at('2026-03-29T00:00'), at('2026-03-30T00:00'))).toBe(2 * HOUR);
    const shownTwice = calendar({ hours: { ...CLOSED_WEEK, sun: [['01:00', '05:00']] } });
    expect(workingTimeBetween(shownTwice, at('2026-10-25T00:00'), at('2026-10-26T00:00'))).toBe(5 * HOUR);
  });

  it('begins a day whose midnight is skipped when the clocks have changed', () => {
    const tehran = calendar({ timeZone: 'Asia/Tehran', hours: weekdays(['00:00', '24:00']) });
    expect(nextOpening(tehran, at('2016-03-20T12:00', 'Asia/Tehran')).toString()).toBe('2016-03-20T20:30:00Z');
  });

  it('runs day and night through holidays when always open', () => {
    const always = calendar({ alwaysOpen: true, holidayCountry: 'NO' });
    expect(local(addWorkingTime(always, at('2026-05-16T12:00'), 48 * HOUR))).toBe('2026-05-18T12:00:00');
    expect(local(nextOpening(always, at('2026-05-17T12:00')))).toBe('2026-05-17T12:00:00');
    expect(() => nextClosing(always, at('2026-05-17T12:00'))).toThrow(CalendarError);
  });

  it('changes its hours on the date of a new version, and the first version holds before its date', () => {
    const office = calendar({}, { validFrom: '2026-06-01', hours: weekdays(['09:00', '15:00']) });
    expect(local(nextOpening(office, at('2026-05-29T17:00')))).toBe('2026-06-01T09:00:00');
    expect(local(nextOpening(office, at('2012-05-29T07:00')))).toBe('2012-05-29T08:00:00');
    expect(workingTimeBetween(office, at('2026-05-29T00:00'), at('2026-06-02T00:00'))).toBe(14 * HOUR);
  });

  it('joins intervals that overlap or touch', () => {
    const office = calendar({ hours: weekdays(['08:00', '12:00'], ['11:00', '16:00'], ['16:00', '17:00']) });
    expect(local(nextClosing(office, at('2026-03-06T09:00')))).toBe('2026-03-06T17:00:00');
    expect(workingTimeBetween(office, at('2026-03-06T00:00'), at('2026-03-07T00:00'))).toBe(9 * HOUR);
  });

  it('says that a calendar without working time has none', () => {
    const never = calendar({
      hours: CLOSED_WEEK,
      specialDays: [{ date: '2028-02-01', hours: [['08:00', '16:00']], name: null }],
    });
    expect(local(addWorkingTime(never, at('2026-03-06T14:00'), 2 * HOUR))).toBe('2028-02-01T10:00:00');
    expect(() => addWorkingTime(never, at('2026-03-06T14:00'), 9 * HOUR)).toThrow('no working time');
    expect(() => nextOpening(never, at('2028-02-01T16:00'))).toThrow('no working time');
    expect(workingTimeBetween(never, at('2026-03-06T14:00'), at('2027-03-06T14:00'))).toBe(0);
  });

  it.each([
    [{ timeZone: 'Europe/Christiania' }, 'time zone'],
    [{ hours: weekdays(['24:00', '08:00']) }, 'interval'],
    [{ hours: weekdays(['08:00', '08:00']) }, 'interval'],
    [{ hours: weekdays(['8', '16']) }, 'interval'],
    [{ validFrom: '2026-02-30' }, 'not a date'],
    [{ specialDays: [{ date: '17.05.2026', hours: [], name: null }] }, 'not a date'],
  ])('refuses %j', (changes: Partial<CalendarVersion>, reason) => {
    expect(() => calendar(changes)).toThrow(reason);
  });

  it('refuses versions out of order and years out of reach', () => {
    expect(() => calendar({ validFrom: '2026-01-02' }, { validFrom: '2026-01-01' })).toThrow('in order');
    expect(() => addWorkingTime(calendar({}), at('2026-03-06T14:00'), Number.MAX_SAFE_INTEGER)).toThrow(CalendarError);
    expect(() => isOpen(calendar({}), at('1066-10-14T09:00'))).toThrow(CalendarError);
  });
});

describe('stretches', () => {
  const shown = (of: CompiledCalendar, from: string, to: string, zone = 'Europe/Oslo') =>
    of
      .stretches(at(from, zone).epochMilliseconds, at(to, zone).epochMilliseconds)
      .map(({ from: begin, reason, name }) => {
        const when = Temporal.Instant.fromEpochMilliseconds(begin).toZonedDateTimeISO(zone).toPlainDateTime();
        return `${when.toString({ smallestUnit: 'minute' })} ${name ?? reason}`;
      });

  it('say why it is closed, holidays and special days from midnight to midnight', () => {
    const office = calendar({
      holidayCountry: 'NO',
      specialDays: [
        { date: '2024-05-15', hours: [['08:00', '12:00']], name: 'Halv dag' },
        { date: '2024-05-16', hours: [['09:00', '11:00']], name: null },
      ],
    });
    expect(shown(office, '2024-05-14T15:00', '2024-05-20T09:00')).toEqual([
      '2024-05-14T15:00 open',
      '2024-05-14T16:00 outside_hours',
      '2024-05-15T00:00 Halv dag',
      '2024-05-15T08:00 open',
      '2024-05-15T12:00 Halv dag',
      '2024-05-16T00:00 special_day',
      '2024-05-16T09:00 open',
      '2024-05-16T11:00 special_day',
      '2024-05-17T00:00 Grunnlovsdagen',
      '2024-05-18T00:00 outside_hours',
      '2024-05-20T08:00 open',
    ]);
  });

  it('let a night before a holiday end at midnight, and a zone begin its days where its clocks do', () => {
    const nights = calendar({ hours: weekdays(['22:00', '06:00']), holidayCountry: 'NO' });
    expect(shown(nights, '2024-05-16T22:00', '2024-05-18T01:00')).toEqual([
      '2024-05-16T22:00 open',
      '2024-05-17T00:00 Grunnlovsdagen',
      '2024-05-18T00:00 outside_hours',
    ]);
    const kiritimati = calendar({ timeZone: 'Pacific/Kiritimati', holidayCountry: 'NO' });
    expect(shown(kiritimati, '2024-05-16T16:00', '2024-05-18T01:00', 'Pacific/Kiritimati')).toEqual([
      '2024-05-16T16:00 outside_hours',
      '2024-05-17T00:00 Grunnlovsdagen',
      '2024-05-18T00:00 outside_hours',
    ]);
  });

  it('are one where a calendar never closes, also over a change of the year, and none of no time', () => {
    const always = calendar({ alwaysOpen: true, holidayCountry: 'NO' });
    expect(shown(always, '2025-12-30T00:00', '2026-05-18T00:00')).toEqual(['2025-12-30T00:00 open']);
    expect(shown(always, '2026-05-18T00:00', '2026-05-18T00:00')).toEqual([]);
  });
});

describe('working days', () => {
  const office = calendar({
    holidayCountry: 'NO',
    hours: { ...weekdays(['08:00', '16:00']), fri: [['08:00', '14:00']] },
  });

  it.each([
    ['2026-03-05T10:00', 1, '2026-03-06T10:00:00'],
    ['2026-03-05T15:00', 1, '2026-03-06T14:00:00'],
    ['2026-03-05T18:00', 1, '2026-03-09T08:00:00'],
    ['2026-03-07T10:00', 1, '2026-03-10T08:00:00'],
    ['2024-05-16T10:00', 3, '2024-05-22T10:00:00'],
    ['2026-03-05T18:00', 0, '2026-03-05T18:00:00'],
  ])('%s and %i days make %s', (from, days, due) => {
    expect(local(addWorkingDays(office, at(from), days))).toBe(due);
  });

  it.each([
    ['2026-03-06T10:00', 1, '2026-03-05T10:00:00'],
    ['2026-03-05T15:00', 4, '2026-02-27T14:00:00'],
    ['2026-03-07T10:00', 1, '2026-03-05T14:00:00'],
    ['2026-03-05T18:00', 1, '2026-03-04T16:00:00'],
    ['2024-05-22T10:00', 3, '2024-05-16T10:00:00'],
    ['2026-03-07T10:00', 0, '2026-03-07T10:00:00'],
  ])('%s less %i days makes %s', (from, days, due) => {
    // 6 March 2026 is a Friday, on which the office closes at two.
    expect(local(subtractWorkingDays(office, at(from), days))).toBe(due);
  });

  it('count back from a closing at midnight and to a night before an opening', () => {
    const mondays = calendar({ hours: { ...CLOSED_WEEK, mon: [['00:00', '24:00']] } });
    expect(local(subtractWorkingDays(mondays, at('2026-03-10T10:00'), 1))).toBe('2026-03-03T00:00:00');
    const lateTuesday = calendar({ hours: { ...weekdays(['08:00', '16:00']), tue: [['12:00', '16:00']] } });
    expect(local(subtractWorkingDays(lateTuesday, at('2026-03-04T09:00'), 1))).toBe('2026-03-03T12:00:00');
  });

  it('end at their last closing', () => {
    expect(local(endOfWorkingDay(office, at('2026-03-05T10:00')))).toBe('2026-03-05T16:00:00');
    expect(local(endOfWorkingDay(office, at('2026-03-06T15:00')))).toBe('2026-03-06T14:00:00');
    expect(local(endOfWorkingDay(office, at('2026-03-07T15:00')))).toBe('2026-03-07T15:00:00');
    const nights = calendar({ hours: weekdays(['22:00', '06:00']) });
    expect(local(endOfWorkingDay(nights, at('2026-03-05T23:00')))).toBe('2026-03-06T00:00:00');
  });
});
