import { SLA_DIMENSIONS, type KnownReport, type SlaReport } from '@desk/contracts';
import { Background, Jobs } from '@desk/platform';
import { Housekeeping } from '../../../apps/worker/src/housekeeping.js';
import { WorkerModule } from '../../../apps/worker/src/worker.module.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { castOf, catchUp, escalate, expectSound, fileOne, reopen, resolve, take, type Cast } from './support.js';

let desk: TestDesk;
let cast: Cast;

beforeEach(async () => {
  desk = await startTestDesk();
  cast = await castOf(desk);
}, 30_000);
afterEach(() => desk.stop());

const MARCH = { from: '2026-03-01', to: '2026-03-31' } as const;

const close = async (times = 1): Promise<void> => {
  const payloads = Array.from({ length: times }, () => ({ payload: {} }));
  await desk.app.get(Jobs).add('metrics.close', payloads);
  await desk.drain();
};
const closings = async (query: { from: string; to: string } = MARCH) =>
  (await cast.owner.call('slaClosings', { query })).items;
const sla = (more: object = {}): Promise<SlaReport> =>
  cast.owner.call('slaReport', { query: { ...MARCH, by: 'agency', ...more } });
const outcomes = ({ items }: SlaReport) => items.map(({ target, met, missed }) => [target, met, missed]);

/** One that is solved in time on the last days of March, and one that nobody answers in time. */
async function march(): Promise<{ solved: string; late: string }> {
  desk.clock.moveTo('2026-03-27T08:00:00Z');
  const { id: solved } = await fileOne(cast);
  const { id: late } = await fileOne(cast);
  desk.advance('PT1H');
  await take(cast.agent, solved);
  await resolve(cast.agent, solved);
  desk.advance('PT3H');
  await catchUp(desk);
  return { solved, late };
}

