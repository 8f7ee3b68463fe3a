import { CLOCK_TARGETS, type ClockExplanation, type ClockTarget } from '@desk/contracts';
import { newId } from '@desk/platform';
import { Sweep } from '@desk/tickets';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import type { BuiltDesk } from '../../support/build.js';
import type { ApiClient } from '../../support/api-client.js';

let desk: TestDesk;
let city: BuiltDesk;
let employee: ApiClient;
let agent: ApiClient;
let expert: ApiClient;

beforeEach(async () => {
  desk = await startTestDesk();
  city = await desk.build.desk();
  employee = await desk.as(city.employee);
  agent = await desk.as(city.agent);
  expert = await desk.as(city.expert);
});
afterEach(() => desk.stop());

/** Priority 3: first response in 2 h, resolution in 24 h of office hours 8–16; priority 1 in 15 min and 4 h of day and night. */
const file = () =>
  employee.call('createTicket', { body: { subject: 'Sak', description: 'Noe', serviceKey: city.service.key } });
const explain = (id: string, target: ClockTarget = 'resolution', cycle?: number) =>
  agent.call('explainClock', { params: { id, target }, query: cycle === undefined ? {} : { cycle } });
const version = async (id: string) => (await agent.call('ticket', { params: { id } })).version;
const resolve = async (id: string) =>
  agent.call('resolve', {
    params: { id },
    body: { version: await version(id), resolution: 'Ok', resolutionCode: 'solved' },
  });
const wait = async (id: string) =>
  agent.call('pend', { params: { id }, body: { version: await version(id), reason: 'user' } });
const answer = (id: string) => employee.call('addMessage', { params: { id }, body: { text: 'Ja' } });

/** The stretches in the city's time, as `05-16 14:00 05-16 16:00 counted`. */
const lines = ({ stretches }: ClockExplanation) =>
  stretches.map(({ from, to, reason, name, pendingReason, expected }) =>
    [short(from), short(to), reason, name ?? pendingReason, expected ? 'expected' : null].filter(Boolean).join(' '),
  );
function short(instant: string): string {
  return new Date(instant).toLocaleString('sv-SE', { timeZone: 'Europe/Oslo' }).slice(5, 16);
}
const marks = ({ marks }: ClockExplanation) => marks.map(({ at, kind }) => `${short(at)} ${kind}`);

/** What holds of every explanation: it adds up, and agrees with the clocks of the ticket. */
async function addsUp(id: string): Promise<void> {
  const clocks = (await agent.call('clocks', { params: { id } })).items;
  expect(clocks.length).toBeGreaterThan(2);
  for (const clock of clocks) {
    const told = await explain(id, clock.target, clock.cycle);
    expect(told.clock).toEqual(clock);
    const sum = (expected: boolean) =>
      told.stretches
        .filter((stretch) => stretch.reason === 'counted' && stretch.expected === expected)
        .reduce((seconds, stretch) => seconds + stretch.seconds, 0);
    expect(Math.floor(sum(false))).toBe(clock.usedSeconds);
    expect(told.sums.counted).toBe(sum(false));
    expect(told.remainingSeconds).toBe(sum(true));
    if (clock.state === 'running' && clock.breachedAt === undefined) {
      expect(sum(false) + sum(true)).toBe(clock.targetSeconds);
      expect(told.stretches.at(-1)?.to).toBe(clock.dueAt);
    }
    expect(told.stretches[0]?.from ?? clock.startedAt).toBe(clock.startedAt);
    told.stretches.slice(1).forEach(({ from }, index) => expect(from).toBe(told.stretches[index]?.to));
    const all = told.stretches.filter(({ expected }) => !expected).reduce((seconds, one) => seconds + one.seconds, 0);
    expect(Object.values(told.sums).reduce((a, b) => a + b, 0)).toBeCloseTo(all, 6);
  }
}

