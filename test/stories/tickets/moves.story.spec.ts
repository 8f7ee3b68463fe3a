import type { DoorName, ProblemBody } from '@desk/contracts';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import type { BuiltDesk } from '../../support/build.js';
import type { ApiClient } from '../../support/api-client.js';

let desk: TestDesk;
let city: BuiltDesk;
let employee: ApiClient;
let agent: ApiClient;
let expert: ApiClient;

beforeAll(async () => {
  desk = await startTestDesk();
  city = await desk.build.desk();
  employee = await desk.as(city.employee);
  agent = await desk.as(city.agent);
  expert = await desk.as(city.expert);
});
afterAll(() => desk.stop());

const MOVES = {
  take: {},
  release: {},
  assign: () => ({ assignee: city.agent2.username }),
  transfer: () => ({ teamKey: city.firstLine.key, reason: 'Feil kø' }),
  escalate: () => ({ teamKey: city.secondLine.key, reason: 'Krever tilgang', tried: 'Alt' }),
  'hand-back': { reason: 'Ikke vårt' },
  pend: { reason: 'vendor' },
  resume: {},
  resolve: { resolution: 'Ordnet', resolutionCode: 'solved' },
  reopen: { reason: 'Virker ikke' },
  close: {},
  cancel: { reason: 'Feilmeldt' },
} as const;
type Move = keyof typeof MOVES;

async function post(as: ApiClient, id: string, move: Move, version: number) {
  const given = MOVES[move];
  const body = { version, ...(typeof given === 'function' ? given() : given) };
  return as.raw('POST', `/api/v1/tickets/${id}/${move}`, { body });
}

/** A ticket brought into a state by the doors alone. */
async function inState(state: string): Promise<{ id: string; version: number }> {
  const { id } = await employee.call('createTicket', {
    body: { subject: 'Sak', description: 'Noe er galt', serviceKey: city.service.key },
  });
  const params = { id };
  let version = 1;
  const go = async (as: ApiClient, move: Move, body: object = {}) => {
    const given = MOVES[move];
    const answer = await as.raw('POST', `/api/v1/tickets/${id}/${move}`, {
      body: { version, ...(typeof given === 'function' ? given() : given), ...body },
    });
    expect(answer.status).toBe(200);
    version = (answer.body as { version: number }).version;
    // Who reads it is shown what who changed it was shown.
    expect(await as.call('ticket', { params })).toEqual(answer.body);
  };
  if (state === 'new') return { id, version };
  if (state === 'cancelled') {
    await go(employee, 'cancel');
    return { id, version };
  }
  await go(agent, 'take');
  if (state === 'pending_requester') await go(agent, 'pend', { reason: 'user' });
  if (state === 'pending_vendor') await go(agent, 'pend', { reason: 'delivery' });
  if (state === 'pending_approval') await go(agent, 'pend', { reason: 'approval' });
  if (state === 'scheduled') await go(agent, 'pend', { reason: 'agreed_time', until: '2026-03-09T08:00:00Z' });
  if (state === 'resolved' || state === 'closed') await go(agent, 'resolve');
  if (state === 'closed') await go(employee, 'close');
  expect((await agent.call('ticket', { params })).state).toBe(state);
  return { id, version };
}

const CHANGING = ['take', 'assign', 'transfer', 'escalate', 'resolve', 'cancel'];
const EXPECTED: Record<string, string[]> = {
  new: CHANGING,
  open: ['release', 'assign', 'transfer', 'escalate', 'pend', 'resolve', 'cancel', 'take'],
  pending_requester: [...CHANGING, 'release', 'resume'],
  pending_vendor: [...CHANGING, 'release', 'resume'],
  pending_approval: [...CHANGING, 'release', 'resume'],
  scheduled: [...CHANGING, 'release', 'resume'],
  resolved: ['reopen', 'close'],
  closed: [],
  cancelled: [],
};

