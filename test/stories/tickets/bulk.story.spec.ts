import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BulkChange, BulkItem, BulkSum, BulkView, TicketView } from '@desk/contracts';
import { RunBulk } from '../../../libs/tickets/src/bulk/run-bulk.js';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk, BuiltTeam } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { LiveClient, until } from '../../support/live-client.js';

jest.setTimeout(60_000);

let desk: TestDesk;
let people: BuiltDesk;
let otherTeam: BuiltTeam;
let employee: ApiClient;
let agent: ApiClient;
let colleague: ApiClient;
beforeAll(async () => {
  desk = await startTestDesk();
  people = await desk.build.desk();
  otherTeam = await desk.build.team('first', [people.agency]);
  [employee, agent, colleague] = await Promise.all([
    desk.as(people.employee),
    desk.as(people.agent),
    desk.as(people.agent2),
  ]);
});
afterAll(() => desk.stop());

const body = () => ({ subject: 'Skriver', description: 'Tom', serviceKey: people.service.key });
const file = (by = employee): Promise<TicketView> => by.call('createTicket', { body: body() });
const files = (count: number) => Promise.all(Array.from({ length: count }, () => file()));
const now = ({ id }: { id: string }, reader = agent) => reader.call('ticket', { params: { id } });
const ids = (tickets: readonly TicketView[]) => tickets.map(({ id }) => id);
const summed = (sums: readonly BulkSum[]) =>
  Object.fromEntries(sums.map(({ outcome, code, count }) => [[outcome, code].filter(Boolean).join(' '), count]));
const sound = (items: readonly BulkItem[]) =>
  items.flatMap(({ ticketId, version, outcome }) =>
    outcome === 'ok' && version !== null ? [{ id: ticketId, version }] : [],
  );

async function carriedOut(
  change: BulkChange,
  tickets: { id: string; version: number }[],
  by = agent,
): Promise<BulkView> {
  const { id } = await by.call('startBulk', { body: { change, tickets } });
  await desk.drain();
  return by.call('bulk', { params: { id } });
}
async function undone({ id }: BulkView, by = agent): Promise<BulkView> {
  await by.call('undoBulk', { params: { id } });
  await desk.drain();
  return by.call('bulk', { params: { id } });
}

describe('the preview', () => {
  it('says of each ticket what would become of it, and changes nothing', async () => {
    const [plain, taken, own, cancelled, secret] = [
      await file(),
      await file(),
      await file(agent),
      await file(),
      await file(),
    ];
    await colleague.call('take', { params: { id: taken.id }, body: { version: 1 } });
    await employee.call('cancel', { params: { id: cancelled.id }, body: { version: 1, reason: 'Ordnet' } });
    await desk.build.sql('update ticket set sensitive = true where id = $1', [secret.id]);
    const foreign = await (await desk.as((await desk.build.desk()).employee)).call('createTicket', { body: body() });
    const all = [plain, taken, own, cancelled, secret, foreign];
    const preview = await agent.call('previewBulk', {
      body: { ticketIds: ids(all), change: { verb: 'assign', assignee: people.agent2.username } },
    });
    expect(preview.items.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['ok', null],
      ['unchanged', null],
      ['refused', 'own_ticket'],
      ['refused', 'move_not_allowed'],
      ['ok', null],
      ['not_found', null],
    ]);
    expect(preview.items.map(({ subject }) => subject)).toEqual([...Array<string>(4).fill('Skriver'), null, null]);
    expect(summed(preview.sums)).toEqual({
      ok: 2,
      unchanged: 1,
      'refused move_not_allowed': 1,
      'refused own_ticket': 1,
      not_found: 1,
    });
    expect(preview).toMatchObject({ undoable: true, messages: 0 });
    expect((await now(plain)).version).toBe(1);
    expect(
      await employee.refusal('previewBulk', { body: { ticketIds: [plain.id], change: { verb: 'resume' } } }),
    ).toMatchObject({
      status: 403,
    });
  });

  it('refuses by field what could not be done to any ticket', async () => {
    const { id } = await file();
    const refused = async (change: BulkChange) =>
      (await agent.refusal('previewBulk', { body: { ticketIds: [id], change } })).errors?.map(({ pointer }) => pointer);
    expect(await refused({ verb: 'assign', assignee: 'finnes-ikke' })).toEqual(['/change/assignee']);
    expect(await refused({ verb: 'transfer', teamKey: 'finnes-ikke' })).toEqual(['/change/reason']);
    expect(await refused({ verb: 'transfer', teamKey: 'finnes-ikke', reason: 'X' })).toEqual(['/change/teamKey']);
    expect(await refused({ verb: 'update' })).toEqual(['/change/priority']);
    expect(await refused({ verb: 'update', priority: 1 })).toEqual(['/change/priorityReason']);
    expect(await refused({ verb: 'pend', pendingReason: 'agreed_time' })).toEqual(['/change/until']);
    expect(await refused({ verb: 'resolve' })).toEqual(['/change/resolution', '/change/resolutionCode']);
    const many = { ticketIds: Array.from({ length: 501 }, () => id), change: { verb: 'resume' } };
    expect((await agent.raw('POST', '/api/v1/bulk/preview', { body: many })).status).toBe(422);
  });
});

