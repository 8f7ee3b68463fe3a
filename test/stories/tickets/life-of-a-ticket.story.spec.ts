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
});
afterAll(() => desk.stop());
beforeEach(async () => {
  city = await desk.build.desk();
  employee = await desk.as(city.employee);
  agent = await desk.as(city.agent);
  expert = await desk.as(city.expert);
});

const filed = (as: ApiClient, more: object = {}) =>
  as.call('createTicket', {
    body: { subject: 'Skriveren virker ikke', description: 'Den blinker rødt.', serviceKey: city.service.key, ...more },
  });

describe('from filing to closing', () => {
  it('goes through first line, second line and back to the requester', async () => {
    const ticket = await filed(employee);
    expect(ticket).toMatchObject({
      number: expect.stringMatching(/^OSL-\d{7}$/),
      state: 'new',
      version: 1,
      line: 'first',
      priority: 3,
      agency: { key: city.agency.key },
      team: { key: city.firstLine.key },
      requester: { id: city.employee.id, email: `${city.employee.username}@example.org` },
      abilities: { cancel: true, message: true, take: false, resolve: false, readNotes: false },
    });
    const params = { id: ticket.number };

    const taken = await agent.call('take', { params, body: { version: 1 } });
    expect(taken).toMatchObject({ state: 'open', version: 2, assignee: { id: city.agent.id } });
    await agent.call('addNote', { params, body: { text: 'Ser ut som nettet' } });
    const asked = await agent.call('pend', { params, body: { version: 2, reason: 'user' } });
    expect(asked).toMatchObject({ state: 'pending_requester', pendingReason: 'user', version: 3 });
    await employee.call('addMessage', { params, body: { text: 'Den står i tredje etasje' } });
    const answered = await agent.call('ticket', { params });
    expect(answered).toMatchObject({ state: 'open', version: 3, newReply: false, pendingReason: null });

    const escalated = await agent.call('escalate', {
      params,
      body: { version: 3, teamKey: city.secondLine.key, reason: 'Nettet', tried: 'Startet på nytt' },
    });
    expect(escalated).toMatchObject({ state: 'open', assignee: null, line: 'second', crossings: 1 });
    await expert.call('take', { params, body: { version: escalated.version } });
    const back = await expert.call('handBack', {
      params,
      body: { version: escalated.version + 1, reason: 'Ikke nettet' },
    });
    expect(back).toMatchObject({
      line: 'first',
      team: { key: city.firstLine.key },
      assignee: null,
      crossings: 2,
      pingPong: false,
    });

    const resolved = await agent.call('resolve', {
      params,
      body: { version: back.version, resolution: 'Byttet kabel.', resolutionCode: 'solved' },
    });
    expect(resolved).toMatchObject({ state: 'resolved', resolution: 'Byttet kabel.', assignee: { id: city.agent.id } });
    const seen = await employee.call('ticket', { params });
    expect(seen.abilities).toMatchObject({ reopen: true, close: true, cancel: false });
    const { items: conversation } = await employee.call('messages', { params });
    expect(conversation.map(({ authorRole, text }) => [authorRole, text])).toEqual([
      ['requester', 'Den står i tredje etasje'],
      ['agent', 'Byttet kabel.'],
    ]);

    const again = await employee.call('reopen', {
      params,
      body: { version: resolved.version, reason: 'Nei, fortsatt rødt' },
    });
    expect(again).toMatchObject({ state: 'open', reopenCount: 1, assignee: { id: city.agent.id } });
    const solved = await agent.call('resolve', {
      params,
      body: { version: again.version, resolution: 'Ny skriver.', resolutionCode: 'delivered' },
    });
    const closed = await employee.call('close', { params, body: { version: solved.version } });
    expect(closed).toMatchObject({ state: 'closed', closedAt: expect.any(String) });

    const { items: history } = await agent.call('history', { params });
    expect(history.map(({ type }) => type)).toEqual([
      'ticket.created',
      'ticket.taken',
      'ticket.noted',
      'ticket.pended',
      'ticket.messaged',
      'ticket.resumed',
      'ticket.escalated',
      'ticket.taken',
      'ticket.handed_back',
      'ticket.resolved',
      'ticket.reopened',
      'ticket.resolved',
      'ticket.closed',
    ]);
    expect(history.map(({ seq }) => seq)).toEqual(history.map((_, index) => index + 1));
    expect(history[6]).toMatchObject({
      actor: { id: city.agent.id },
      details: { reason: 'Nettet', tried: 'Startet på nytt' },
      changes: { line: ['first', 'second'], crossings: [0, 1] },
    });
  });

  it('opens a new linked ticket for a message on a closed one', async () => {
    const ticket = await filed(employee);
    const params = { id: ticket.id };
    const resolved = await agent.call('resolve', {
      params,
      body: { version: 1, resolution: 'Ordnet', resolutionCode: 'solved' },
    });
    await employee.call('close', { params, body: { version: resolved.version } });
    const message = await employee.call('addMessage', { params, body: { text: 'Nå skjer det igjen' } });
    expect(message.ticket.id).not.toBe(ticket.id);
    const next = await employee.call('ticket', { params: { id: message.ticket.number } });
    expect(next).toMatchObject({
      state: 'new',
      subject: ticket.subject,
      description: 'Nå skjer det igjen',
      followsUp: { id: ticket.id, number: ticket.number },
    });
    expect((await employee.call('ticket', { params })).state).toBe('closed');
  });

  it('lets a message of an agent open a new ticket and give it to them, without raising the version', async () => {
    const ticket = await filed(employee);
    const params = { id: ticket.number.toLowerCase() };
    await agent.call('addMessage', { params, body: { text: 'Hei! Vi ser på det.' } });
    expect(await agent.call('ticket', { params })).toMatchObject({
      state: 'open',
      version: 1,
      assignee: { id: city.agent.id },
      firstRespondedAt: expect.any(String),
    });
  });

  it('marks a reply that changes nothing, and does not reopen for a thank-you', async () => {
    const ticket = await filed(employee);
    const params = { id: ticket.id };
    await agent.call('take', { params, body: { version: 1 } });
    const waiting = await agent.call('pend', { params, body: { version: 2, reason: 'vendor' } });
    await employee.call('addMessage', { params, body: { text: 'Takk' } });
    expect(await agent.call('ticket', { params })).toMatchObject({ state: 'pending_vendor', newReply: true });
    await agent.call('resolve', {
      params,
      body: { version: waiting.version, resolution: 'Ok', resolutionCode: 'solved' },
    });
    await employee.call('addMessage', { params, body: { text: 'Tusen takk' } });
    expect(await agent.call('ticket', { params })).toMatchObject({ state: 'resolved', newReply: true });
  });
});
