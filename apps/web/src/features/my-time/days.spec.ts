import { expect, it } from '@jest/globals';
import type { OwnSession } from '@desk/contracts';
import { byDay, daysFrom, isDay, mondayOf } from './days.js';

const session = (id: string, startedAt: string, seconds: number): OwnSession => ({
  ticket: { id, number: `OSL-${id}`, subject: null, readable: true },
  kind: 'attention',
  startedAt,
  endedAt: new Date(Date.parse(startedAt) + seconds * 1000).toISOString(),
  seconds,
  correctionId: null,
});

it('counts days by the calendar, over months and years', () => {
  expect([daysFrom('2026-12-31', 1), daysFrom('2026-03-01', -1)]).toEqual(['2027-01-01', '2026-02-28']);
  expect([mondayOf('2026-11-25'), mondayOf('2026-11-23'), mondayOf('2026-11-29')]).toEqual(
    Array.from({ length: 3 }, () => '2026-11-23'),
  );
  expect([isDay('2026-11-25'), isDay('2026-02-30'), isDay('i dag')]).toEqual([true, false, false]);
});

it('puts sessions under the day of the city on which they begin, and under their tickets', () => {
  const [sunday, monday] = byDay(
    ['2026-11-22', '2026-11-23'],
    [
      session('A', '2026-11-22T22:50:00.000Z', 1200),
      session('A', '2026-11-22T23:30:00.000Z', 60),
      session('B', '2026-11-23T08:00:00.000Z', 30),
      session('A', '2026-11-23T09:00:00.000Z', 10),
    ],
  );
  expect(sunday).toMatchObject({ seconds: 1200, tickets: [{ seconds: 1200 }] });
  expect(monday?.seconds).toBe(100);
  expect(monday?.tickets.map(({ ticket, seconds, sessions }) => [ticket.id, seconds, sessions.length])).toEqual([
    ['A', 70, 2],
    ['B', 30, 1],
  ]);
});
