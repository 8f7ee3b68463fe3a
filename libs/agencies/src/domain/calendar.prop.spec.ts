import { WEEKDAYS } from '@desk/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { CalendarVersion, OpenInterval } from './calendar-definition.js';
import {
  addWorkingTime,
  type CompiledCalendar,
  compileCalendar,
  isOpen,
  nextOpening,
  subtractWorkingTime,
  workingTimeBetween,
} from './calendar.js';
import { addWorkingDays, subtractWorkingDays } from './working-days.js';

const MINUTE = 60_000;
const time = fc
  .integer({ min: 0, max: 95 })
  .map(
    (quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
  );
const interval = fc
  .tuple(time, fc.oneof(time, fc.constant('24:00')))
  .filter(([opens, closes]) => opens !== closes) as fc.Arbitrary<OpenInterval>;
const hours = fc
  .array(fc.array(interval, { maxLength: 3 }), { minLength: 7, maxLength: 7 })
  .filter((week) => week.some((day) => day.length > 0))
  .map(
    (week) =>
      Object.fromEntries(WEEKDAYS.map((day, index) => [day, week[index] ?? []])) as unknown as CalendarVersion['hours'],
  );
const date = fc
  .integer({ min: 0, max: 1500 })
  .map((days) => Temporal.PlainDate.from('2025-01-01').add({ days }).toString());
const version = fc.record({
  validFrom: fc.constant('2024-01-01'),
  timeZone: fc.constantFrom('Europe/Oslo', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'UTC'),
  alwaysOpen: fc.boolean(),
  hours,
  holidayCountry: fc.constantFrom('NO', null),
  specialDays: fc.array(
    fc.record({ date, hours: fc.array(interval, { maxLength: 2 }), name: fc.constantFrom('Festdag', null) }),
    { maxLength: 5 },
  ),
});
const calendars = fc.tuple(version, version).map(([first, second]) =>
  compileCalendar({ id: 'any', versions: [first, { ...second, validFrom: '2026-04-01' }] }, (_country, year) => [
    { date: `${year}-01-01`, name: 'Nyttårsdag' },
    { date: `${year}-05-17`, name: 'Grunnlovsdagen' },
  ]),
);
const instants = fc
  .integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 11, 31) })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
const durations = fc.integer({ min: 1, max: 60_000 * MINUTE });
const compareDates = (a: Temporal.PlainDate, b: Temporal.PlainDate): number => Temporal.PlainDate.compare(a, b);
const compare = (a: Temporal.Instant, b: Temporal.Instant): number => Temporal.Instant.compare(a, b);