describe('what a state does not allow', () => {
  it.each(Object.keys(EXPECTED))('is refused from %s with the moves that are allowed', async (state) => {
    const { id, version } = await inState(state);
    const allowed = EXPECTED[state] ?? [];
    for (const move of Object.keys(MOVES) as Move[]) {
      if (allowed.includes(move)) continue;
      // Closing is the requester's, everything else the agents'.
      const answer = await post(move === 'close' ? employee : agent, id, move, version);
      const problem = answer.body as ProblemBody;
      expect([move, answer.status, problem.code]).toEqual([move, 409, 'move_not_allowed']);
      expect(new Set(problem.allowed)).toEqual(new Set(allowed));
    }
    expect(await agent.call('ticket', { params: { id } })).toMatchObject({ state, version });
  });

  it('includes changing and pending what has ended', async () => {
    const { id, version } = await inState('resolved');
    const problem = await agent.refusal('updateTicket', { params: { id }, body: { version, subject: 'Ny' } });
    expect(problem).toMatchObject({ code: 'move_not_allowed', allowed: ['reopen', 'close'] });
  });

  it('shows in the abilities of the ticket', async () => {
    const { id } = await inState('scheduled');
    const { abilities } = await agent.call('ticket', { params: { id } });
    expect(abilities).toMatchObject({
      resume: true,
      pend: false,
      release: true,
      handBack: false,
      take: false,
      close: false,
    });
  });
});