describe('the explanation of a clock', () => {
  it('names the holiday over which it stands still, and adds up to the due time', async () => {
    desk.clock.moveTo('2028-05-16T12:00:00Z');
    const { id } = await file();
    desk.advance('P2D');
    expect(lines(await explain(id))).toEqual([
      '05-16 14:00 05-16 16:00 counted',
      '05-16 16:00 05-17 00:00 outside_hours',
      '05-17 00:00 05-18 00:00 holiday Grunnlovsdagen',
      '05-18 00:00 05-18 08:00 outside_hours',
      '05-18 08:00 05-18 14:00 counted',
      '05-18 14:00 05-18 16:00 counted expected',
      '05-18 16:00 05-19 08:00 outside_hours expected',
      '05-19 08:00 05-19 16:00 counted expected',
      '05-19 16:00 05-22 08:00 outside_hours expected',
      '05-22 08:00 05-22 14:00 counted expected',
    ]);
    expect(await explain(id)).toMatchObject({
      target: 'resolution',
      cycle: 1,
      cycles: [1],
      priority: 3,
      service: { key: city.service.key, name: city.service.name },
      calendar: { key: 'city', name: 'Kontortid', timeZone: 'Europe/Oslo' },
      declaration: { version: 1, name: 'Tjenesteerklæring' },
      clock: { usedSeconds: 8 * 3600, dueAt: '2028-05-22T12:00:00.000Z' },
      remainingSeconds: 16 * 3600,
      sums: { counted: 8 * 3600, holiday: 24 * 3600, outside_hours: 16 * 3600, waiting: 0 },
    });
    await addsUp(id);
  });

  it('counts the half of Christmas Eve that is open, and says whose other half it is', async () => {
    const [{ id: calendarId } = { id: '' }] = await desk.build.sql<{ id: string }>(
      `select id from calendar where key = 'city'`,
    );
    await desk.build.sql(
      `insert into calendar_version (id, calendar_id, valid_from, time_zone, always_open, hours, national_holidays, days, day_names)
       select $1, $2, '2026-03-10', time_zone, always_open, hours, national_holidays,
         '{"2026-12-24": [["08:00", "12:00"]]}', '{"2026-12-24": "Julaften"}'
       from calendar_version where calendar_id = $2`,
      [newId(), calendarId],
    );
    desk.clock.moveTo('2026-12-24T10:00:00Z');
    const { id } = await file();
    desk.clock.moveTo('2026-12-28T09:00:00Z');
    expect(lines(await explain(id)).slice(0, 6)).toEqual([
      '12-24 11:00 12-24 12:00 counted',
      '12-24 12:00 12-25 00:00 special_day Julaften',
      '12-25 00:00 12-26 00:00 holiday Første juledag',
      '12-26 00:00 12-27 00:00 holiday Andre juledag',
      '12-27 00:00 12-28 08:00 outside_hours',
      '12-28 08:00 12-28 10:00 counted',
    ]);
    await addsUp(id);
  });

  it('counts a pause over a weekend as a pause only while it would have been open', async () => {
    const { id } = await file();
    await agent.call('take', { params: { id }, body: { version: 1 } });
    desk.clock.moveTo('2026-03-06T14:00:00Z');
    await wait(id);
    desk.clock.moveTo('2026-03-09T08:00:00Z');
    const paused = await explain(id);
    expect(paused).toMatchObject({ clock: { state: 'paused', dueAt: null }, remainingSeconds: 0 });
    expect(lines(paused).slice(-4)).toEqual([
      '03-06 08:00 03-06 15:00 counted',
      '03-06 15:00 03-06 16:00 waiting user',
      '03-06 16:00 03-09 08:00 outside_hours',
      '03-09 08:00 03-09 09:00 waiting user',
    ]);
    await answer(id);
    expect(await explain(id)).toMatchObject({ sums: { waiting: 2 * 3600 } });
    await addsUp(id);
  });

  it('says that being solved did not count when it is opened again', async () => {
    const { id } = await file();
    desk.advance('PT2H');
    await resolve(id);
    expect(lines(await explain(id))).toEqual(['03-02 09:00 03-02 11:00 counted']);
    desk.advance('P1D');
    await employee.call('reopen', { params: { id }, body: { version: await version(id), reason: 'Nei' } });
    desk.advance('PT1H');
    const told = await explain(id);
    expect(lines(told).slice(0, 5)).toEqual([
      '03-02 09:00 03-02 11:00 counted',
      '03-02 11:00 03-02 16:00 resolved',
      '03-02 16:00 03-03 08:00 outside_hours',
      '03-03 08:00 03-03 11:00 resolved',
      '03-03 11:00 03-03 12:00 counted',
    ]);
    expect(marks(told)).toEqual([
      '03-02 09:00 started',
      '03-02 11:00 stopped',
      '03-03 11:00 reopened',
      '03-06 09:00 due',
    ]);
    await addsUp(id);
  });

  it('is of each cycle of second line; without one, of the latest', async () => {
    const { id } = await file();
    const escalate = async () =>
      agent.call('escalate', {
        params: { id },
        body: { version: await version(id), teamKey: city.secondLine.key, reason: 'x', tried: 'y' },
      });
    await escalate();
    desk.advance('PT1H');
    await expert.call('handBack', { params: { id }, body: { version: await version(id), reason: 'z' } });
    desk.advance('PT1H');
    await escalate();
    desk.advance('PT30M');
    const latest = await explain(id, 'second_line_takeover');
    expect(latest).toMatchObject({ cycle: 2, cycles: [1, 2], clock: { state: 'running', usedSeconds: 1_800 } });
    const first = await explain(id, 'second_line_takeover', 1);
    expect(first).toMatchObject({ cycle: 1, cycles: [1, 2], clock: { state: 'met', usedSeconds: 3_600 } });
    expect(lines(first)).toEqual(['03-02 09:00 03-02 10:00 counted']);
    await addsUp(id);
  });

  it('marks warnings, a change of priority with its two targets, and the breach that it brings', async () => {
    const { id } = await file();
    desk.advance('PT1H40M');
    await desk.app.get(Sweep).run();
    const body = { version: 1, priority: 1 as const, priorityReason: 'Mange' };
    await agent.call('updateTicket', { params: { id }, body });
    desk.advance('PT12H');
    const told = await explain(id, 'first_response');
    expect(marks(told)).toEqual([
      '03-02 09:00 started',
      '03-02 10:30 warned',
      '03-02 10:40 retargeted',
      '03-02 10:40 breached',
    ]);
    expect(told.marks.map(({ percent, targetSeconds }) => percent ?? targetSeconds)).toEqual([
      null,
      75,
      [7_200, 900],
      null,
    ]);
    // Of day and night from the change on.
    expect(lines(told)).toEqual(['03-02 09:00 03-02 22:40 counted']);
    expect(told).toMatchObject({ calendar: { key: 'always' }, priority: 1 });
    await addsUp(id);
  });

  it('says how many working days are promised, where it is days', async () => {
    await desk.build.sql(
      `insert into service_declaration (id, version, name, valid_from) values ($1, 2, 'I dager', '2026-03-03T00:00:00Z')`,
      [newId()],
    );
    await desk.build.sql(
      `insert into declaration_target
         (id, declaration_id, service_id, priority, target, seconds, business_days, calendar_id, pause_reasons, warn_percents)
       select gen_random_uuid(), d.id, t.service_id, t.priority, t.target, case when t.target <> 'resolution' then t.seconds end,
         case when t.target = 'resolution' then 3 end, t.calendar_id, t.pause_reasons, t.warn_percents
       from declaration_target t join service_declaration d on d.version = 2`,
    );
    desk.clock.moveTo('2026-03-05T09:00:00Z');
    const { id } = await file();
    desk.clock.moveTo('2026-03-06T08:00:00Z');
    expect(await explain(id)).toMatchObject({
      targetBusinessDays: 3,
      declaration: { version: 2, name: 'I dager' },
      clock: { targetSeconds: 24 * 3600, dueAt: '2026-03-10T09:00:00.000Z' },
      remainingSeconds: 17 * 3600,
    });
    expect((await explain(id, 'first_response')).targetBusinessDays).toBeNull();
    await addsUp(id);
  });

  it('marks that the opening hours have changed on the clocks whose due time that moved, and follows them', async () => {
    const { id } = await file();
    desk.advance('PT10M');
    await (
      await desk.as(await desk.build.serviceOwner(city.agency))
    ).call('addCalendarVersion', {
      params: { key: 'city' },
      body: {
        validFrom: '2026-03-03',
        timeZone: 'Europe/Oslo',
        alwaysOpen: false,
        hours: {
          mon: [['08:00', '16:00']],
          tue: [['08:00', '16:00']],
          wed: [['08:00', '16:00']],
          thu: [['08:00', '16:00']],
          fri: [['08:00', '16:00']],
          sat: [],
          sun: [],
        },
        holidayCountry: 'NO',
        specialDays: [{ date: '2026-03-04', hours: [], name: 'Planleggingsdag' }],
      },
    });
    await desk.drain();
    const told = await explain(id);
    expect(marks(told)).toEqual(['03-02 09:00 started', '03-02 09:10 rescheduled', '03-06 09:00 due']);
    expect(lines(told)).toContain('03-04 00:00 03-05 00:00 special_day Planleggingsdag expected');
    expect(marks(await explain(id, 'first_response'))).toEqual(['03-02 09:00 started', '03-02 11:00 due']);
    await addsUp(id);
  });

  it('ends where the clock ends: met, missed or outside attainment', async () => {
    const { id } = await file();
    desk.advance('PT3H');
    await agent.call('addMessage', { params: { id }, body: { text: 'Hei' } });
    desk.advance('PT1H');
    await agent.call('cancel', { params: { id }, body: { version: await version(id), reason: 'Feilmeldt' } });
    desk.advance('P3D');
    const told = await explain(id, 'first_response');
    expect(told).toMatchObject({ clock: { state: 'missed' }, remainingSeconds: 0, sums: { counted: 3 * 3600 } });
    expect(lines(told)).toEqual(['03-02 09:00 03-02 12:00 counted']);
    expect(marks(told)).toEqual([
      '03-02 09:00 started',
      '03-02 10:30 warned',
      '03-02 10:48 warned',
      '03-02 11:00 breached',
      '03-02 12:00 stopped',
    ]);
    const other = await explain(id);
    expect(other.clock.state).toBe('void');
    expect(lines(other)).toEqual(['03-02 09:00 03-02 13:00 counted']);
    await addsUp(id);
  });
});

