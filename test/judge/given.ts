import { compileCalendar, type CompiledCalendar } from '@desk/agencies';
import { WEEKDAYS, type CalendarVersionView, type OpenHours } from '@desk/contracts';
import fc from 'fast-check';
import { JudgeCalendar } from './judge-calendar.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Days on which counting time goes wrong, each with a zone: both changes of the clocks, odd offsets, the date line. */
const PLACES: readonly (readonly [zone: string, ...days: string[]])[] = [
  ['Europe/Oslo', '2026-03-29', '2026-10-25', '2026-12-31', '2028-02-29', '2024-05-17'],
  ['UTC', '2024-02-29', '2099-12-31', '2100-03-01'],
  ['Asia/Kathmandu', '2026-01-01', '1986-01-01'],
  // Half an hour of summer time.
  ['Australia/Lord_Howe', '2026-04-05', '2026-10-04'],
  // At one minute past midnight until 2011; two hours of summer time in 1988.
  ['America/St_Johns', '2026-03-08', '2006-10-29', '2007-03-11', '1988-04-03'],
  // No 30 December 2011.
  ['Pacific/Apia', '2011-12-30', '2012-04-01'],
  ['Pacific/Kwajalein', '1993-08-21'],
  // Winter time in the month of Ramadan.
  ['Africa/Casablanca', '2026-02-15', '2026-03-22'],
  // At midnight.
  ['America/Sao_Paulo', '2018-11-04', '2018-02-18'],
  ['Asia/Tehran', '2016-03-21', '2022-09-22'],
  ['America/Havana', '2026-03-08', '2026-11-01'],
  ['Asia/Pyongyang', '2015-08-15', '2018-05-05'],
  ['Antarctica/Troll', '2026-03-29', '2026-10-25'],
  ['Pacific/Chatham', '2026-04-05', '2026-09-27'],
  ['America/New_York', '2026-11-01', '2027-01-01'],
];

/** Whose public holidays: a list of the test, so that the days lie where the questions are asked. */
const COUNTRY = 'XX';

const clock = (quarter: number): string =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
/** Night hours more often than others: there the clocks change. */
const time = fc.oneof(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 0, max: 18 })).map(clock);
const interval = fc
  .tuple(time, fc.oneof({ weight: 4, arbitrary: time }, { weight: 1, arbitrary: fc.constant('24:00') }))
  .filter(([opens, closes]) => opens !== closes) as fc.Arbitrary<OpenHours>;
const office = fc.constant<OpenHours>(['08:00', '16:00']);
const dayHours = fc.oneof(fc.array(office, { maxLength: 1 }), fc.array(interval, { maxLength: 3 }));
const hours = fc
  .array(dayHours, { minLength: 7, maxLength: 7 })
  .map(
    (week) =>
      Object.fromEntries(WEEKDAYS.map((day, index) => [day, week[index] ?? []])) as CalendarVersionView['hours'],
  )
  .filter((week) => WEEKDAYS.filter((day) => week[day].length > 0).length >= 2);

export const place = fc.constantFrom(
  ...PLACES.flatMap(([zone, ...days]) => days.map((day) => ({ zone, day: Date.parse(`${day}T00:00Z`) }))),
);
export type Place = { readonly zone: string; readonly day: number };

const near = (day: number, reach: number) =>
  fc.integer({ min: -reach, max: reach }).map((days) => new Date(day + days * DAY).toISOString().slice(0, 10));

const versionAt = ({ zone, day }: Place) =>
  fc.record({
    validFrom: fc.constant('1970-01-01'),
    timeZone: fc.oneof(
      { weight: 9, arbitrary: fc.constant(zone) },
      { weight: 1, arbitrary: fc.constant('Europe/Oslo') },
    ),
    alwaysOpen: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    hours,
    holidayCountry: fc.constantFrom(COUNTRY, null),
    specialDays: fc.uniqueArray(
      fc.record({ date: near(day, 12), hours: fc.array(interval, { maxLength: 2 }), name: fc.constant(null) }),
      { maxLength: 3, selector: (special) => special.date },
    ),
  });

/** The same calendar twice: as the desk compiles it, and as the judge counts it. */
export interface CalendarPair {
  readonly desk: CompiledCalendar;
  readonly judge: JudgeCalendar;
}

export const calendarsAt = (where: Place, id = 'any'): fc.Arbitrary<CalendarPair> =>
  fc
    .record({
      versions: fc.oneof(
        { weight: 3, arbitrary: fc.tuple(versionAt(where)) },
        {
          weight: 1,
          arbitrary: fc
            .tuple(versionAt(where), versionAt(where), near(where.day, 6))
            .map(([first, second, validFrom]) => [first, { ...second, validFrom }]),
        },
      ),
      holidays: fc.uniqueArray(near(where.day, 12), { maxLength: 3 }),
    })
    .map(({ versions, holidays }) => ({
      desk: compileCalendar({ id, versions }, (_country, year) =>
        holidays
          .filter((date) => date.startsWith(`${year}-`))
          .sort()
          .map((date) => ({ date, name: 'Fri' })),
      ),
      judge: new JudgeCalendar(versions, holidays),
      [fc.toStringMethod]: () => JSON.stringify({ versions, holidays }),
    }));

/** Moments around a place's day: whole minutes, quarters, and any millisecond. */
export const momentAt = ({ day }: Place, reachDays: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.integer({ min: day - 2 * DAY, max: day + 2 * DAY }),
    fc.integer({ min: -reachDays * 96, max: reachDays * 96 }).map((quarters) => day + quarters * 15 * MINUTE),
    fc.integer({ min: day - reachDays * DAY, max: day + reachDays * DAY }),
  );

/** Working time: exact hours as often as odd milliseconds, so that closings are met. */
export const duration = fc.oneof(
  fc.integer({ min: 1, max: 80 }).map((quarters) => quarters * 15 * MINUTE),
  fc.integer({ min: 1, max: 60 * 60 * MINUTE }),
);
