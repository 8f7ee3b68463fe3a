import { newId } from '@desk/platform';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import type { BuiltDesk } from '../../support/build.js';
import type { ApiClient } from '../../support/api-client.js';

let desk: TestDesk;
let city: BuiltDesk;
let employee: ApiClient;
let agent: ApiClient;

beforeAll(async () => {
  desk = await startTestDesk();
  city = await desk.build.desk();
  employee = await desk.as(city.employee);
  agent = await desk.as(city.agent);
});
afterAll(() => desk.stop());

const request = (more: object = {}) => ({
  subject: 'Får ikke skrevet ut',
  description: 'Skriveren blinker.',
  serviceKey: city.service.key,
  ...more,
});

describe('filing', () => {
  it('caps what an employee proposes, and lets agents decide', async () => {
    const proposed = await employee.call('createTicket', { body: request({ impact: 'high', urgency: 'high' }) });
    expect(proposed).toMatchObject({ priority: 2, impact: 'high', urgency: 'high', channel: 'portal', filedBy: null });
    const decided = await agent.call('createTicket', {
      body: request({ impact: 'high', urgency: 'high', channel: 'phone', onBehalfOf: city.employee.username }),
    });
    expect(decided).toMatchObject({
      priority: 1,
      channel: 'phone',
      requester: { id: city.employee.id },
      filedBy: { id: city.agent.id, name: city.agent.name },
      agency: { key: city.agency.key },
    });
    expect((await employee.call('ticket', { params: { id: decided.id } })).abilities.message).toBe(true);
  });

  it('shows whoever reads a ticket what it shows whoever filed or changed it', async () => {
    const headers = { 'idempotency-key': newId() };
    const body = request({ onBehalfOf: city.employee.username, location: '3. etasje', channel: 'phone' });
    const filed = await agent.call('createTicket', { body, headers });
    const params = { id: filed.id };
    expect(await agent.call('ticket', { params })).toEqual(filed);
    const changed = await agent.call('updateTicket', {
      params,
      body: { version: 1, priority: 1, priorityReason: 'Møte i bystyret' },
    });
    expect(changed.priorityReason).toBe('Møte i bystyret');
    expect(await agent.call('ticket', { params })).toEqual(changed);
    expect(await employee.call('ticket', { params })).toMatchObject({ priority: 1, priorityReason: null });
    expect(await agent.call('createTicket', { body, headers })).toEqual(filed);
    const own = await employee.call('createTicket', { body: request() });
    expect(await employee.call('ticket', { params: { id: own.number } })).toEqual(own);
  });

  it('files for a colleague, but not for somebody of another agency', async () => {
    const ticket = await employee.call('createTicket', { body: request({ onBehalfOf: city.colleague.id }) });
    expect(ticket).toMatchObject({ requester: { id: city.colleague.id }, filedBy: { id: city.employee.id } });
    const other = await desk.build.desk();
    const problem = await employee.refusal('createTicket', { body: request({ onBehalfOf: other.employee.username }) });
    expect(problem.status).toBe(403);
  });

  it('names every faulty field', async () => {
    const faults: [object, string][] = [
      [{ subject: '   ' }, '/subject'],
      [{ subject: 'x'.repeat(201) }, '/subject'],
      [{ description: '' }, '/description'],
      [{ description: 'x'.repeat(20_001) }, '/description'],
      [{ description: 7 }, '/description'],
      [{ serviceKey: 'finnes-ikke' }, '/serviceKey'],
      [{ kind: 'disaster' }, '/kind'],
      [{ kind: 'major_incident' }, '/kind'],
      [{ impact: 1 }, '/impact'],
      [{ urgent: true }, '/urgent'],
      [{ location: 'x'.repeat(201) }, '/location'],
      [{ description: 'med \u0000 i' }, '/description'],
    ];
    for (const [more, pointer] of faults) {
      const { status, body } = await employee.raw('POST', '/api/v1/tickets', { body: request(more) });
      const { errors } = body as { errors: { pointer: string }[] };
      expect([status, ...new Set(errors.map((error) => error.pointer))]).toEqual([422, pointer]);
    }
    const { body } = await employee.raw('POST', '/api/v1/tickets', { body: {} });
    expect(new Set((body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer))).toEqual(
      new Set(['/subject', '/description', '/serviceKey']),
    );
  });

  it('keeps markup and scripts as the text they are, in every field', async () => {
    const nasty = `<script>alert('æøå')</script> & "<b>" \\ {{7*7}} '; drop table ticket; -- 😀`;
    const ticket = await agent.call('createTicket', {
      body: request({ subject: nasty, description: nasty, location: nasty, onBehalfOf: city.employee.id }),
    });
    const params = { id: ticket.id };
    await employee.call('addMessage', { params, body: { text: nasty } });
    await agent.call('addNote', { params, body: { text: nasty } });
    await agent.call('updateTicket', { params, body: { version: 1, priority: 1, priorityReason: nasty } });
    await agent.call('escalate', {
      params,
      body: { version: 2, teamKey: city.secondLine.key, reason: nasty, tried: nasty },
    });
    const resolved = await agent.call('resolve', {
      params,
      body: { version: 3, resolution: nasty, resolutionCode: 'solved' },
    });
    expect(resolved).toMatchObject({
      subject: nasty,
      description: nasty,
      location: nasty,
      priorityReason: nasty,
      resolution: nasty,
    });
    const { items: messages } = await employee.call('messages', { params });
    expect(messages.map(({ text }) => text)).toEqual([nasty, nasty]);
    expect((await agent.call('notes', { params })).items.map(({ text }) => text)).toEqual([nasty]);
    const { items: history } = await agent.call('history', { params });
    expect(history.find(({ type }) => type === 'ticket.escalated')?.details).toEqual({ reason: nasty, tried: nasty });
  });

  it('finds a ticket by id or number in any spelling, and nothing by anything else', async () => {
    const ticket = await employee.call('createTicket', { body: request() });
    for (const id of [
      ticket.id,
      ticket.id.toUpperCase(),
      ticket.number,
      ticket.number.toLowerCase(),
      ticket.number.slice(4),
    ]) {
      expect((await employee.call('ticket', { params: { id } })).id).toBe(ticket.id);
    }
    for (const id of ['OSL-1', 'OSL-', 'nei', '00000000-0000-0000-0000-000000000000', '999999999999999999999']) {
      expect((await employee.refusal('ticket', { params: { id } })).status).toBe(404);
    }
  });
});

