import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { HeldMessageView, MacroActions, TicketView } from '@desk/contracts';
import { HeldSending } from '@desk/tickets';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';

let desk: TestDesk;
let city: BuiltDesk;
let employee: ApiClient;
let agent: ApiClient;
let ticket: TicketView;

beforeAll(async () => {
  desk = await startTestDesk();
}, 60_000);
afterAll(() => desk.stop());
beforeEach(async () => {
  city = await desk.build.desk();
  [employee, agent] = [await desk.as(city.employee), await desk.as(city.agent)];
  const filed = await employee.call('createTicket', {
    body: { subject: 'Skjerm', description: 'Svart', serviceKey: city.service.key },
  });
  ticket = await agent.call('take', { params: { id: filed.id }, body: { version: filed.version } });
});

const params = () => ({ id: ticket.id });
const hold = (text: string, more: object = {}): Promise<HeldMessageView> =>
  agent.call('holdMessage', {
    params: params(),
    body: { text, version: ticket.version, lastMessageId: null, ...more },
  });
const look = () => desk.app.get(HeldSending).run();
const said = async (who: ApiClient) => (await who.call('messages', { params: params() })).items.map(({ text }) => text);
const held = async () => (await agent.call('heldMessages')).items;
const firstResponse = async () => {
  const { items } = await agent.call('clocks', { params: params() });
  return items.find(({ target }) => target === 'first_response');
};
const noticesOf = async (who: ApiClient) => {
  await desk.drain();
  return (await who.call('notices')).items.filter((one) => one.ticket?.id === ticket.id);
};

describe('a message that is held', () => {
  it('leaves after ten seconds, once, and stops the clock when it leaves', async () => {
    const before = desk.clock.now();
    const one = await hold('Vi ser på det');
    expect(one).toMatchObject({ text: 'Vi ser på det', stopped: null, ticket: { number: ticket.number } });
    expect(one.sendAt).toBe(before.add({ seconds: 10 }).toString({ smallestUnit: 'millisecond' }));
    // Until then nobody knows of it: not the requester, not a colleague, not the log, not the clock.
    const colleague = await desk.as(city.agent2);
    const unsent = async () => {
      for (const who of [employee, agent, colleague]) expect(await said(who)).toEqual([]);
      expect(await firstResponse()).toMatchObject({ state: 'running' });
      expect((await noticesOf(employee)).map(({ kind }) => kind)).not.toContain('answered');
    };
    await unsent();
    expect((await colleague.call('heldMessages')).items).toEqual([]);
    desk.advance('PT9S');
    expect((await look())?.toString()).toBe(before.add({ seconds: 10 }).toString());
    await unsent();
    desk.advance('PT3S');
    // Two workers look in the same instant.
    await Promise.all([look(), look(), look()]);
    await look();
    expect(await said(employee)).toEqual(['Vi ser på det']);
    expect(await held()).toEqual([]);
    const left = desk.clock.now().toString({ smallestUnit: 'millisecond' });
    const [message] = (await agent.call('messages', { params: params() })).items;
    expect(message).toMatchObject({ id: one.id, createdAt: left, authorRole: 'agent', author: { id: city.agent.id } });
    expect(await firstResponse()).toMatchObject({ state: 'met', stoppedAt: left });
    expect((await noticesOf(employee)).map(({ kind }) => kind)).toContain('answered');
  });

  it('is held once, also when the answer was lost and it is sent again', async () => {
    const body = { text: 'Én gang', version: ticket.version, lastMessageId: null };
    const again = { params: params(), body, headers: { 'idempotency-key': `hold-${ticket.id}` } };
    const first = await agent.call('holdMessage', again);
    expect(await agent.call('holdMessage', again)).toEqual(first);
    expect(await held()).toHaveLength(1);
    desk.advance('PT11S');
    await look();
    expect(await agent.call('holdMessage', again)).toEqual(first);
    expect(await said(employee)).toEqual(['Én gang']);
  });

  it('comes back with its text and files when it is called back, and not when it has left', async () => {
    const file = (await agent.upload(`/tickets/${ticket.id}/attachments`, 'bilde.png', 'x')).body as { id: string };
    const [begun] = (await agent.call('myDrafts')).items;
    const one = await hold('Med fil', { attachments: [file.id], draftId: begun?.id });
    expect((await agent.call('myDrafts')).items).toEqual([]);
    expect(one.attachments).toMatchObject([{ id: file.id }]);
    expect((await agent.raw('DELETE', `/api/v1/my/uploads/${file.id}`)).status).toBe(404);
    // Meanwhile the next text is begun: it is not lost by calling the other back.
    await agent.call('keepDraft', { body: { kind: 'message', ticketId: ticket.id, text: 'Neste', revision: 0 } });
    const stranger = await desk.as(city.agent2);
    expect((await stranger.raw('DELETE', `/api/v1/my/held-messages/${one.id}`)).status).toBe(404);
    const draft = await agent.call('undoHeld', { params: { id: one.id } });
    expect(draft).toMatchObject({ text: 'Med fil', setAside: [{ text: 'Neste' }], attachments: [{ id: file.id }] });
    desk.advance('PT1M');
    await look();
    expect(await said(employee)).toEqual([]);
    const again = await hold('Med fil', { attachments: [file.id], draftId: draft.id });
    desk.advance('PT1M');
    await look();
    expect(await agent.call('attachments', { params: params() })).toMatchObject({
      items: [{ id: file.id, messageId: again.id }],
    });
    expect((await agent.raw('DELETE', `/api/v1/my/held-messages/${again.id}`)).status).toBe(404);
    expect((await agent.raw('POST', `/api/v1/my/held-messages/${again.id}/send`, {})).status).toBe(404);
  });

  it('is held for as long as its author wants: 0 to 30 seconds', async () => {
    expect(await agent.call('heldMessages')).toMatchObject({ holdSeconds: 10 });
    await agent.call('setHolding', { body: { holdSeconds: 30 } });
    expect(await (await desk.as(city.agent2)).call('heldMessages')).toMatchObject({ holdSeconds: 10 });
    const long = await hold('Lenge');
    const short = await hold('Straks', { holdSeconds: 0 });
    await look();
    expect(await said(employee)).toEqual(['Straks']);
    expect(await agent.call('heldMessages')).toMatchObject({ holdSeconds: 30, items: [{ id: long.id }] });
    expect(short.sendAt < long.sendAt).toBe(true);
    // Not even these thirty.
    desk.advance('PT1S');
    await agent.call('sendHeld', { params: { id: long.id } });
    expect(await said(employee)).toEqual(['Straks', 'Lenge']);
    const wrong = await agent.raw('PATCH', '/api/v1/my/held-messages', { body: { holdSeconds: 31 } });
    expect(wrong.status).toBe(422);
  });
});