it('freezes a month once, when it is over and its figures have caught up, and says what has changed since', async () => {
  const { solved } = await march();
  await close();
  const march1 = { month: '2026-03', frozenAt: null, closesOn: '2026-04-04' };
  expect(await closings()).toMatchObject([march1]);
  expect(await sla({ knownAs: 'closing' })).toEqual({ items: [], nextCursor: null });

  // What was recorded before the closing, and has not reached the figures, is waited for.
  desk.clock.moveTo('2026-04-03T21:00:00Z');
  const { id } = await fileOne(cast);
  await desk.drain();
  const held = () => desk.build.sql(`select count(*)::integer as n from event_delivery where handler = 'metrics'`);
  await desk.build.sql(
    `insert into event_delivery (handler, event_id, agency_id, name, payload, position, queued_at)
     select 'metrics', id, agency_id, type, jsonb_build_object('agencyId', agency_id, 'subjectId', ticket_id, 'actorId', actor_id, 'origin', origin),
       9000000000000000000, '2026-04-03' from ticket_event where ticket_id = $1 and seq = 1`,
    [id],
  );
  desk.clock.moveTo('2026-04-04T06:00:00Z');
  await close();
  expect(await closings()).toMatchObject([march1]);
  expect(await held()).toEqual([{ n: 1 }]);
  await desk.app.get(Jobs).add('events.redeliver', [{ id: 'again', payload: {} }]);
  await catchUp(desk);

  // Two workers at once, and again: one closing.
  await close(3);
  await close();
  const [frozen] = await closings();
  expect(frozen).toMatchObject({ frozenAt: '2026-04-04T06:00:00.000Z' });
  expect(frozen?.targets.map(({ target, then, now }) => [target, then, now])).toEqual([
    ['first_response', { met: 1, missed: 1 }, { met: 1, missed: 1 }],
    ['next_update', { met: 1, missed: 1 }, { met: 1, missed: 1 }],
    ['resolution', { met: 1, missed: 0 }, { met: 1, missed: 0 }],
  ]);
  const asClosed = async () => ({
    groups: await Promise.all(SLA_DIMENSIONS.map((by) => sla({ by, knownAs: 'closing' }))),
    hours: await cast.owner.call('slaHoursReport', { query: { ...MARCH, knownAs: 'closing' } }),
    use: await cast.owner.call('slaUseReport', { query: { ...MARCH, knownAs: 'closing' } }),
    causes: await cast.owner.call('slaCausesReport', { query: { ...MARCH, knownAs: 'closing' } }),
    flow: await cast.owner.call('flowReport', { query: { ...MARCH, knownAs: 'closing' } }),
    months: await cast.owner.call('flowMonths', { query: { ...MARCH, knownAs: 'closing' } }),
  });
  const then = await asClosed();
  expect(then.groups.map(({ items }) => items)).toEqual(
    (await Promise.all(SLA_DIMENSIONS.map((by) => sla({ by })))).map(({ items }) => items),
  );
  expect(then.hours.items.length).toBeGreaterThan(0);
  expect(then.causes.items).toContainEqual({ target: 'first_response', cause: 'waiting_in_queue', missed: 1 });
  expect(then.flow).toMatchObject({ filed: 2, resolved: 1, firstLineResolved: 1, medianSecondsToResolve: null });
  expect(then.months.items).toMatchObject([{ month: '2026-03', filed: 2, resolved: 1, cancelled: 0, open: 1 }]);

  // Reopened in April: the solution of March is taken back. What was closed stays as it was.
  desk.clock.moveTo('2026-04-07T07:00:00Z');
  await reopen(cast.employee, solved);
  await catchUp(desk);
  expect(await asClosed()).toEqual(then);
  expect(outcomes(await sla())).toEqual([
    ['first_response', 1, 1],
    ['next_update', 1, 1],
  ]);
  const [changed] = await closings();
  expect(changed?.targets.find(({ target }) => target === 'resolution')).toEqual({
    target: 'resolution',
    then: { met: 1, missed: 0 },
    now: { met: 0, missed: 0 },
  });

  // Half months are not frozen by themselves; hours are, by agency alone.
  expect(outcomes(await sla({ from: '2026-03-02', to: '2026-04-30', knownAs: 'closing' }))).toEqual([]);
  expect(
    await cast.owner.refusal('slaHoursReport', { query: { ...MARCH, priority: 3, knownAs: 'closing' } }),
  ).toMatchObject({ status: 422, errors: [{ pointer: '?knownAs' }] });
  expect(await sla({ knownAs: 'closing', line: 'second' })).toMatchObject({ items: [] });
  expect((await sla({ knownAs: 'closing', line: 'first' })).items).toHaveLength(3);

  // A desk that was away freezes all that it missed.
  desk.clock.moveTo('2026-07-10T10:00:00Z');
  await catchUp(desk);
  await close();
  expect((await closings({ from: '2026-03-01', to: '2026-07-10' })).map((one) => [one.month, one.frozenAt])).toEqual([
    ['2026-03', '2026-04-04T06:00:00.000Z'],
    ['2026-04', '2026-07-10T10:00:00.000Z'],
    ['2026-05', '2026-07-10T10:00:00.000Z'],
    ['2026-06', '2026-07-10T10:00:00.000Z'],
  ]);
  await expectSound(desk);
}, 60_000);

async function known(knownOn: string, period: { from: string; to: string } = MARCH): Promise<KnownReport> {
  const { id } = await cast.owner.call('startKnownReport', { body: { ...period, knownOn } });
  await desk.drain();
  return cast.owner.call('knownReport', { params: { id } });
}
const says = (id: string, more: object = {}): Promise<SlaReport> =>
  cast.owner.call('knownSlaReport', { params: { id }, query: { by: 'agency', ...more } });