describe('a bulk change', () => {
  it('is carried out ticket by ticket, leaves alone what has changed since, and tells how far it is', async () => {
    const tickets = await files(5);
    const change: BulkChange = { verb: 'assign', assignee: people.agent.username };
    const { items } = await agent.call('previewBulk', { body: { ticketIds: ids(tickets), change } });
    const [changed, withdrawn] = tickets as [TicketView, TicketView];
    await colleague.call('take', { params: { id: changed.id }, body: { version: 1 } });
    await desk.build.sql('update ticket set requester_id = $2 where id = $1', [withdrawn.id, people.agent.id]);
    const socket = await LiveClient.as(agent);
    const done = await carriedOut(change, sound(items));
    expect(done).toMatchObject({ state: 'done', total: 5, done: 5 });
    expect(summed(done.sums)).toEqual({ ok: 3, 'refused own_ticket': 1, 'stale stale_version': 1 });
    expect(done.failed.map(({ ticketId, outcome }) => [ticketId, outcome])).toEqual([
      [changed.id, 'stale'],
      [withdrawn.id, 'refused'],
    ]);
    expect((await now(changed)).assignee?.id).toBe(people.agent2.id);
    for (const ticket of tickets.slice(2)) {
      expect(await now(ticket)).toMatchObject({ assignee: { id: people.agent.id }, state: 'open', version: 2 });
      const { items: log } = await agent.call('history', { params: { id: ticket.id }, query: {} });
      expect(log.at(-1)).toMatchObject({ type: 'ticket.assigned', actor: { id: people.agent.id } });
    }
    await until('the hint', () => socket.hints.some(({ topic, id }) => topic === 'bulk' && id === done.id));
    socket.close();
    // Nobody else's business.
    expect(await colleague.refusal('bulk', { params: { id: done.id } })).toMatchObject({ status: 404 });
    expect(await colleague.refusal('undoBulk', { params: { id: done.id } })).toMatchObject({ status: 404 });
  });

  it('is done once, also when two workers are at it and the job comes again', async () => {
    const tickets = await files(8);
    const { id } = await agent.call('startBulk', {
      body: {
        change: { verb: 'transfer', teamKey: otherTeam.key, reason: 'Hører til dere' },
        tickets: tickets.map((ticket) => ({ id: ticket.id, version: 1 })),
      },
    });
    const runner = desk.app.get(RunBulk, { strict: false });
    await Promise.all([runner.run(), runner.run(), runner.run()]);
    await desk.drain();
    const view = await agent.call('bulk', { params: { id } });
    expect([view.state, summed(view.sums)]).toEqual(['done', { ok: 8 }]);
    for (const ticket of tickets) {
      const { items } = await agent.call('history', { params: { id: ticket.id }, query: {} });
      expect(items.filter(({ type }) => type === 'ticket.transferred')).toHaveLength(1);
    }
  });

  it('sends each requester the resolution, and refuses what is not there', async () => {
    const tickets = await files(2);
    const change: BulkChange = {
      verb: 'resolve',
      resolution: 'Skriverne er startet på nytt.',
      resolutionCode: 'solved',
    };
    const preview = await agent.call('previewBulk', { body: { ticketIds: ids(tickets), change } });
    expect(preview.messages).toBe(2);
    await carriedOut(change, sound(preview.items));
    for (const ticket of tickets) {
      const { items } = await employee.call('messages', { params: { id: ticket.id }, query: {} });
      expect(items.at(-1)?.text).toBe('Skriverne er startet på nytt.');
    }
    const missing = { change, tickets: [{ id: people.agency.id, version: 1 }] };
    expect(await agent.refusal('startBulk', { body: missing })).toMatchObject({ status: 404 });
  });
});