describe('when the ticket changes meanwhile', () => {
  it('the author is told before it is held', async () => {
    const answer = await employee.call('addMessage', { params: params(), body: { text: 'Det virker nå!' } });
    const body = { text: 'Har du prøvd omstart?', version: ticket.version, lastMessageId: null };
    const refusal = await agent.refusal('holdMessage', { params: params(), body });
    expect(refusal).toMatchObject({
      code: 'stale_version',
      current: { version: ticket.version, changes: { lastMessageId: [null, answer.id] } },
    });
    await hold('Så bra!', { lastMessageId: answer.id });
    const colleague = await desk.as(city.agent2);
    const resolution = { resolution: 'Ordnet', resolutionCode: 'solved' as const };
    await colleague.call('resolve', { params: params(), body: { version: ticket.version, ...resolution } });
    const stale = await agent.refusal('holdMessage', { params: params(), body: { ...body, lastMessageId: answer.id } });
    expect(stale).toMatchObject({ code: 'stale_version', current: { changes: { state: ['open', 'resolved'] } } });
  });

  it.each([
    ['answered', () => employee.call('addMessage', { params: params(), body: { text: 'Vent!' } })],
    ['resolved', async () => resolveBy(await desk.as(city.agent2))],
    ['ended', () => employee.call('cancel', { params: params(), body: { version: ticket.version, reason: 'Ordnet' } })],
  ] as const)('it does not leave, and its author decides: %s', async (stopped, change) => {
    const one = await hold('Prøv en omstart');
    await change();
    desk.advance('PT1M');
    await look();
    await look();
    expect(await said(employee)).not.toContain('Prøv en omstart');
    expect(await held()).toMatchObject([{ id: one.id, stopped }]);
    expect(await noticesOf(agent)).toContainEqual(
      expect.objectContaining({ kind: 'not_sent', facts: { why: stopped } }),
    );
    if (stopped === 'ended') {
      const refused = await agent.refusal('sendHeld', { params: { id: one.id } });
      expect(refused.code).toBe('move_not_allowed');
      expect(await agent.call('undoHeld', { params: { id: one.id } })).toMatchObject({ text: 'Prøv en omstart' });
    } else {
      await agent.call('sendHeld', { params: { id: one.id } });
      expect(await said(employee)).toContain('Prøv en omstart');
    }
  });

  it('what the author does themselves stops nothing: a message, then resolved', async () => {
    await hold('Da er det ordnet');
    await resolveBy(agent);
    desk.advance('PT11S');
    await look();
    expect(await said(employee)).toEqual(['Løst', 'Da er det ordnet']);
  });

  it('who may no longer write there finds the text among their drafts', async () => {
    await hold('Hei');
    await desk.build.sql('delete from team_member where person_id = $1', [city.agent.id]);
    desk.advance('PT11S');
    await look();
    expect(await said(employee)).toEqual([]);
    expect(await agent.call('myDrafts')).toMatchObject({ items: [{ text: 'Hei', ticket: { subject: null } }] });
  });
});