describe('calendar arithmetic', () => {
  it('adding and measuring agree', () => {
    fc.assert(
      fc.property(calendars, instants, durations, (calendar, from, ms) => {
        const due = addWorkingTime(calendar, from, ms);
        expect(workingTimeBetween(calendar, from, due)).toBe(ms);
        // and it is the first such instant
        expect(workingTimeBetween(calendar, from, due.subtract({ milliseconds: 1 }))).toBe(ms - 1);
      }),
    );
  });

  it('counting back and measuring agree', () => {
    fc.assert(
      fc.property(calendars, instants, durations, (calendar, to, ms) => {
        const from = subtractWorkingTime(calendar, to, ms);
        expect(workingTimeBetween(calendar, from, to)).toBe(ms);
        // and it is the last such instant
        expect(workingTimeBetween(calendar, from.add({ milliseconds: 1 }), to)).toBe(ms - 1);
      }),
    );
  });

  it('two steps equal one', () => {
    fc.assert(
      fc.property(calendars, instants, durations, durations, (calendar, from, a, b) => {
        const twice = addWorkingTime(calendar, addWorkingTime(calendar, from, a), b);
        expect(twice.equals(addWorkingTime(calendar, from, a + b))).toBe(true);
      }),
    );
  });

  it('measuring adds up over any point between', () => {
    fc.assert(
      fc.property(calendars, fc.array(instants, { minLength: 3, maxLength: 3 }), (calendar, points) => {
        const [a, b, c] = points.sort(compare) as [Temporal.Instant, Temporal.Instant, Temporal.Instant];
        expect(workingTimeBetween(calendar, a, b) + workingTimeBetween(calendar, b, c)).toBe(
          workingTimeBetween(calendar, a, c),
        );
        expect(workingTimeBetween(calendar, a, c)).toBeLessThanOrEqual(c.epochMilliseconds - a.epochMilliseconds);
      }),
    );
  });

  it('stretches cover what was asked for, touching, each unlike its neighbours, open as long as is measured', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 1, max: 90 * 1440 * MINUTE }), (calendar, start, length) => {
        const from = start.epochMilliseconds;
        const stretches = calendar.stretches(from, from + length);
        const ends = [from, ...stretches.map((stretch) => stretch.to)];
        expect(stretches.map((stretch) => stretch.from)).toEqual(ends.slice(0, -1));
        expect(ends.at(-1)).toBe(from + length);
        let open = 0;
        for (const [index, stretch] of stretches.entries()) {
          expect(stretch.to).toBeGreaterThan(stretch.from);
          const next = stretches[index + 1];
          expect(next?.reason === stretch.reason && next.name === stretch.name).toBe(false);
          expect(stretch.reason === 'open').toBe(stretch.open);
          expect(calendar.isOpen(stretch.from)).toBe(stretch.open);
          expect(calendar.between(stretch.from, stretch.to)).toBe(stretch.open ? stretch.to - stretch.from : 0);
          open += stretch.open ? stretch.to - stretch.from : 0;
        }
        expect(open).toBe(calendar.between(from, from + length));
      }),
    );
  });

  it('stretches of two halves are those of the whole, cut', () => {
    fc.assert(
      fc.property(
        calendars,
        instants,
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 1, max: 20_000 }),
        (calendar, start, a, b) => {
          const from = start.epochMilliseconds;
          const [cut, to] = [from + a * MINUTE, from + (a + b) * MINUTE];
          const halves = [...calendar.stretches(from, cut), ...calendar.stretches(cut, to)];
          const whole = calendar.stretches(from, to).flatMap((one) =>
            one.from < cut && cut < one.to
              ? [
                  { ...one, to: cut },
                  { ...one, from: cut },
                ]
              : [one],
          );
          expect(halves).toEqual(whole);
        },
      ),
    );
  });

  it('a later start is never due earlier', () => {
    fc.assert(
      fc.property(calendars, instants, fc.nat(30 * 86_400_000), durations, (calendar, from, later, ms) => {
        const second = addWorkingTime(calendar, from.add({ milliseconds: later }), ms);
        expect(compare(addWorkingTime(calendar, from, ms), second)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('the next opening is open, and nothing is worked before it', () => {
    fc.assert(
      fc.property(calendars, instants, (calendar, from) => {
        const opening = nextOpening(calendar, from);
        expect(isOpen(calendar, opening)).toBe(true);
        expect(workingTimeBetween(calendar, from, opening)).toBe(0);
      }),
    );
  });

  it('the answers do not depend on which years were asked for before', () => {
    fc.assert(
      fc.property(
        version,
        fc.array(fc.integer({ min: 1990, max: 2040 }), { maxLength: 4 }),
        instants,
        durations,
        (only, years, from, ms) => {
          const fresh = () =>
            compileCalendar({ id: 'any', versions: [only] }, (_country, year) => [
              { date: `${year}-12-25`, name: 'Juledag' },
            ]);
          const asked = fresh();
          for (const year of years) isOpen(asked, Temporal.Instant.from(`${year}-06-01T00:00:00Z`));
          expect(addWorkingTime(asked, from, ms).equals(addWorkingTime(fresh(), from, ms))).toBe(true);
        },
      ),
    );
  });

  it('working days back pass over so many dates with work', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 1, max: 20 }), (calendar, from, days) => {
        const start = subtractWorkingDays(calendar, from, days);
        expect(compare(start, from)).toBeLessThan(0);
        const dates = datesWithWork(calendar, start, from, calendar.timeZoneAt(from));
        // What ends at an opening has its own date without work in it.
        expect([days, days + 1]).toContain(dates);
      }),
    );
  });

  it('working days on pass over so many dates with work', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 1, max: 30 }), (calendar, from, days) => {
        const due = addWorkingDays(calendar, from, days);
        expect(compare(due, from)).toBeGreaterThan(0);
        const dates = datesWithWork(calendar, from, due, calendar.timeZoneAt(from));
        expect([days, days + 1]).toContain(dates);
      }),
    );
  });
});

/** Date by date: on how many of those that lie between two instants, or partly do, there was any work between them. */
function datesWithWork(calendar: CompiledCalendar, from: Temporal.Instant, to: Temporal.Instant, zone: string): number {
  let dates = 0;
  let date = from.toZonedDateTimeISO(zone).toPlainDate();
  const last = to.toZonedDateTimeISO(zone).toPlainDate();
  for (; compareDates(date, last) <= 0; date = date.add({ days: 1 })) {
    const begins = date.toZonedDateTime(zone).toInstant();
    const ends = date.add({ days: 1 }).toZonedDateTime(zone).toInstant();
    const first = compare(begins, from) > 0 ? begins : from;
    if (workingTimeBetween(calendar, first, compare(ends, to) < 0 ? ends : to) > 0) dates += 1;
  }
  return dates;
}