describe('an idempotency key', () => {
  it('returns the first result for the same request and refuses another', async () => {
    const headers = { 'idempotency-key': 'en-nøkkel'.replace('ø', 'o') };
    const first = await employee.call('createTicket', { body: request(), headers });
    await agent.call('take', { params: { id: first.id }, body: { version: 1 } });
    expect(await employee.call('createTicket', { body: request(), headers })).toEqual(first);
    expect(await employee.refusal('createTicket', { body: request({ subject: 'Noe annet' }), headers })).toMatchObject({
      status: 422,
      code: 'idempotency_key_reused',
    });
    const colleague = await desk.as(city.colleague);
    expect((await colleague.call('createTicket', { body: request(), headers })).id).not.toBe(first.id);
  });

  it('makes twins of the same instant one ticket', async () => {
    const headers = { 'idempotency-key': 'tvillinger' };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => employee.raw('POST', '/api/v1/tickets', { body: request(), headers })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201));
    expect(new Set(answers.map(({ text }) => (JSON.parse(text) as { id: string }).id)).size).toBe(1);
  });

  it('holds for messages, and is forgotten after a week', async () => {
    const { id } = await employee.call('createTicket', { body: request() });
    const headers = { 'idempotency-key': 'melding' };
    const first = await employee.call('addMessage', { params: { id }, body: { text: 'Hei' }, headers });
    expect(await employee.call('addMessage', { params: { id }, body: { text: 'Hei' }, headers })).toEqual(first);
    desk.advance('P8D');
    const later = await employee.call('addMessage', { params: { id }, body: { text: 'Hei' }, headers });
    expect(later.id).not.toBe(first.id);
    expect((await employee.call('messages', { params: { id } })).items).toHaveLength(2);
  });

  it('is refused when too long', async () => {
    const headers = { 'idempotency-key': 'x'.repeat(201) };
    expect((await employee.refusal('createTicket', { body: request(), headers })).code).toBe('validation_failed');
  });
});