describe('a macro that writes to the requester', () => {
  const actions = { priority: 2, messageNb: 'Vi venter på deg', note: 'Ringt', pend: 'user' } as const;
  const run = async (more: object = {}, does: MacroActions = actions) => {
    const { id } = await agent.call('createMacro', { body: { name: 'Vent', personal: true, actions: does } });
    const body = { version: ticket.version, hold: true, ...more };
    return agent.call('runMacro', { params: { ...params(), macro: id }, body });
  };
  const shown = () => agent.call('ticket', { params: params() });
  const notes = async () => (await agent.call('notes', { params: params() })).items.map(({ text }) => text);

  it('waits as a whole, and does all of it when its message leaves', async () => {
    expect(await run()).toMatchObject({ state: 'open', priority: 3, version: ticket.version });
    expect(await held()).toMatchObject([{ text: 'Vi venter på deg', macro: { name: 'Vent' }, stopped: null }]);
    expect([await said(employee), await notes(), (await noticesOf(employee)).length]).toEqual([[], [], 0]);
    desk.advance('PT11S');
    await Promise.all([look(), look()]);
    expect(await shown()).toMatchObject({ state: 'pending_requester', priority: 2 });
    expect([await said(employee), await notes(), await held()]).toEqual([['Vi venter på deg'], ['Ringt'], []]);
    expect((await firstResponse())?.stoppedAt).toBe(desk.clock.now().toString({ smallestUnit: 'millisecond' }));
  });

  it('has done nothing when it is called back; its texts stand where one writes', async () => {
    await run({ message: 'Rettet svar', note: 'Rettet notat' });
    const [one] = await held();
    expect(await agent.call('undoHeld', { params: { id: one?.id ?? '' } })).toMatchObject({ text: 'Rettet svar' });
    desk.advance('PT1M');
    await look();
    expect(await shown()).toMatchObject({ state: 'open', priority: 3, version: ticket.version });
    expect([await said(employee), await notes()]).toEqual([[], []]);
    const { items } = await agent.call('myDrafts', { query: { ticket: ticket.id } });
    expect(items.map(({ kind, text }) => [kind, text]).sort()).toEqual([
      ['message', 'Rettet svar'],
      ['note', 'Rettet notat'],
    ]);
  });

  it('resolves when it leaves, and goes at once where nothing is held', async () => {
    await run({}, { messageNb: 'Ordnet', resolve: 'solved' });
    expect(await shown()).toMatchObject({ state: 'open' });
    const [one] = await held();
    expect(await agent.call('sendHeld', { params: { id: one?.id ?? '' } })).toMatchObject({ text: 'Ordnet' });
    expect(await shown()).toMatchObject({ state: 'resolved', resolution: 'Ordnet' });
    await agent.call('setHolding', { body: { holdSeconds: 0 } });
    const next = await employee.call('createTicket', {
      body: { subject: 'To', description: 'x', serviceKey: city.service.key },
    });
    ticket = await agent.call('take', { params: { id: next.id }, body: { version: next.version } });
    expect(await run()).toMatchObject({ state: 'pending_requester' });
    expect(await held()).toEqual([]);
  });

  it.each([
    ['changed', (who: ApiClient) => who.call('updateTicket', urgent())],
    ['changed', () => desk.build.sql('delete from macro')],
    ['answered', () => employee.call('addMessage', { params: params(), body: { text: 'Vent!' } })],
  ] as const)('does not leave when something else has come, and its author decides: %s', async (stopped, change) => {
    await run();
    await change(await desk.as(city.agent2));
    desk.advance('PT11S');
    await look();
    expect(await held()).toMatchObject([{ stopped, macro: { name: 'Vent' } }]);
    expect((await shown()).state).toBe('open');
    expect([await notes(), await said(employee)]).toEqual([[], stopped === 'answered' ? ['Vent!'] : []]);
  });

  it('is refused at once when it could not be done, and by who may not', async () => {
    const team = await desk.build.team('second', [city.agency]);
    const up = { messageNb: 'Videre', transferTo: team.key, transferReason: 'Dit' };
    await expect(run({}, up)).rejects.toThrow();
    expect(await held()).toEqual([]);
    await expect(run({ version: ticket.version - 1 })).rejects.toThrow(/409|stale/);
  });

  const urgent = () => ({
    params: params(),
    body: { version: ticket.version, priority: 1 as const, priorityReason: 'Haster' },
  });
});

describe('a fault', () => {
  it('of one message keeps none of the others waiting, and is tried again', async () => {
    const faulty = await hold('Feil');
    const [other] = [await hold('Riktig')];
    // A message of this id stands already: writing it again fails.
    await desk.build.sql(
      `insert into ticket_message (id, agency_id, ticket_id, author_role, origin, text, created_at)
       values ($1, $2, $3, 'system', 'system', 'står her', '2026-01-01Z')`,
      [faulty.id, city.agency.id, ticket.id],
    );
    desk.advance('PT11S');
    await look();
    expect(await said(employee)).toEqual(['står her', 'Riktig']);
    expect(await held()).toMatchObject([{ id: faulty.id, stopped: null }]);
    expect(other?.id).toBeDefined();
    await desk.build.sql('delete from ticket_message where id = $1', [faulty.id]);
    desk.advance('PT16S');
    await look();
    expect(await said(employee)).toEqual(['Riktig', 'Feil']);
  });
});

async function resolveBy(who: ApiClient): Promise<void> {
  const body = { version: ticket.version, resolution: 'Løst', resolutionCode: 'solved' as const };
  await who.call('resolve', { params: params(), body });
}