it('counts from the log what was known at the end of any day', async () => {
  const { solved, late } = await march();
  desk.clock.moveTo('2026-03-31T10:00:00Z');
  await escalate(cast, late);
  desk.clock.moveTo('2026-04-07T07:00:00Z');
  await reopen(cast.employee, solved);
  await catchUp(desk);
  // That it was missed was noticed a week late.
  await desk.build.sql(
    `update ticket_event set recorded_at = '2026-04-06T10:00:00Z' where ticket_id = $1 and type = 'sla.breached'
       and details ->> 'target' = 'first_response'`,
    [late],
  );

  const now = await known('2026-04-07');
  expect(now).toMatchObject({ state: 'done', done: 2, total: 2, keptUntil: '2026-04-21' });
  for (const by of SLA_DIMENSIONS) expect(await says(now.id, { by })).toEqual(await sla({ by }));
  expect(await says(now.id, { line: 'second' })).toEqual(await sla({ line: 'second' }));

  // Before the reopening the solution counted; before it was noticed, the breach did not.
  expect(outcomes(await says((await known('2026-04-06')).id))).toEqual([
    ['first_response', 1, 1],
    ['next_update', 1, 1],
    ['resolution', 1, 0],
  ]);
  expect(outcomes(await says((await known('2026-03-30')).id))).toEqual([
    ['first_response', 1, 0],
    ['next_update', 1, 0],
    ['resolution', 1, 0],
  ]);
  const before = await known('2026-03-26');
  expect(before).toMatchObject({ state: 'done', done: 0, total: 0 });
  expect(outcomes(await says(before.id))).toEqual([]);
  const week = await known('2026-04-07', { from: '2026-03-28', to: '2026-03-31' });
  expect(await says(week.id)).toEqual(await sla({ from: '2026-03-28', to: '2026-03-31' }));
}, 60_000);

it('gives a report to who asked for it, counts each ticket once, and throws it away after a while', async () => {
  await march();
  const body = { ...MARCH, knownOn: '2026-03-27' };
  await desk.app.get(Background).pauseJobs();
  const dropped = await cast.owner.call('startKnownReport', { body });
  const { id } = await cast.owner.call('startKnownReport', { body });
  expect(await cast.owner.refusal('knownReport', { params: { id: dropped.id } })).toMatchObject({ status: 404 });
  expect(await says(id)).toEqual({ items: [], nextCursor: null });
  desk.app.get(Background).resumeJobs();
  await desk.app.get(Jobs).add('metrics.recount', [{ payload: {} }, { payload: {} }]);
  await desk.drain();
  const whole = await says(id);
  expect(whole.items.length).toBeGreaterThan(0);

  // As a worker leaves it that died after its first chunk: the rest is counted, and nothing twice.
  await desk.build.sql(
    `update known_report set state = 'running', finished_at = null, after_id = (select id from ticket order by id desc limit 1) where id = $1`,
    [id],
  );
  await desk.app.get(Jobs).add('metrics.recount', [{ payload: {} }]);
  await desk.drain();
  expect(await says(id)).toEqual(whole);

  const colleague = await desk.as(await desk.build.serviceOwner(cast.city.agency));
  expect((await cast.owner.call('knownReports')).items.map((one) => one.id)).toEqual([id]);
  expect(await colleague.call('knownReports')).toEqual({ items: [], nextCursor: null });
  expect(await colleague.refusal('knownReport', { params: { id } })).toMatchObject({ status: 404 });
  expect(await colleague.refusal('knownSlaReport', { params: { id }, query: { by: 'team' } })).toMatchObject({
    status: 404,
  });
  expect(await cast.owner.refusal('startKnownReport', { body: { ...body, knownOn: '2026-04-01' } })).toMatchObject({
    status: 422,
    errors: [{ pointer: '/knownOn', code: 'too_large', values: { most: '2026-03-27' } }],
  });

  desk.advance('P13D');
  await desk.app.select(WorkerModule).get(Housekeeping).purge();
  expect((await cast.owner.call('knownReports')).items).toHaveLength(1);
  desk.advance('P2D');
  await desk.app.select(WorkerModule).get(Housekeeping).purge();
  expect((await cast.owner.call('knownReports')).items).toEqual([]);
  expect(await desk.build.sql('select * from known_sum')).toEqual([]);
}, 60_000);

