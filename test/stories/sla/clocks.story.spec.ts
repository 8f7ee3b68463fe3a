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

/** Priority 3: first response in 2 h, resolution in 24 h, second line takes over in 2 h, of office hours 8–16. */
const file = () =>
  employee.call('createTicket', {
    body: { subject: 'Sak', description: 'Noe', serviceKey: city.service.key },
  });
const clocks = async (id: string) =>
  Object.fromEntries(
    (await agent.call('clocks', { params: { id } })).items.map((clock) => [`${clock.target} ${clock.cycle}`, clock]),
  );
const history = async (id: string) => (await agent.call('history', { params: { id } })).items;
const sweep = async () => {
  await desk.app.get(Sweep).run();
  await desk.drain();
};

describe('the clocks of a ticket', () => {
  it('run from filing, stand still while the requester is asked, and stop', async () => {
    const { id, nextDueAt } = await file();
    expect(nextDueAt).toBe('2026-03-02T10:00:00.000Z');
    expect(await clocks(id)).toMatchObject({
      'first_response 1': { state: 'running', targetSeconds: 7_200, dueAt: '2026-03-02T10:00:00.000Z' },
      'resolution 1': { state: 'running', dueAt: '2026-03-05T08:00:00.000Z', usedSeconds: 0 },
    });
    desk.advance('PT30M');
    await agent.call('addMessage', { params: { id }, body: { text: 'Hei' } });
    await agent.call('pend', { params: { id }, body: { version: 1, reason: 'user' } });
    expect(await clocks(id)).toMatchObject({
      'first_response 1': { state: 'met', usedSeconds: 1_800, stoppedAt: '2026-03-02T08:30:00.000Z', dueAt: null },
      'next_update 2': { state: 'paused' },
      'resolution 1': { state: 'paused', dueAt: null, usedSeconds: 1_800 },
    });
    desk.advance('PT24H');
    await employee.call('addMessage', { params: { id }, body: { text: 'Ja' } });
    expect(await clocks(id)).toMatchObject({ 'resolution 1': { state: 'running', dueAt: '2026-03-06T08:00:00.000Z' } });
    const { version } = await agent.call('ticket', { params: { id } });
    await agent.call('resolve', { params: { id }, body: { version, resolution: 'Ok', resolutionCode: 'solved' } });
    expect(await clocks(id)).toMatchObject({ 'resolution 1': { state: 'met', usedSeconds: 1_800 } });
    await employee.call('reopen', { params: { id }, body: { version: version + 1, reason: 'Nei' } });
    expect(await clocks(id)).toMatchObject({ 'resolution 1': { state: 'running', usedSeconds: 1_800 } });
  });

  it('of second line begin when it gets the ticket and end when it gives it back', async () => {
    const { id } = await file();
    const body = { version: 1, teamKey: city.secondLine.key, reason: 'x', tried: 'y' };
    await agent.call('escalate', { params: { id }, body });
    expect(await clocks(id)).toMatchObject({
      'second_line_takeover 1': { state: 'running' },
      'second_line_resolution 1': { state: 'running' },
    });
    desk.advance('PT1H');
    await expert.call('take', { params: { id }, body: { version: 2 } });
    await expert.call('handBack', { params: { id }, body: { version: 3, reason: 'z' } });
    expect(await clocks(id)).toMatchObject({
      'second_line_takeover 1': { state: 'met', usedSeconds: 3_600 },
      'second_line_resolution 1': { state: 'met' },
    });
    await agent.call('cancel', { params: { id }, body: { version: 4, reason: 'Feilmeldt' } });
    expect(await clocks(id)).toMatchObject({
      'resolution 1': { state: 'void' },
      'first_response 1': { state: 'void' },
    });
  });

  it('may be breached at once by another priority', async () => {
    const { id } = await file();
    desk.advance('PT1H');
    const body = { version: 1, priority: 1 as const, priorityReason: 'Mange' };
    await agent.call('updateTicket', { params: { id }, body });
    expect(await clocks(id)).toMatchObject({
      'first_response 1': { targetSeconds: 900, breachedAt: '2026-03-02T09:00:00.000Z', usedSeconds: 3_600 },
    });
  });
});

