import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CannedReplyContent, MacroActions, TicketView } from '@desk/contracts';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';

let desk: TestDesk;
let city: BuiltDesk;
let employee: ApiClient;
let agent: ApiClient;
let lead: ApiClient;
let ticket: TicketView;

beforeAll(async () => {
  desk = await startTestDesk();
}, 60_000);
afterAll(() => desk.stop());
beforeEach(async () => {
  city = await desk.build.desk();
  [employee, agent, lead] = [await desk.as(city.employee), await desk.as(city.agent), await desk.as(city.lead)];
  ticket = await employee.call('createTicket', {
    body: { subject: 'Skjerm', description: 'Svart', serviceKey: city.service.key },
  });
});

const params = () => ({ id: ticket.id });
let count = 0;
const reply = (more: Partial<CannedReplyContent> = {}): CannedReplyContent => ({
  name: `Svar ${++count}`,
  personal: true,
  textNb: 'Hei {{requester.firstName}}',
  ...more,
});
const macro = (actions: MacroActions, more: object = {}) => ({
  name: `Makro ${++count}`,
  personal: true,
  ...more,
  actions,
});

describe('a prepared answer', () => {
  it('is filled in for the ticket, in the language of its requester, and counted', async () => {
    await desk.build.sql(`update person set name = 'Kari Anne Dal', locale = 'nn' where id = $1`, [city.employee.id]);
    const textNb =
      'Hei {{requester.firstName}} om {{ticket.number}}: {{service.name}}, {{agency.name}}, {{team.name}}.';
    const textNn = 'Hei {{requester.firstName}}, staden er {{ticket.location}}. Helsing {{agent.name}}';
    const both = await agent.call('createCannedReply', { body: reply({ textNb, textNn }) });
    const use = (id: string) => agent.call('useCannedReply', { params: { ...params(), reply: id } });
    expect(await use(both.id)).toEqual({
      text: `Hei Kari, staden er [manglar: stad]. Helsing ${city.agent.name}`,
      missing: ['ticket.location'],
    });
    const one = await agent.call('createCannedReply', { body: reply({ textNb }) });
    expect((await use(one.id)).text).toBe(
      `Hei Kari om ${ticket.number}: ${city.service.name}, ${city.agency.name}, ${city.firstLine.name}.`,
    );
    await use(one.id);
    const { items } = await agent.call('cannedReplies', { query: { q: one.name } });
    expect(items).toMatchObject([{ id: one.id, uses: 2, personal: true, mayEdit: true }]);
  });

  it('is refused with a variable that there is not, and told which there are', async () => {
    const body = reply({ textNb: 'Hei {{requester.password}}', textNn: 'Hei {{requester.name' });
    expect(await agent.refusal('createCannedReply', { body })).toMatchObject({
      code: 'validation_failed',
      errors: [
        {
          pointer: '/textNb',
          code: 'unknown_variable',
          values: {
            name: 'requester.password',
            allowed: expect.stringContaining('{{requester.firstName}}') as unknown as string,
          },
        },
        { pointer: '/textNn', code: 'open_braces' },
      ],
    });
    expect(await agent.refusal('createCannedReply', { body: reply({ serviceKey: 'x', teamKey: 'y' }) })).toMatchObject({
      errors: [
        { pointer: '/serviceKey', code: 'unknown_service' },
        { pointer: '/teamKey', code: 'unknown_team' },
      ],
    });
  });

  it('is shared by leads and administrators, used by those it is for, and changed by no one else', async () => {
    const admin = await desk.as(await desk.build.admin(city.agency));
    const own = await agent.call('createCannedReply', { body: reply() });
    const forAll = await lead.call('createCannedReply', { body: reply({ personal: false }) });
    const forTeam = await lead.call('createCannedReply', {
      body: reply({ personal: false, teamKey: city.firstLine.key, serviceKey: city.service.key }),
    });
    const elsewhere = await admin.call('createCannedReply', {
      body: reply({ personal: false, teamKey: city.secondLine.key }),
    });
    const seen = async (who: ApiClient) => {
      const { items } = await who.call('cannedReplies', { query: { limit: 200 } });
      const known = [own.id, forAll.id, forTeam.id, elsewhere.id];
      return known.map((id) => items.find((one) => one.id === id)?.mayEdit ?? null);
    };
    expect(await seen(agent)).toEqual([true, false, false, null]);
    expect(await seen(lead)).toEqual([null, true, true, null]);
    expect(await seen(await desk.as(city.expert))).toEqual([null, false, null, false]);
    expect(await seen(admin)).toEqual([null, true, true, true]);
    expect(forTeam).toMatchObject({ teamKey: city.firstLine.key, serviceKey: city.service.key });

    const shared = { body: reply({ personal: false }) };
    expect(await agent.refusal('createCannedReply', shared)).toMatchObject({ code: 'forbidden' });
    const save = { revision: 1, ...reply() };
    expect(await agent.refusal('saveCannedReply', { params: { id: forAll.id }, body: save })).toMatchObject({
      code: 'forbidden',
    });
    expect(await agent.refusal('deleteCannedReply', { params: { id: elsewhere.id } })).toMatchObject({
      code: 'not_found',
    });
    expect(await lead.refusal('saveCannedReply', { params: { id: own.id }, body: save })).toMatchObject({
      code: 'not_found',
    });
    // Nor taken over to where one may not change it.
    const over = { params: { id: own.id }, body: { revision: 1, ...reply({ personal: false }) } };
    expect(await agent.refusal('saveCannedReply', over)).toMatchObject({ code: 'forbidden' });
    expect(await employee.refusal('cannedReplies')).toMatchObject({ code: 'forbidden' });
  });

  it('is found by name, text and shortcut, in pages; a shortcut stands for one, a revision is saved once', async () => {
    const word = `ord${count}`;
    const body = reply({ name: `${word} A`, shortcut: `${word}a`, textNb: 'x' });
    const first = await agent.call('createCannedReply', { body });
    await agent.call('createCannedReply', { body: reply({ name: `${word} B`, textNb: 'x' }) });
    await agent.call('createCannedReply', { body: reply({ name: 'C', textNb: `Her står ${word}.` }) });
    const page = (cursor?: string) =>
      agent.call('cannedReplies', { query: { q: word, limit: 2, ...(cursor && { cursor }) } });
    const one = await page();
    const two = await page(one.nextCursor ?? '');
    expect([...one.items, ...two.items].map(({ name }) => name)).toEqual(['C', `${word} A`, `${word} B`]);
    expect(two.nextCursor).toBeNull();
    expect(await agent.refusal('createCannedReply', { body: { ...body, name: 'D' } })).toMatchObject({
      errors: [{ pointer: '/shortcut', code: 'shortcut_taken' }],
    });
    const saved = { params: { id: first.id }, body: { revision: 1, ...body, textNb: 'Ny' } };
    expect(await agent.call('saveCannedReply', saved)).toMatchObject({ revision: 2, textNb: 'Ny' });
    expect(await agent.refusal('saveCannedReply', saved)).toMatchObject({
      code: 'stale_version',
      current: { version: 2 },
    });
    await agent.call('deleteCannedReply', { params: { id: first.id } });
    expect(await agent.refusal('useCannedReply', { params: { ...params(), reply: first.id } })).toMatchObject({
      code: 'not_found',
    });
  });
});