it('opens behind each number of the flow and of the backlog exactly its tickets', async () => {
  const { agent, expert, employee, owner, contact } = cast;
  desk.clock.moveTo('2026-03-02T09:00:00Z');
  const ids: string[] = [];
  for (let index = 0; index < 7; index += 1) {
    ids.push((await fileOne(cast)).id);
    desk.advance('PT30M');
  }
  const [one = '', two = '', three = '', four = '', five = ''] = ids;
  await resolve(agent, one);
  await escalate(cast, two);
  await take(expert, two);
  await resolve(expert, two);
  await take(agent, three);
  const version = async (id: string) => (await agent.call('ticket', { params: { id } })).version;
  await agent.call('pend', { params: { id: three }, body: { version: await version(three), reason: 'vendor' } });
  desk.advance('PT2H');
  await agent.call('resume', { params: { id: three }, body: { version: await version(three) } });
  await resolve(agent, three);
  await reopen(employee, one);
  await employee.call('cancel', {
    params: { id: four },
    body: { version: await version(four), reason: 'Ordnet seg' },
  });
  desk.clock.moveTo('2026-04-10T10:00:00Z');
  await escalate(cast, five);
  await fileOne(cast);
  await catchUp(desk);
  await expectSound(desk);

  const period = { from: '2026-03-01', to: '2026-04-10' };
  const flow = await owner.call('flowReport', { query: period });
  expect(flow).toMatchObject({ filed: 8, resolved: 2, cancelled: 1, reopened: 1, crossings: 2 });
  // The one that went to second line waited three hours there and before; the other stood two on hold.
  expect(flow.spent).toEqual({ inQueue: 3 * 3600 + 2.5 * 3600, onHold: 2 * 3600, withAgent: 0 });
  const numbers = {
    filed: flow.filed,
    resolved: flow.resolved,
    cancelled: flow.cancelled,
    first_line_resolved: flow.firstLineResolved,
    not_first_line: flow.firstLineEligible - flow.firstLineResolved,
    first_contact_resolved: flow.firstContactResolved,
    reopened: flow.reopened,
    crossings: flow.crossings,
  } as const;
  const behind = async (door: 'flowTickets' | 'backlogTickets', query: object) => {
    const found: { number: string; times: number }[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { items: typeof found; nextCursor: string | null } = await owner.call(door, {
        query: { ...query, limit: 2, ...(cursor && { cursor }) } as never,
      });
      found.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(JSON.stringify(found)).not.toMatch(/Nordmann|skrevet ut|blinker|kabel/);
    return found.reduce((sum, { times }) => sum + times, 0);
  };
  for (const [figure, number] of Object.entries(numbers)) {
    expect([figure, await behind('flowTickets', { ...period, figure })]).toEqual([figure, number]);
  }

  const months = await owner.call('flowMonths', { query: period });
  expect(months.items).toEqual([
    { month: '2026-03', filed: 7, resolved: 2, cancelled: 1, reopened: 1, open: 4 },
    { month: '2026-04', filed: 1, resolved: 0, cancelled: 0, reopened: 0, open: 5 },
  ]);
  const backlog = await owner.call('backlogReport');
  expect(backlog).toEqual({
    open: 5,
    oldestFiledAt: '2026-03-02T09:00:00.000Z',
    items: [
      { line: 'first', age: 'day', count: 1 },
      { line: 'first', age: 'quarter', count: 3 },
      { line: 'second', age: 'quarter', count: 1 },
    ],
  });
  expect(await behind('backlogTickets', {})).toBe(5);
  for (const { line, age, count } of backlog.items) {
    expect(await behind('backlogTickets', { line, age })).toBe(count);
  }
  const other = await castOf(desk);
  expect(await other.contact.call('backlogReport')).toMatchObject({ open: 0, oldestFiledAt: null, items: [] });
  expect((await contact.call('backlogTickets', { query: { line: 'second' } })).items).toHaveLength(1);
}, 60_000);