describe('undoing', () => {
  it('puts back what is as the change left it, and says which could not', async () => {
    const tickets = await files(4);
    const [first, second] = tickets as [TicketView, TicketView];
    await colleague.call('take', { params: { id: first.id }, body: { version: 1 } });
    await colleague.call('pend', { params: { id: first.id }, body: { version: 2, reason: 'vendor' } });
    const versions = await Promise.all(
      tickets.map(async (ticket) => ({ id: ticket.id, version: (await now(ticket)).version })),
    );
    const done = await carriedOut({ verb: 'transfer', teamKey: otherTeam.key, reason: 'Feil' }, versions);
    expect(done.undoUntil).not.toBeNull();
    await desk.build.joinTeam(otherTeam, people.lead);
    await (await desk.as(people.lead)).call('take', { params: { id: second.id }, body: { version: 2 } });
    const back = await undone(done);
    expect([back.state, summed(back.undoSums)]).toEqual(['undone', { ok: 3, 'stale stale_version': 1 }]);
    expect(back.failed.map(({ ticketId }) => ticketId)).toEqual([second.id]);
    expect(await now(first)).toMatchObject({
      team: { key: people.firstLine.key },
      assignee: { id: people.agent2.id },
      state: 'pending_vendor',
    });
    expect(await now(second)).toMatchObject({ team: { key: otherTeam.key } });
    expect(await agent.refusal('undoBulk', { params: { id: done.id } })).toMatchObject({ code: 'undo_over' });
  });

  it.each<[BulkChange, object]>([
    [
      { verb: 'update', priority: 1, priorityReason: 'Mange' },
      { priority: 4, state: 'new' },
    ],
    [
      { verb: 'resolve', resolution: 'Rettet', resolutionCode: 'solved' },
      { state: 'open', resolution: null, reopenCount: 1 },
    ],
  ])('goes back from %j', async (change, expected) => {
    const ticket = await file();
    const before = await now(ticket);
    const done = await carriedOut(change, [{ id: ticket.id, version: 1 }]);
    expect(summed(done.sums)).toEqual({ ok: 1 });
    expect(summed((await undone(done)).undoSums)).toEqual({ ok: 1 });
    expect(await now(ticket)).toMatchObject({
      ...expected,
      ...('priority' in expected && { priority: before.priority }),
    });
  });

  it('has its time, and there is no way back from cancelled', async () => {
    const [late, spam] = await files(2);
    const one = (ticket: TicketView | undefined) => [{ id: ticket?.id ?? '', version: 1 }];
    const done = await carriedOut({ verb: 'assign', assignee: people.agent.username }, one(late));
    desk.advance('PT61M');
    expect(await agent.refusal('undoBulk', { params: { id: done.id } })).toMatchObject({
      code: 'undo_over',
      status: 409,
    });
    expect((await agent.call('bulk', { params: { id: done.id } })).undoUntil).toBeNull();
    const gone = await carriedOut({ verb: 'cancel', reason: 'Søppelpost' }, one(spam));
    expect([gone.undoUntil, summed(gone.sums)]).toEqual([null, { ok: 1 }]);
    expect(await agent.refusal('undoBulk', { params: { id: gone.id } })).toMatchObject({ code: 'undo_over' });
  });
});
