import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CreateTicketRequest, QueueQuery, QueueRow, TicketView } from '@desk/contracts';
import pg from 'pg';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { wholeQueue } from '../../support/live-client.js';
import { fillWithTickets } from '../../support/tickets.js';

// A machine that also does other things takes its time.
jest.setTimeout(60_000);

let desk: TestDesk;
let people: BuiltDesk;
let employee: ApiClient;
let agent: ApiClient;
beforeAll(async () => {
  desk = await startTestDesk();
  people = await desk.build.desk();
  [employee, agent] = await Promise.all([desk.as(people.employee), desk.as(people.agent)]);
});
afterAll(() => desk.stop());

const file = (given: Partial<CreateTicketRequest> = {}): Promise<TicketView> =>
  employee.call('createTicket', {
    body: { subject: 'Sak', description: 'Noe er galt.', serviceKey: people.service.key, ...given },
  });

const idsOf = (rows: readonly { id: string }[]) => rows.map((row) => row.id);

describe('the order of the queue', () => {
  it('is the order in which "take next" gives the tickets', async () => {
    for (const [impact, urgency] of [
      ['low', 'low'],
      ['high', 'high'],
      ['medium', 'high'],
      ['low', 'medium'],
      ['high', 'low'],
    ] as const) {
      await file({ impact, urgency });
      desk.advance('PT7M');
    }
    const urgent = await file();
    await agent.call('updateTicket', {
      params: { id: urgent.id },
      body: { version: urgent.version, priority: 1, priorityReason: 'Hele etaten står' },
    });
    const { rows } = await wholeQueue(agent, people.firstLine.key);
    expect(rows[0]?.id).toBe(urgent.id);
    const taken: string[] = [];
    while (taken.length < rows.length) {
      taken.push((await agent.call('takeNext', { params: { key: people.firstLine.key } })).id);
    }
    expect(taken).toEqual(idsOf(rows));
    expect(await agent.refusal('takeNext', { params: { key: people.firstLine.key } })).toMatchObject({
      code: 'nothing_to_take',
    });
  });
});

describe('the pages of the queue', () => {
  it('give every ticket that stands still exactly once, while others move', async () => {
    const own = await desk.build.desk();
    const reader = await desk.as(own.agent);
    const client = new pg.Client({ connectionString: desk.database.adminUrl });
    await client.connect();
    const [{ teams } = { teams: 0 }] = await desk.build.sql<{ teams: number }>(
      'select count(*)::int as teams from team',
    );
    await fillWithTickets(client, { tickets: 500 * teams, closed: 0 });
    await client.query('update ticket set agency_id = $1 where team_id = $2', [own.agency.id, own.firstLine.id]);
    await client.end();
    const before = await wholeQueue(reader, own.firstLine.key);
    expect(before.rows.length).toBe(500);

    const moved = new Set<string>();
    const seen: QueueRow[] = [];
    let cursor: string | undefined;
    for (let round = 0; ; round += 1) {
      const query: QueueQuery = { limit: 50, ...(cursor === undefined ? {} : { cursor }) };
      const page = await reader.call('queue', { params: { key: own.firstLine.key }, query });
      seen.push(...page.items);
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
      const [ahead, behind] = [before.rows[(round * 37 + 120) % 500], before.rows[(round * 11) % 40]];
      for (const row of [ahead, behind]) {
        if (!row || moved.has(row.id)) continue;
        moved.add(row.id);
        const due = `2026-03-01T0${round % 9}:00:00Z`;
        await desk.build.sql('update ticket set next_due_at = $2 where id = $1', [row.id, due]);
      }
    }
    expect(moved.size).toBeGreaterThan(10);
    const still = (rows: readonly QueueRow[]) => idsOf(rows).filter((id) => !moved.has(id));
    expect(still(seen)).toEqual(still(before.rows));
    expect((await wholeQueue(reader, own.firstLine.key, 7)).rows).toEqual(
      (await wholeQueue(reader, own.firstLine.key)).rows,
    );
  });

  it('are narrowed by state, assignee, priority, service and agency', async () => {
    const own = await desk.build.desk();
    const [filer, reader] = [await desk.as(own.employee), await desk.as(own.agent)];
    const other = await desk.build.service();
    const body = { subject: 'S', description: 'D', serviceKey: own.service.key };
    const mine = await filer.call('createTicket', { body });
    const free = await filer.call('createTicket', {
      body: { ...body, serviceKey: other.key, impact: 'medium', urgency: 'high' },
    });
    await reader.call('take', { params: { id: mine.id }, body: { version: mine.version } });
    const ids = async (query: QueueQuery) =>
      idsOf((await reader.call('queue', { params: { key: own.firstLine.key }, query })).items);
    expect(await ids({ state: ['open'] })).toEqual([mine.id]);
    expect((await ids({ state: ['open', 'new'] })).sort()).toEqual([mine.id, free.id].sort());
    expect(await ids({ assignee: 'me' })).toEqual([mine.id]);
    expect(await ids({ assignee: 'none' })).toEqual([free.id]);
    expect(await ids({ assignee: own.agent.id })).toEqual([mine.id]);
    expect(await ids({ priority: [2] })).toEqual([free.id]);
    expect(await ids({ service: [other.key] })).toEqual([free.id]);
    expect((await ids({ agency: [own.agency.key] })).length).toBe(2);
    expect(await ids({ agency: ['ingen'] })).toEqual([]);
    const joined = await reader.raw('GET', `/api/v1/teams/${own.firstLine.key}/queue?state=open,new&priority=2,4`);
    expect((joined.body as { items: unknown[] }).items.length).toBeGreaterThan(0);
  });

  it.each([
    ['limit=0'],
    ['limit=201'],
    ['limit=x'],
    ['state=resolved'],
    ['assignee=somebody'],
    ['priority=9'],
    ['cursor=tull'],
    [`cursor=${Buffer.from('["1","x",3,4]').toString('base64url')}`],
    ['unknown=1'],
  ])('refuse ?%s', async (query) => {
    const answer = await agent.raw('GET', `/api/v1/teams/${people.firstLine.key}/queue?${query}`);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([422, 'validation_failed']);
  });
});

describe('the readers of the queue', () => {
  it('are its team, and agents who serve all of its agencies', async () => {
    const stranger = await desk.build.desk();
    const params = { key: people.firstLine.key };
    expect((await (await desk.as(people.expert)).call('queue', { params, query: {} })).items).toBeDefined();
    expect(await (await desk.as(stranger.agent)).refusal('queue', { params, query: {} })).toMatchObject({
      status: 403,
    });
    expect(await employee.refusal('queue', { params, query: {} })).toMatchObject({ status: 403 });
    expect(await agent.refusal('queue', { params: { key: 'finnes-ikke' }, query: {} })).toMatchObject({ status: 404 });
  });
});