describe('who may read it', () => {
  const refusal = (who: ApiClient, id: string, target: string, cycle?: number) =>
    who.refusal('explainClock', { params: { id, target }, query: cycle === undefined ? {} : { cycle } });

  it('is who reads the clocks; of a ticket of another agency nobody knows', async () => {
    const { id, number } = await file();
    expect(await employee.call('explainClock', { params: { id: number, target: 'resolution' } })).toEqual(
      await explain(id),
    );
    const stranger = await desk.as((await desk.build.desk()).agent);
    expect(await refusal(stranger, id, 'resolution')).toMatchObject({ status: 404 });
    expect(await refusal(await desk.as(city.colleague), id, 'resolution')).toMatchObject({ status: 404 });
  });

  it('is the requester for what the city promises them, and not for what is between its lines', async () => {
    const { id } = await file();
    for (const target of CLOCK_TARGETS) {
      const isTheirs = target === 'first_response' || target === 'resolution';
      const path = `/api/v1/tickets/${id}/clocks/${target}/explanation`;
      expect([target, (await employee.raw('GET', path)).status]).toEqual([target, isTheirs ? 200 : 404]);
    }
  });

  it('is who answers for the figures, who gets no name and no text', async () => {
    const { id, number } = await file();
    await agent.call('take', { params: { id }, body: { version: 1 } });
    await wait(id);
    const owner = await desk.as(await desk.build.serviceOwner(await desk.build.agency()));
    for (const target of ['first_response', 'next_update', 'resolution']) {
      const told = await owner.call('explainClock', { params: { id: number, target } });
      expect(told).toEqual(await explain(id, target as ClockTarget));
      for (const secret of [city.employee.name, city.agent.name, city.firstLine.name, 'Sak', 'Noe']) {
        expect(JSON.stringify(told)).not.toContain(secret);
      }
    }
    expect((await owner.raw('GET', `/api/v1/tickets/${id}`)).status).toBe(404);
  });

  it('hears in a sentence that there is no such clock or cycle, and which value is no number', async () => {
    const { id } = await file();
    const none = { status: 404, code: 'not_found', detail: expect.stringContaining('no such clock') };
    expect(await refusal(agent, id, 'resolution', 2)).toMatchObject(none);
    expect(await refusal(agent, id, 'second_line_takeover')).toMatchObject(none);
    expect(await refusal(agent, id, 'coffee')).toMatchObject(none);
    const path = `/api/v1/tickets/${id}/clocks/resolution/explanation`;
    for (const cycle of ['abc', '1.5', '0', '-1', '99999999999', '1&cycle=2', '']) {
      const answer = await agent.raw('GET', `${path}?cycle=${cycle}`);
      expect([cycle, answer.status]).toEqual([cycle, 422]);
      expect(answer.body).toMatchObject({
        errors: expect.arrayContaining([expect.objectContaining({ pointer: '?cycle' })]),
      });
    }
  });
});
