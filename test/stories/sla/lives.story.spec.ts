import type { CalendarVersionView } from '@desk/contracts';
import { Database, newId } from '@desk/platform';
import { Sweep } from '@desk/tickets';
import fc from 'fast-check';
import { VerifyMetrics } from '@desk/metrics';
import { MetricsHandlers } from '../../../libs/metrics/src/metrics.handlers.js';
import { declare } from '../../judge/declare.js';
import { JudgeCalendar } from '../../judge/judge-calendar.js';
import type { JudgePromises } from '../../judge/judge-life.js';
import { attempt, deed, fileOne, type Cast } from '../../judge/random-life.js';
import { judgeStored } from '../../judge/stored.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';

const LIVES = 4;
/** Among the lives is one, whatever chance brings, whose clocks run twice. */
const TWO_CYCLES = (['take', 'message', 'resolve', 'reopen', 'message', 'resolve'] as const).map((what) => ({
  minutes: 45,
  what,
  sweeps: 1,
}));
const HOLIDAYS_2026 = ['04-02', '04-03', '04-05', '04-06', '05-01', '05-14', '05-17', '05-25'].map((d) => `2026-${d}`);
const office: [string, string] = ['08:00', '16:00'];
const cityHours: CalendarVersionView = {
  validFrom: '2020-01-01',
  timeZone: 'Europe/Oslo',
  alwaysOpen: false,
  hours: { mon: [office], tue: [office], wed: [office], thu: [office], fri: [office], sat: [], sun: [] },
  holidayCountry: 'NO',
  specialDays: [],
};

let desk: TestDesk;
let cast: Cast;
let terms: JudgePromises;

beforeAll(async () => {
  desk = await startTestDesk();
  const city = await desk.build.desk();
  const [employee, agent, expert] = [
    await desk.as(city.employee),
    await desk.as(city.agent),
    await desk.as(city.expert),
  ];
  cast = { city, employee, agent, expert };
  desk.clock.moveTo('2026-03-26T07:00:00Z'); // the Thursday before the clocks go forward, and before Easter
  const calendars = new Map([
    ['city', new JudgeCalendar([cityHours], HOLIDAYS_2026)],
    ['always', new JudgeCalendar([{ ...cityHours, alwaysOpen: true }], [])],
  ]);
  terms = await declare(
    (sql, values) => desk.build.sql(sql, values),
    calendars,
    (target, priority) => ({
      seconds: priority < 3 ? 7_200 * priority : null,
      businessDays: priority < 3 ? null : priority - (target === 'first_response' ? 2 : 1),
      calendarKey: priority === 1 ? 'always' : 'city',
    }),
  );
}, 60_000);
afterAll(() => desk.stop());

const sweepOnce = () => desk.app.get(Sweep).run();
const figures = (id: string) =>
  desk.build.sql(
    `select (select jsonb_agg(to_jsonb(o) order by target, cycle) from clock_outcome o where ticket_id = $1) as outcomes,
       (select jsonb_agg(to_jsonb(f) order by day) from ticket_flow f where ticket_id = $1) as flow`,
    [id],
  );

/** Lets the figures see every event of a ticket again: in another order, and twice. */
async function deliverAgain(id: string, order: readonly number[]): Promise<void> {
  const rows = await desk.build.sql<{ type: 'ticket.updated'; actorId: string | null; origin: string }>(
    `select type, actor_id as "actorId", origin from ticket_event where ticket_id = $1 and type <> 'sla.warned' order by seq`,
    [id],
  );
  const events = [...rows, ...rows].map(({ type, ...event }, index) => ({
    key: order[index % order.length] ?? 0,
    event: {
      id: newId(),
      name: type,
      payload: {
        ...event,
        agencyId: cast.city.agency.id,
        subjectId: id,
        seq: index,
        version: 1,
        requesterId: cast.city.employee.id,
        assigneeId: null,
        teamId: cast.city.firstLine.id,
        previousTeamId: null,
        line: 'first' as const,
      },
    },
  }));
  const shuffled = events.sort((a, b) => a.key - b.key).map(({ event }) => event);
  const database = desk.app.get(Database);
  for (const part of [shuffled.slice(0, shuffled.length / 2), shuffled.slice(shuffled.length / 2)]) {
    await database.transaction(database.systemScope, (tx) => desk.app.get(MetricsHandlers).roll(tx, part));
  }
}

describe('any life of a ticket', () => {
  it('leaves clocks that follow from its log, as the judge reads it, whenever the desk looked and whatever it was told', async () => {
    const step = fc.record({
      minutes: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 3_000 })),
      what: deed,
      sweeps: fc.nat(2),
    });
    const life = fc.record({
      steps: fc.array(step, { minLength: 6, maxLength: 14 }),
      order: fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
    });
    let done = 0;
    await fc.assert(
      fc.asyncProperty(life, async ({ steps, order }) => {
        const id = await fileOne(cast);
        for (const { minutes, what, sweeps } of steps) {
          desk.advance(`PT${minutes}M`);
          await Promise.all(Array.from({ length: sweeps }, sweepOnce));
          if (await attempt(cast, id, what, desk.clock.now().add({ hours: 30 }).toString())) done += 1;
        }
        await sweepOnce();
        await desk.drain();
        const until = desk.clock.now().epochMilliseconds;
        const { stored, judged } = await judgeStored((sql, values) => desk.build.sql(sql, values), id, until, terms);
        expect(stored).toEqual(judged);
        const before = await figures(id);
        await deliverAgain(id, order);
        expect(await figures(id)).toEqual(before);
      }),
      { numRuns: LIVES, endOnFailure: true, examples: [[{ steps: TWO_CYCLES, order: [3, 1, 4, 0, 2] }]] },
    );
    expect(done).toBeGreaterThan(LIVES * 2);
    const report = await desk.app.get(VerifyMetrics).run();
    expect(report).toMatchObject({ differences: 0, beyond: 0 });
    expect(report.clocks).toBeGreaterThan(LIVES * 3);
  }, 180_000);

  it('counts a promise in working days over the weekend in which the clocks change', async () => {
    desk.clock.moveTo('2026-10-23T07:30:00Z'); // a Friday, half past nine in Oslo
    const id = await fileOne(cast);
    const { items } = await cast.agent.call('clocks', { params: { id } });
    const dues = Object.fromEntries(items.map(({ target, dueAt, targetSeconds }) => [target, [dueAt, targetSeconds]]));
    expect(dues).toMatchObject({
      first_response: ['2026-10-26T08:30:00.000Z', 8 * 3600],
      resolution: ['2026-10-27T08:30:00.000Z', 16 * 3600],
    });
  });
});