describe('a stale version', () => {
  it('gets the present one and what changed, in the words of the api', async () => {
    const { id } = await inState('new');
    await agent.call('take', { params: { id }, body: { version: 1 } });
    await agent.call('updateTicket', { params: { id }, body: { version: 2, subject: 'Nytt navn' } });
    const problem = await agent.refusal('escalate', {
      params: { id },
      body: { version: 1, teamKey: city.secondLine.key, reason: 'x', tried: 'y' },
    });
    expect(problem).toMatchObject({
      status: 409,
      code: 'stale_version',
      current: {
        version: 3,
        changes: {
          state: ['new', 'open'],
          subject: ['Sak', 'Nytt navn'],
          assignee: [null, { id: city.agent.id, name: city.agent.name }],
        },
      },
    });
  });

  it('does not keep a correction from going on top of another one, unless both are of one field', async () => {
    const { id } = await inState('new');
    const lead = await desk.as(city.lead);
    await agent.call('take', { params: { id }, body: { version: 1 } });
    await agent.call('updateTicket', { params: { id }, body: { version: 2, subject: 'Skriver i 3. etasje' } });
    const merged = await lead.call('updateTicket', {
      params: { id },
      body: { version: 1, priority: 2, priorityReason: 'Hele etasjen', kind: 'request' },
    });
    expect(merged).toMatchObject({ version: 4, subject: 'Skriver i 3. etasje', priority: 2, kind: 'request' });

    const both = { version: 2, subject: 'Skriver i kjelleren', kind: 'request' } as const;
    expect(await lead.refusal('updateTicket', { params: { id }, body: both })).toMatchObject({
      status: 409,
      code: 'stale_version',
      current: { version: 4, changes: { subject: ['Sak', 'Skriver i 3. etasje'], priority: [3, 2] } },
    });
    expect((await lead.call('ticket', { params: { id } })).version).toBe(4);
    // What both want alike is no quarrel, and no event.
    const same = { version: 2, subject: 'Skriver i 3. etasje' };
    expect(await lead.call('updateTicket', { params: { id }, body: same })).toMatchObject({ version: 4 });
    // A version that was never there is none.
    const ahead = { version: 9, subject: 'Fra framtiden' };
    expect((await lead.refusal('updateTicket', { params: { id }, body: ahead })).code).toBe('stale_version');
    const ended = await inState('open');
    await agent.call('resolve', {
      params: { id: ended.id },
      body: { version: ended.version, resolution: 'Ordnet', resolutionCode: 'solved' },
    });
    const late = { version: ended.version, subject: 'For sent' };
    expect((await lead.refusal('updateTicket', { params: { id: ended.id }, body: late })).code).toBe(
      'move_not_allowed',
    );
  });

  it('does not come of messages and notes', async () => {
    const { id, version } = await inState('open');
    await employee.call('addMessage', { params: { id }, body: { text: 'Hei' } });
    await agent.call('addNote', { params: { id }, body: { text: 'Hm' } });
    expect((await agent.call('release', { params: { id }, body: { version } })).version).toBe(version + 1);
  });

  it('lets one of two changes at the same instant through', async () => {
    const { id } = await inState('new');
    const agent2 = await desk.as(city.agent2);
    const answers = await Promise.all([agent, agent2].map((as) => post(as, id, 'take', 1)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('who may', () => {
  it('is not the requester, nor an agent whose own ticket it is', async () => {
    const { id, version } = await inState('open');
    expect((await post(employee, id, 'resolve', version)).status).toBe(403);
    const mine = await agent.call('createTicket', {
      body: { subject: 'Min egen', description: 'Hjelp', serviceKey: city.service.key },
    });
    expect(mine).toMatchObject({ requester: { id: city.agent.id }, channel: 'portal', abilities: { take: false } });
    expect(await agent.refusal('take', { params: { id: mine.id }, body: { version: 1 } })).toMatchObject({
      status: 403,
      code: 'own_ticket',
    });
    const lead = await desk.as(city.lead);
    const body = { version: 1, assignee: city.agent.username };
    expect((await lead.refusal('assign', { params: { id: mine.id }, body })).code).toBe('own_ticket');
  });

  it('works in the line where the ticket stands', async () => {
    const { id } = await inState('new');
    expect((await expert.refusal('take', { params: { id }, body: { version: 1 } })).code).toBe('forbidden');
    const body = { version: 1, assignee: city.expert.username };
    expect(await agent.refusal('assign', { params: { id }, body })).toMatchObject({
      code: 'validation_failed',
      errors: [{ pointer: '/assignee' }],
    });
  });

  it('is nobody of another agency', async () => {
    const { id, version } = await inState('open');
    const other = await desk.build.desk();
    for (const person of [other.agent, other.employee, other.contact]) {
      const stranger = await desk.as(person);
      for (const door of ['ticket', 'history', 'clocks', 'messages', 'notes'] as const satisfies DoorName[]) {
        expect((await stranger.refusal(door, { params: { id } })).code).toBe('not_found');
      }
      expect((await post(stranger, id, 'take', version)).status).toBe(404);
      expect((await stranger.refusal('addMessage', { params: { id }, body: { text: 'Hei' } })).code).toBe('not_found');
    }
  });
});

describe('assigning and moving', () => {
  it('gives a ticket to a colleague and to another team of the line', async () => {
    const { id } = await inState('new');
    const assigned = await agent.call('assign', {
      params: { id },
      body: { version: 1, assignee: city.agent2.username },
    });
    expect(assigned).toMatchObject({ state: 'open', assignee: { id: city.agent2.id, name: city.agent2.name } });
    const other = await desk.build.team('first', [city.agency]);
    const member = await desk.build.agent(other, city.agency);
    const moved = await agent.call('assign', {
      params: { id },
      body: { version: 2, assignee: member.id, teamKey: other.key },
    });
    expect(moved).toMatchObject({ team: { key: other.key }, assignee: { id: member.id }, crossings: 0 });
    const back = await agent.call('transfer', {
      params: { id },
      body: { version: 3, teamKey: city.firstLine.key, reason: 'Vårt likevel' },
    });
    expect(back).toMatchObject({ team: { key: city.firstLine.key }, assignee: null, state: 'open' });
  });

  it('refuses teams that do not exist, are of another line, or do not serve the agency', async () => {
    const { id } = await inState('new');
    const other = await desk.build.desk();
    for (const teamKey of ['finnes-ikke', other.secondLine.key, city.firstLine.key]) {
      const problem = await agent.refusal('escalate', {
        params: { id },
        body: { version: 1, teamKey, reason: 'x', tried: 'y' },
      });
      expect(problem).toMatchObject({ status: 422, errors: [{ pointer: '/teamKey' }] });
    }
  });

  it('flags a ticket that crosses the line three times', async () => {
    const { id } = await inState('new');
    const params = { id };
    const body = { teamKey: city.secondLine.key, reason: 'x', tried: 'y' };
    let ticket = await agent.call('escalate', { params, body: { ...body, version: 1 } });
    ticket = await expert.call('handBack', { params, body: { version: ticket.version, reason: 'z' } });
    expect(ticket.pingPong).toBe(false);
    ticket = await agent.call('escalate', { params, body: { ...body, version: ticket.version } });
    expect(ticket).toMatchObject({ crossings: 3, pingPong: true, line: 'second' });
  });

  it('overrides the priority only with a reason', async () => {
    const { id } = await inState('new');
    expect(await agent.refusal('updateTicket', { params: { id }, body: { version: 1, priority: 1 } })).toMatchObject({
      errors: [{ pointer: '/priorityReason' }],
    });
    const other = await desk.build.service();
    const changed = await agent.call('updateTicket', {
      params: { id },
      body: { version: 1, priority: 1, priorityReason: 'Hele skolen', serviceKey: other.key, kind: 'request' },
    });
    expect(changed).toMatchObject({
      priority: 1,
      priorityReason: 'Hele skolen',
      service: { key: other.key },
      kind: 'request',
    });
    expect((await employee.call('ticket', { params: { id } })).priorityReason).toBeNull();
    expect(
      (await agent.refusal('updateTicket', { params: { id }, body: { version: 2, serviceKey: 'ukjent' } })).errors,
    ).toEqual([expect.objectContaining({ pointer: '/serviceKey' })]);
  });
});