describe('a macro', () => {
  const ALL: MacroActions = {
    assignToMe: true,
    priority: 2,
    messageNb: 'Hei {{requester.firstName}}, vi venter på deg.',
    note: 'Ringt {{requester.name}}',
    pend: 'user',
  };

  it('says beforehand what it does, does all of it, and leaves the events of the single moves', async () => {
    const made = await agent.call('createMacro', { body: macro(ALL) });
    const preview = await agent.call('previewMacro', { params: { ...params(), macro: made.id } });
    const first = city.employee.name.split(' ')[0] ?? '';
    expect(preview).toMatchObject({
      version: ticket.version,
      refusal: null,
      message: { text: `Hei ${first}, vi venter på deg.`, missing: [] },
      note: { text: `Ringt ${city.employee.name}` },
      changes: {
        state: ['new', 'pending_requester'],
        priority: [3, 2],
        assignee: [null, { id: city.agent.id }],
        pendingReason: [null, 'user'],
      },
    });
    expect(await agent.call('ticket', { params: params() })).toMatchObject({ version: ticket.version, state: 'new' });
    const body = { version: ticket.version, message: 'Hei, rettet av hånd' };
    const after = await agent.call('runMacro', { params: { ...params(), macro: made.id }, body });
    expect(after).toMatchObject({ state: 'pending_requester', priority: 2, assignee: { id: city.agent.id } });
    expect((await employee.call('messages', { params: params() })).items.map(({ text }) => text)).toEqual([
      body.message,
    ]);
    expect((await agent.call('notes', { params: params() })).items.map(({ text }) => text)).toEqual([
      `Ringt ${city.employee.name}`,
    ]);
    const { items } = await agent.call('history', { params: params() });
    expect(items.map(({ type }) => type).sort()).toEqual([
      'ticket.created',
      'ticket.messaged',
      'ticket.noted',
      'ticket.pended',
      'ticket.taken',
      'ticket.updated',
    ]);
    expect(await agent.call('macros', { query: { q: made.name } })).toMatchObject({ items: [{ uses: 1 }] });
    // What the requester can read of it is the message alone.
    expect(JSON.stringify(await employee.call('history', { params: params() }))).not.toContain('Ringt');
  });

  it('does nothing at all when one of its moves is refused', async () => {
    const wrong = await desk.build.team('second', [city.agency]);
    const made = await agent.call('createMacro', {
      body: macro({
        priority: 1,
        messageNb: 'Vi sender den videre',
        note: 'Videre',
        transferTo: wrong.key,
        transferReason: 'Dit',
      }),
    });
    const all = { ...params(), macro: made.id };
    expect(await agent.call('previewMacro', { params: all })).toMatchObject({
      refusal: expect.any(String),
      changes: {},
    });
    expect(
      (await agent.raw('POST', `/api/v1/tickets/${ticket.id}/macros/${made.id}`, { body: { version: 1 } })).status,
    ).toBe(422);
    expect(await agent.call('ticket', { params: params() })).toMatchObject({ version: 1, state: 'new', priority: 3 });
    expect(await agent.call('messages', { params: params() })).toMatchObject({ items: [] });
    expect(await agent.call('notes', { params: params() })).toMatchObject({ items: [] });
    // Nor against another version than was looked at.
    const fine = await agent.call('createMacro', { body: macro(ALL) });
    await agent.call('take', { params: params(), body: { version: 1 } });
    const stale = { params: { ...params(), macro: fine.id }, body: { version: 1 } };
    expect(await agent.refusal('runMacro', stale)).toMatchObject({ code: 'stale_version' });
    // Nor by whom the single moves are refused: their own ticket, the line of others, a requester.
    expect(await employee.refusal('runMacro', stale)).toMatchObject({ code: 'forbidden' });
  });

  it('resolves with its message as the resolution, and transfers with its reason', async () => {
    const solve = await agent.call('createMacro', {
      body: macro({ messageNb: 'Skriveren er startet', resolve: 'solved' }),
    });
    const body = { version: ticket.version };
    const solved = await agent.call('runMacro', { params: { ...params(), macro: solve.id }, body });
    expect(solved).toMatchObject({ state: 'resolved', resolution: 'Skriveren er startet', resolutionCode: 'solved' });
    expect((await employee.call('messages', { params: params() })).items).toHaveLength(1);

    const other = await employee.call('createTicket', {
      body: { subject: 'To', description: 'x', serviceKey: city.service.key },
    });
    const team = await desk.build.team('first', [city.agency]);
    const move = macro({ transferTo: team.key, transferReason: 'Telefoni er deres' });
    const made = await agent.call('createMacro', { body: move });
    const moved = { params: { id: other.id, macro: made.id }, body: { version: other.version } };
    expect(await agent.call('runMacro', moved)).toMatchObject({ team: { key: team.key }, assignee: null });
    const { items } = await agent.call('history', { params: { id: other.id } });
    expect(items.at(-1)).toMatchObject({ type: 'ticket.transferred', details: { reason: 'Telefoni er deres' } });
  });

  it.each([
    [{}, '/actions', 'no_actions'],
    [{ assignToMe: false }, '/actions', 'no_actions'],
    [{ resolve: 'solved' }, '/actions/messageNb', 'required'],
    [{ messageNn: 'x' }, '/actions/messageNb', 'required'],
    [{ pend: 'user', resolve: 'solved', messageNb: 'x' }, '/actions/resolve', 'one_ending'],
    [{ transferTo: 'finnes-ikke', transferReason: 'x' }, '/actions/transferTo', 'unknown_team'],
    [{ setServiceKey: 'finnes-ikke' }, '/actions/setServiceKey', 'unknown_service'],
    [{ note: '{{x}}' }, '/actions/note', 'unknown_variable'],
  ] as [MacroActions, string, string][])('that says %j is refused', async (actions, pointer, code) => {
    expect(await agent.refusal('createMacro', { body: macro(actions) })).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ pointer, code })]) as object,
    });
  });
});

