import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DraftView, KeepDraftRequest, TicketView } from '@desk/contracts';
import { Litter } from '@desk/tickets';
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

async function begin(): Promise<void> {
  city = await desk.build.desk();
  [employee, agent] = [await desk.as(city.employee), await desk.as(city.agent)];
  ticket = await employee.call('createTicket', {
    body: { subject: 'Skjerm', description: 'Svart', serviceKey: city.service.key },
  });
}

async function keep(who: ApiClient, text: string, revision: number, more: Partial<KeepDraftRequest> = {}) {
  const body = { kind: 'message' as const, ticketId: ticket.number, text, revision, ...more };
  return (await who.call('keepDraft', { body })).draft as DraftView;
}
const mine = async (who: ApiClient) => (await who.call('myDrafts')).items;

describe('a draft', () => {
  it('is there for its author after every key, by number and by id, each kind for itself', async () => {
    await begin();
    const first = await keep(agent, 'Hei', 0);
    expect(first).toMatchObject({ revision: 1, ticket: { number: ticket.number, subject: 'Skjerm' }, setAside: [] });
    expect(await keep(agent, 'Hei Kari', 1, { ticketId: ticket.id })).toMatchObject({ id: first.id, revision: 2 });
    await keep(agent, 'Internt', 0, { kind: 'note' });
    await keep(agent, 'Løst ved omstart', 0, { kind: 'resolution' });
    expect((await mine(agent)).map(({ kind, text }) => [kind, text]).sort()).toEqual([
      ['message', 'Hei Kari'],
      ['note', 'Internt'],
      ['resolution', 'Løst ved omstart'],
    ]);
    const query = { ticket: ticket.number, kind: 'note' as const };
    expect(await agent.call('myDrafts', { query })).toMatchObject({ items: [{ text: 'Internt' }] });
    // Nobody else's business.
    expect(await mine(await desk.as(city.agent2))).toEqual([]);
    expect(await mine(employee)).toEqual([]);
    const stranger = await desk.as(city.lead);
    expect((await stranger.raw('DELETE', `/api/v1/my/drafts/${first.id}`)).status).toBe(404);
    // An empty text is no draft.
    expect(await keep(agent, '  ', 2)).toBeNull();
    expect((await mine(agent)).map(({ kind }) => kind).sort()).toEqual(['note', 'resolution']);
  });

  it('lets the newest of two windows win, and keeps the other text until its author has seen to it', async () => {
    await begin();
    await keep(agent, 'Fra vindu en', 0);
    const other = await keep(agent, 'Fra vindu to', 0);
    expect(other).toMatchObject({ text: 'Fra vindu to', revision: 2, setAside: [{ text: 'Fra vindu en' }] });
    // Window one goes on from what it knew: its own longer text stands, and that of window two is kept.
    const back = await keep(agent, 'Fra vindu en, og mer', 1);
    expect(back).toMatchObject({ text: 'Fra vindu en, og mer', setAside: [{ text: 'Fra vindu to' }] });
    expect((await keep(agent, 'Fra vindu en, og mer', 3)).setAside).toHaveLength(1);
    expect((await keep(agent, 'Begge deler', 4, { dropSetAside: true })).setAside).toEqual([]);
  });

  it('goes with what is sent, and with nothing else', async () => {
    await begin();
    const params = { id: ticket.id };
    const draft = await keep(agent, 'Hei Kari', 0);
    await keep(agent, 'Internt', 0, { kind: 'note' });
    await agent.call('addMessage', { params, body: { text: 'Fra et annet program' } });
    expect(await mine(agent)).toHaveLength(2);
    await agent.call('addMessage', { params, body: { text: 'Hei Kari', draftId: draft.id } });
    expect(await mine(agent)).toMatchObject([{ kind: 'note' }]);
    // Somebody else's draft is not theirs to end.
    const [note] = await mine(agent);
    await employee.call('addMessage', { params, body: { text: 'Hei', draftId: note?.id ?? '' } });
    expect(await mine(agent)).toHaveLength(1);
  });

  it('outlives the right to its ticket, for its author and with its number alone', async () => {
    await begin();
    await keep(agent, 'Internt om Kari', 0, { kind: 'note' });
    await desk.build.sql('delete from team_agency where team_id = $1', [city.firstLine.id]);
    await desk.build.sql('insert into team_agency (team_id, agency_id) values ($1, $2)', [
      city.firstLine.id,
      (await desk.build.agency()).id,
    ]);
    expect((await agent.raw('GET', `/api/v1/tickets/${ticket.id}`)).status).toBe(404);
    // The last keys of an open window still arrive; nothing new can be begun.
    expect(await keep(agent, 'Internt om Kari og mer', 1, { kind: 'note' })).toMatchObject({ revision: 2 });
    const begun = { kind: 'message' as const, ticketId: ticket.id, text: 'x', revision: 0 };
    expect(await agent.refusal('keepDraft', { body: begun })).toMatchObject({ code: 'not_found' });
    expect(await mine(agent)).toMatchObject([
      { text: 'Internt om Kari og mer', ticket: { number: ticket.number, subject: null } },
    ]);
    expect((await agent.raw('GET', `/api/v1/my/drafts?ticket=${ticket.number}`)).status).toBe(200);
  });

  it('of a note is for agents, of a new ticket without one, and no larger than what it becomes', async () => {
    await begin();
    const note = { kind: 'note' as const, ticketId: ticket.id, text: 'x', revision: 0 };
    expect(await employee.refusal('keepDraft', { body: note })).toMatchObject({ code: 'forbidden' });
    const fields = { subject: 'Ny', serviceKey: city.service.key };
    const form = await employee.call('keepDraft', {
      body: { kind: 'new_ticket', text: 'Beskrivelse', fields, revision: 0 },
    });
    expect(form.draft).toMatchObject({ ticket: null, fields, text: 'Beskrivelse' });
    for (const wrong of [
      { kind: 'new_ticket', ticketId: ticket.id },
      { kind: 'message', ticketId: undefined },
      { fields: { a: 7 } },
      { fields: { 'a b': 'x' } },
      { fields: { a: 'x'.repeat(2_001) } },
      { text: 'x'.repeat(20_001) },
      { revision: -1 },
    ]) {
      const body = { ...note, kind: 'message', ...wrong };
      expect([wrong, (await employee.raw('POST', '/api/v1/my/drafts', { body })).status]).toEqual([wrong, 422]);
    }
  });

  it('comes in pages, newest first, and is gone 90 days after its last key', async () => {
    await begin();
    for (const kind of ['message', 'note', 'resolution'] as const) {
      await keep(agent, kind, 0, { kind });
      desk.advance('PT1S');
    }
    const first = await agent.call('myDrafts', { query: { limit: 2 } });
    const cursor = first.nextCursor ?? '';
    const second = await agent.call('myDrafts', { query: { limit: 2, cursor } });
    expect([...first.items, ...second.items].map(({ text }) => text)).toEqual(['resolution', 'note', 'message']);
    expect(second.nextCursor).toBeNull();
    desk.advance('P60D');
    await keep(agent, 'message og mer', 1);
    desk.advance('P31D');
    await desk.app.get(Litter).purge();
    expect(await mine(agent)).toMatchObject([{ text: 'message og mer' }]);
  });

  it('survives many windows that save at once', async () => {
    await begin();
    const texts = Array.from({ length: 8 }, (_, n) => `Tekst ${n}`);
    await Promise.all(texts.map((text) => keep(agent, text, 0)));
    const [draft] = await mine(agent);
    expect(draft?.revision).toBe(8);
    expect(draft?.setAside).toHaveLength(5);
  });
});