describe('a breach', () => {
  it('is dated when it fell due, however late the sweep comes, and happens once with two sweeps at once', async () => {
    const { id } = await file();
    desk.advance('PT5H');
    expect((await clocks(id))['first_response 1']).toMatchObject({ breachedAt: '2026-03-02T10:00:00.000Z' });
    await Promise.all([desk.app.get(Sweep).run(), desk.app.get(Sweep).run(), sweep()]);
    await sweep();
    const told = (await history(id)).filter(({ type }) => type.startsWith('sla.'));
    expect(
      told.map(({ type, occurredAt, details }) => [type, occurredAt, details['target'], details['percent']]),
    ).toEqual([
      ['sla.warned', '2026-03-02T09:30:00.000Z', 'first_response', 75],
      ['sla.warned', '2026-03-02T09:48:00.000Z', 'first_response', 90],
      ['sla.breached', '2026-03-02T10:00:00.000Z', 'first_response', undefined],
    ]);
    expect((await clocks(id))['first_response 1']).toMatchObject({
      state: 'running',
      breachedAt: '2026-03-02T10:00:00.000Z',
    });
    expect((await agent.call('ticket', { params: { id } })).version).toBe(1);
  });

  it('stands in the log before the command that comes after it, without any sweep', async () => {
    const { id } = await file();
    desk.advance('PT3H');
    await agent.call('take', { params: { id }, body: { version: 1 } });
    expect((await history(id)).map(({ type, occurredAt }) => [type, occurredAt])).toEqual([
      ['ticket.created', '2026-03-02T08:00:00.000Z'],
      ['sla.warned', '2026-03-02T09:30:00.000Z'],
      ['sla.warned', '2026-03-02T09:48:00.000Z'],
      ['sla.breached', '2026-03-02T10:00:00.000Z'],
      ['ticket.taken', '2026-03-02T11:00:00.000Z'],
    ]);
    await sweep();
    expect(await history(id)).toHaveLength(5);
  });

  it('is not what happens exactly when due', async () => {
    const { id } = await file();
    desk.advance('PT2H');
    await sweep();
    await agent.call('addMessage', { params: { id }, body: { text: 'Hei' } });
    expect((await clocks(id))['first_response 1']).toMatchObject({ state: 'met' });
    expect((await history(id)).some(({ type }) => type === 'sla.breached')).toBe(false);
  });
});

describe('what the desk does by itself', () => {
  async function asked() {
    const { id } = await file();
    await agent.call('take', { params: { id }, body: { version: 1 } });
    await agent.call('pend', { params: { id }, body: { version: 2, reason: 'user' } });
    return id;
  }

  it('reminds after three and six working days and gives up after ten', async () => {
    const id = await asked();
    for (let day = 0; day < 15; day++) {
      await sweep();
      desk.advance('P1D');
    }
    await sweep();
    const told = (await history(id)).filter(({ actor, type }) => actor === null && type.startsWith('ticket.'));
    expect(told.map(({ type, occurredAt }) => [type, occurredAt])).toEqual([
      ['ticket.reminded', '2026-03-05T08:00:00.000Z'],
      ['ticket.reminded', '2026-03-10T08:00:00.000Z'],
      ['ticket.resolved', '2026-03-16T08:00:00.000Z'],
    ]);
    const ticket = await employee.call('ticket', { params: { id } });
    expect(ticket).toMatchObject({ state: 'resolved', resolutionCode: 'no_answer', abilities: { reopen: true } });
    const { items } = await employee.call('messages', { params: { id } });
    expect(items).toEqual([expect.objectContaining({ authorRole: 'system', author: null, text: ticket.resolution })]);
  });

  it('does all of it at its time even when nobody swept for weeks', async () => {
    const id = await asked();
    desk.advance('P60D');
    await sweep();
    const told = (await history(id)).filter(({ actor, type }) => actor === null && type.startsWith('ticket.'));
    expect(told.map(({ type, occurredAt }) => [type, occurredAt])).toEqual([
      ['ticket.reminded', '2026-03-05T08:00:00.000Z'],
      ['ticket.reminded', '2026-03-10T08:00:00.000Z'],
      ['ticket.resolved', '2026-03-16T08:00:00.000Z'],
      ['ticket.closed', '2026-03-30T07:00:00.000Z'],
    ]);
    const message = await employee.call('addMessage', { params: { id }, body: { text: 'Jo, her er svaret' } });
    expect(message.ticket.id).not.toBe(id);
  });

  it('opens a ticket again when the agreed time has come', async () => {
    const { id } = await file();
    await agent.call('take', { params: { id }, body: { version: 1 } });
    const body = { version: 2, reason: 'agreed_time' as const, until: '2026-03-03T10:00:00+01:00' };
    await agent.call('pend', { params: { id }, body });
    desk.advance('P2D');
    await sweep();
    expect(await agent.call('ticket', { params: { id } })).toMatchObject({ state: 'open', pendingUntil: null });
    expect((await history(id)).find(({ type }) => type === 'ticket.resumed')).toMatchObject({
      type: 'ticket.resumed',
      occurredAt: '2026-03-03T09:00:00.000Z',
      details: { why: 'time' },
    });
    expect(
      (await agent.refusal('pend', { params: { id }, body: { version: 4, reason: 'agreed_time' } })).errors,
    ).toEqual([expect.objectContaining({ pointer: '/until' })]);
  });

  it('closes what nobody reopened, and reopens no more after that', async () => {
    const { id } = await file();
    const resolved = await agent.call('resolve', {
      params: { id },
      body: { version: 1, resolution: 'Ok', resolutionCode: 'solved' },
    });
    expect(resolved.reopenUntil).toBe('2026-03-16T08:00:00.000Z');
    desk.advance('P13DT23H');
    await sweep();
    expect((await employee.call('ticket', { params: { id } })).abilities.reopen).toBe(true);
    desk.advance('PT1H1S');
    const body = { version: resolved.version, reason: 'For sent' };
    expect(await employee.refusal('reopen', { params: { id }, body })).toMatchObject({
      code: 'move_not_allowed',
      allowed: ['close'],
    });
    await sweep();
    expect(await employee.call('ticket', { params: { id } })).toMatchObject({
      state: 'closed',
      closedAt: '2026-03-16T08:00:00.000Z',
    });
  });
});