describe('a colleague who is named in a note', () => {
  const mentioned = async (who: ApiClient) => {
    await desk.drain();
    return (await who.call('notices')).items.filter(({ kind }) => kind === 'mentioned');
  };

  it('is told of it, when they may read it', async () => {
    const expert = await desk.as(city.expert);
    const { items } = await agent.call('mentionable', { params: params(), query: { q: city.expert.name.slice(0, 8) } });
    expect(items).toEqual([{ id: city.expert.id, name: city.expert.name, username: city.expert.username }]);
    const text = `Hva tror du, @${city.expert.name}?`;
    await agent.call('addNote', { params: params(), body: { text, mentions: [city.expert.id, city.agent.id] } });
    expect(await mentioned(expert)).toMatchObject([{ ticket: { id: ticket.id }, facts: { actor: city.agent.name } }]);
    expect(JSON.stringify(await mentioned(expert))).not.toContain('Hva tror du');
    expect(await mentioned(agent)).toEqual([]);
  });

  it('is neither offered nor told, and the note not written, when they may not', async () => {
    // A team that serves one agency must not look as if it served all.
    const away = await desk.build.desk();
    const outsiders = [away.agent, city.employee, city.contact];
    for (const { id, name } of outsiders) {
      const { items } = await agent.call('mentionable', { params: params(), query: { q: name } });
      expect([name, items.filter((one) => one.id === id)]).toEqual([name, []]);
      const body = { text: 'x', mentions: [city.expert.id, id] };
      expect(await agent.refusal('addNote', { params: params(), body })).toMatchObject({
        errors: [{ pointer: '/mentions/1', code: 'not_an_agent_of_it' }],
      });
    }
    expect(await agent.call('notes', { params: params() })).toMatchObject({ items: [] });
    await desk.build.sql('update ticket set sensitive = true where id = $1', [ticket.id]);
    const { items } = await agent.call('mentionable', { params: params() });
    const team = [city.agent2.id, city.lead.id];
    expect(items.map(({ id }) => id).sort()).toEqual(team.sort());
    const refused = await agent.refusal('addNote', {
      params: params(),
      body: { text: 'x', mentions: [city.expert.id] },
    });
    expect(refused.code).toBe('validation_failed');
    for (const who of [employee, await desk.as(city.contact)]) {
      expect((await who.raw('GET', `/api/v1/tickets/${ticket.id}/mentionable`)).status).toBeGreaterThanOrEqual(403);
    }
  });
});
