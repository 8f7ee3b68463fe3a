import { startTestDesk, type TestDesk } from '../../support/harness.js';
import type { BuiltDesk } from '../../support/build.js';
import type { ApiClient } from '../../support/api-client.js';

let desk: TestDesk;
let city: BuiltDesk;
let employee: ApiClient;

beforeAll(async () => {
  desk = await startTestDesk({ env: { DATABASE_POOL: '12' } });
});
afterAll(() => desk.stop());
beforeEach(async () => {
  city = await desk.build.desk();
  employee = await desk.as(city.employee);
});

const file = (more: object = {}, as = employee) =>
  as.call('createTicket', { body: { subject: 'Sak', description: 'Noe', serviceKey: city.service.key, ...more } });
const next = (as: ApiClient) => as.call('takeNext', { params: { key: city.firstLine.key } });

describe('take next', () => {
  it('gives each of twenty agents at once one ticket of their own', async () => {
    const agents: ApiClient[] = [];
    for (let n = 0; n < 20; n++) agents.push(await desk.as(await desk.build.agent(city.firstLine, city.agency)));
    const filed = [];
    for (let n = 0; n < 20; n++) filed.push((await file()).id);
    const taken = await Promise.all(agents.map(next));
    expect(new Set(taken.map(({ id }) => id))).toEqual(new Set(filed));
    expect(new Set(taken.map(({ assignee }) => assignee?.id)).size).toBe(20);
    expect(taken.every(({ state, version }) => state === 'open' && version === 2)).toBe(true);
    const [first] = agents;
    if (!first) throw new Error('no agent');
    expect((await first.refusal('takeNext', { params: { key: city.firstLine.key } })).code).toBe('nothing_to_take');
  });

  it('sees a ticket that somebody else only refers to at that moment', async () => {
    const agent = await desk.as(city.agent);
    const { id } = await file();
    await desk.build.sql('begin');
    await desk.build.sql('select 1 from ticket where id = $1 for key share', [id]);
    const taken = await next(agent).finally(() => desk.build.sql('commit'));
    expect(taken.id).toBe(id);
  });

  it('takes the urgent first, then what falls due first, then what was filed first', async () => {
    const late = await file({ impact: 'low', urgency: 'low' });
    const soon = await file({ impact: 'high', urgency: 'medium' });
    desk.advance('PT1M');
    const later = await file({ impact: 'low', urgency: 'low' });
    const agent = await desk.as(city.agent);
    const urgent = await agent.call('createTicket', {
      body: {
        subject: 'Alt står',
        description: 'Hele bygget',
        serviceKey: city.service.key,
        impact: 'high',
        urgency: 'high',
        onBehalfOf: city.employee.id,
      },
    });
    const order = [];
    for (let n = 0; n < 4; n++) order.push((await next(agent)).id);
    expect(order).toEqual([urgent.id, soon.id, late.id, later.id]);
  });

  it('passes over the agent’s own tickets and what is sensitive and not theirs', async () => {
    const agent = await desk.as(city.agent);
    await file({}, agent);
    const other = await file();
    expect((await next(agent)).id).toBe(other.id);
    expect((await agent.refusal('takeNext', { params: { key: city.firstLine.key } })).code).toBe('nothing_to_take');
  });

  it('is for the agents of the line', async () => {
    expect((await employee.refusal('takeNext', { params: { key: city.firstLine.key } })).code).toBe('forbidden');
    const expert = await desk.as(city.expert);
    expect((await expert.refusal('takeNext', { params: { key: city.firstLine.key } })).code).toBe('forbidden');
    expect((await expert.refusal('takeNext', { params: { key: 'finnes-ikke' } })).code).toBe('not_found');
  });
});

describe('where a new ticket goes', () => {
  it('is decided by the first rule that matches, and else is the first-line pool', async () => {
    await desk.build.rule(city.secondLine, { agency: city.agency, service: city.service, position: 1 });
    const direct = await file();
    expect(direct).toMatchObject({ line: 'second', team: { key: city.secondLine.key }, crossings: 0 });
    expect(
      (await (await desk.as(city.expert)).call('history', { params: { id: direct.id } })).items[0]?.details,
    ).toEqual({
      routedBy: `til ${city.secondLine.key}`,
      routingVersion: expect.any(Number),
    });
    const lonely = await desk.build.agency();
    const person = await desk.as(await desk.build.person(lonely));
    expect(await file({}, person)).toMatchObject({ line: 'first', team: { key: 'forstelinje' } });
  });
});

describe('teams', () => {
  it('are listed for everybody, their members for agents', async () => {
    const { items } = await employee.call('teams');
    expect(items).toEqual(expect.arrayContaining([{ key: city.onsite.key, name: city.onsite.name, line: 'onsite' }]));
    const members = { params: { key: city.secondLine.key } };
    expect((await employee.refusal('teamMembers', members)).code).toBe('forbidden');
    expect((await (await desk.as(city.agent)).call('teamMembers', members)).items).toEqual([
      { id: city.expert.id, name: city.expert.name, username: city.expert.username },
    ]);
  });
});
