import { setTimeout as delay } from 'node:timers/promises';
import type { CalendarVersionView, OpenHours } from '@desk/contracts';
import { VerifyMetrics } from '@desk/metrics';
import { Jobs } from '@desk/platform';
import { freePort, withClient } from '@desk/schema';
import { Rescheduling, Sweep } from '@desk/tickets';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApi } from '../../../apps/api/src/create-api.js';
import { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';

let desk: TestDesk;
let city: BuiltDesk;
let employee: ApiClient;
let agent: ApiClient;
let owner: ApiClient;

beforeEach(async () => {
  desk = await startTestDesk();
  city = await desk.build.desk();
  employee = await desk.as(city.employee);
  agent = await desk.as(city.agent);
  owner = await desk.as(await desk.build.serviceOwner(city.agency));
});
afterEach(() => desk.stop());

const CLOSED = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const weekdays = (hours: OpenHours) => ({ mon: [hours], tue: [hours], wed: [hours], thu: [hours], fri: [hours] });
/** The office from a day on; before it is open from eight to four on working days. */
const change = (validFrom: string, changes: Partial<CalendarVersionView> = {}, key = 'city') =>
  owner.call('addCalendarVersion', {
    params: { key },
    body: {
      validFrom,
      timeZone: 'Europe/Oslo',
      alwaysOpen: false,
      hours: { ...CLOSED, ...weekdays(['08:00', '16:00']) },
      holidayCountry: 'NO',
      specialDays: [],
      ...changes,
    },
  });
const closedOn = (date: string) => ({ specialDays: [{ date, hours: [], name: 'Planleggingsdag' }] });

/** Monday the second of March at nine. Priority 3: first response in 2 h, resolution in 24 h of office hours. */
const file = (as = employee, more: object = {}) =>
  as.call('createTicket', { body: { subject: 'Sak', description: 'Noe', serviceKey: city.service.key, ...more } });
const clock = async (id: string, name: string, as = agent) =>
  (await as.call('clocks', { params: { id } })).items.filter(({ target }) => target === name).at(-1);
const stored = async (id: string) => {
  const rows = await desk.build.sql<{ target: string; due: Date | null; wake: Date | null }>(
    `select target, due_at as due, wake_at as wake from sla_clock where ticket_id = $1 and state = 'running'`,
    [id],
  );
  return Object.fromEntries(
    rows.map(({ target, due, wake }) => [target, [due, wake].map((at) => at?.toISOString().slice(5, 16) ?? null)]),
  );
};
const log = async (id: string, type = 'sla.%') => {
  const rows = await desk.build.sql<{ type: string; at: Date; version: number; details: { target?: string } }>(
    `select type, occurred_at as at, version, details from ticket_event where ticket_id = $1 and type like $2 order by seq`,
    [id, type],
  );
  return rows.map((row) => [row.type, row.at.toISOString().slice(5, 16), row.details.target ?? 'all'].join(' '));
};
const sweep = async () => {
  await desk.app.get(Sweep).run();
  await desk.drain();
};
const expectLogTells = async () => {
  await desk.drain();
  expect(await desk.app.get(VerifyMetrics).run()).toMatchObject({ beyond: 0, differences: 0, shown: [] });
};

describe('a calendar that changes', () => {
  it('moves what is due on open tickets, as an event, and their place in the queue', async () => {
    const later = await file();
    const urgent = await file(agent, { impact: 'high', urgency: 'high', onBehalfOf: city.employee.username });
    await agent.call('addMessage', { params: { id: later.id }, body: { text: 'Vi ser på det' } });
    expect(await stored(later.id)).toMatchObject({ resolution: ['03-05T08:00', '03-04T10:00'] });
    const before = await agent.call('ticket', { params: { id: later.id } });
    const mine = (await employee.call('myTickets')).items.find(({ id }) => id === later.id);
    desk.advance('PT10M');
    await change('2026-03-03', closedOn('2026-03-04'));
    await desk.drain();

    expect(await stored(later.id)).toMatchObject({ resolution: ['03-06T08:00', '03-05T10:00'] });
    expect(await clock(later.id, 'resolution')).toMatchObject({ dueAt: '2026-03-06T08:00:00.000Z' });
    expect(await log(later.id)).toEqual(['sla.rescheduled 03-02T08:10 all']);
    const [{ details } = { details: null }] = await desk.build.sql<{ details: unknown }>(
      `select details from ticket_event where ticket_id = $1 and type = 'sla.rescheduled'`,
      [later.id],
    );
    expect(details).toMatchObject({
      due: expect.arrayContaining([
        {
          target: 'resolution',
          cycle: 1,
          before: '2026-03-05T08:00:00.000Z',
          after: '2026-03-06T08:00:00.000Z',
        },
      ]) as unknown,
    });
    const after = await agent.call('ticket', { params: { id: later.id } });
    expect(after.version).toBe(before.version);
    expect((await employee.call('myTickets')).items.find(({ id }) => id === later.id)).toEqual(mine);
    const own = await employee.call('history', { params: { id: later.id } });
    expect(own.items.filter(({ type }) => type.startsWith('sla.'))).toEqual([]);
    const { items } = await agent.call('queue', { params: { key: city.firstLine.key } });
    expect(items.find(({ id }) => id === later.id)?.nextDueAt).toBe(after.nextDueAt);
    // By day and night nothing has changed.
    expect(await log(urgent.id)).toEqual([]);

    await desk.app.get(Rescheduling).run();
    await Promise.all([desk.app.get(Rescheduling).run(), desk.app.get(Rescheduling).run()]);
    desk.advance('PT5M');
    await desk.app.get(Rescheduling).run();
    expect(await log(later.id)).toHaveLength(1);
    await expectLogTells();
  });

  it('orders the queue by the new due times', async () => {
    // The first of two services is promised times by a calendar of its own.
    const own = {
      validFrom: '2026-01-01',
      timeZone: 'Europe/Oslo',
      alwaysOpen: false,
      hours: { ...CLOSED, ...weekdays(['08:00', '16:00']) },
      holidayCountry: 'NO',
      specialDays: [],
    };
    await owner.call('createCalendar', { body: { key: 'egen', name: 'Egen', version: own } });
    await desk.build.sql(
      `insert into declaration_target (id, declaration_id, service_id, priority, target, seconds, calendar_id, pause_reasons)
       select gen_random_uuid(), declaration_id, $1, priority, target, seconds, (select id from calendar where key = 'egen'), pause_reasons
       from declaration_target where priority = 3`,
      [city.service.id],
    );
    const filed: string[] = [];
    for (const service of [city.service, await desk.build.service()]) {
      const { id } = await file(employee, { serviceKey: service.key });
      await agent.call('addMessage', { params: { id }, body: { text: 'Hei' } });
      filed.push(id);
      desk.advance('PT1M');
    }
    const order = async () =>
      (await agent.call('queue', { params: { key: city.firstLine.key } })).items.map(({ id }) => filed.indexOf(id));
    expect(await order()).toEqual([0, 1]);
    await change('2026-03-03', closedOn('2026-03-03'), 'egen');
    await desk.drain();
    expect(await order()).toEqual([1, 0]);
    expect(await log(filed[1] ?? '')).toEqual([]);
    await expectLogTells();
  });

  it('leaves alone what is due before it, what is over, and what was imported', async () => {
    const soon = await file();
    const solved = await file();
    await agent.call('resolve', {
      params: { id: solved.id },
      body: { version: 1, resolution: 'Ok', resolutionCode: 'solved' },
    });
    const other = await desk.build.desk();
    const imported = await file(await desk.as(other.employee), { serviceKey: other.service.key });
    await desk.build.sql(`update agency set kind = 'history' where id = $1`, [other.agency.id]);
    const rows = () =>
      desk.build.sql(`select * from sla_clock where ticket_id = any($1) order by ticket_id, target, cycle`, [
        [solved.id, imported.id],
      ]);
    const before = await rows();
    await change('2026-03-03', closedOn('2026-03-04'));
    await desk.drain();
    expect(await rows()).toEqual(before);
    expect([await log(solved.id), await log(imported.id)]).toEqual([[], []]);
    expect(await stored(soon.id)).toMatchObject({ first_response: ['03-02T10:00', '03-02T09:30'] });
  });

  it('is counted by a ticket that waits when it goes on, and by the reminders while it waits', async () => {
    const { id } = await file();
    await agent.call('addMessage', { params: { id }, body: { text: 'Hva står det?' } });
    await agent.call('pend', { params: { id }, body: { version: 1, reason: 'user' } });
    const timer = async () =>
      (
        await desk.build.sql<{ at: Date }>('select timer_at as at from ticket where id = $1', [id])
      )[0]?.at.toISOString();
    expect(await timer()).toBe('2026-03-05T08:00:00.000Z');
    await change('2026-03-03', closedOn('2026-03-04'));
    await desk.drain();
    expect(await timer()).toBe('2026-03-06T08:00:00.000Z');
    expect(await log(id)).toEqual([]);
    desk.advance('PT24H');
    await employee.call('addMessage', { params: { id }, body: { text: 'Ingenting' } });
    expect(await clock(id, 'resolution')).toMatchObject({ dueAt: '2026-03-09T08:00:00.000Z' });
    await expectLogTells();
  });

  it('shows in the history of the ticket for agents', async () => {
    const { id } = await file();
    await change('2026-03-03', closedOn('2026-03-04'));
    await desk.drain();
    const { items } = await agent.call('history', { params: { id } });
    expect(items.find(({ type }) => type === 'sla.rescheduled')).toMatchObject({ actor: null });
  });
});

describe('a worker that was away while a calendar changed', () => {
  it('says no breach by hours that no longer hold', async () => {
    const { id } = await file();
    await agent.call('addMessage', { params: { id }, body: { text: 'Hei' } });
    await change('2026-03-03', closedOn('2026-03-04'));
    // Nobody walks through the tickets before the day that would have been the due one has come and gone.
    desk.advance('P3DT7H');
    await desk.app.get(Sweep).run();
    expect((await log(id)).filter((line) => line.includes('resolution'))).toEqual([
      'sla.warned 03-05T10:00 resolution',
      'sla.warned 03-05T13:36 resolution',
    ]);
    expect(await stored(id)).toMatchObject({ resolution: ['03-06T08:00', '03-06T08:00'] });
    await expectLogTells();
  });

  it('dates a breach by the new hours at its due time, also before a command that comes first', async () => {
    for (const first of ['sweep', 'command'] as const) {
      const { id } = await file();
      await agent.call('addMessage', { params: { id }, body: { text: 'Hei' } });
      const day = first === 'sweep' ? 3 : 10;
      const two = (n: number) => String(n).padStart(2, '0');
      await change(`2026-03-${two(day)}`, { hours: { ...CLOSED, ...weekdays(['00:00', '24:00']) } });
      desk.advance('P3D');
      if (first === 'sweep') await desk.app.get(Sweep).run();
      else await agent.call('addNote', { params: { id }, body: { text: 'Ser på den' } });
      // Seven hours on the first day, and the rest of the 24 from midnight on.
      expect((await log(id)).filter((line) => /^sla.breached .* resolution$/.test(line))).toEqual([
        `sla.breached 03-${two(day)}T16:00 resolution`,
      ]);
      await expectLogTells();
      // Monday again, with the office as it was.
      await change(`2026-03-${two(day + 4)}`);
      desk.clock.moveTo(`2026-03-${two(day + 6)}T08:00:00Z`);
      await desk.app.get(Rescheduling).run();
      await sweep();
    }
  });
});

describe('a second process', () => {
  let other: NestFastifyApplication;
  let there: ApiClient;
  beforeEach(async () => {
    const port = await freePort();
    const config = { ...desk.config, port, publicUrl: `http://127.0.0.1:${port}`, databasePool: 3, jobsPool: 2 };
    other = await createApi(config, { platform: { program: 'api', clock: desk.clock } });
    await other.listen(port, '127.0.0.1');
    there = new ApiClient(`http://127.0.0.1:${port}`, await desk.tokenOf(city.employee));
  });
  afterEach(() => other.close());

  const resolutionDue = async (id: string) => (await stored(id))['resolution']?.[0];

  it('hears of a change and counts by it at once', async () => {
    expect(await resolutionDue((await file(there)).id)).toBe('03-05T08:00');
    await change('2026-03-03', closedOn('2026-03-04'));
    const deadline = performance.now() + 5_000;
    let due: string | null | undefined;
    while (due !== '03-06T08:00' && performance.now() < deadline) {
      due = await resolutionDue((await file(there)).id);
      if (due !== '03-06T08:00') await delay(20);
    }
    expect(due).toBe('03-06T08:00');
  });

  it('that has not heard of it may write old times, but they do not stay', async () => {
    await file(there);
    // Its wire is cut, and what is said meanwhile is lost.
    await withClient(desk.database.superuserUrl, (client) =>
      client.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name ~ '^desk budget [0-9]+ api$'`),
    );
    await change('2026-03-03', closedOn('2026-03-04'));
    await desk.drain();
    const { id } = await file(there);
    expect(await resolutionDue(id)).toBe('03-05T08:00');
    await desk.app.get(Rescheduling).run();
    expect(await resolutionDue(id)).toBe('03-06T08:00');
    const { id: last } = await file(there);
    expect(await resolutionDue(last)).toBe('03-05T08:00');
    // From now on every process has read the new hours by itself.
    desk.advance('PT2M');
    await desk.app.get(Rescheduling).run();
    expect(await resolutionDue(last)).toBe('03-06T08:00');
    const [calendar] = await desk.build.sql<{ settled: boolean }>(
      `select rescheduled_at = $1 as settled from calendar where key = 'city'`,
      [desk.clock.now().toString()],
    );
    expect(calendar).toEqual({ settled: true });
    await expectLogTells();
  });
});
