import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readActorOfPerson } from '@desk/access';
import { CITY_AGENCY_ID, type TicketView } from '@desk/contracts';
import { Database } from '@desk/platform';
import { TicketReads } from '@desk/tickets';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';

// A machine that also does other things takes its time.
jest.setTimeout(60_000);

let desk: TestDesk;
let people: BuiltDesk;
let others: BuiltDesk;
let employee: ApiClient;
let agent: ApiClient;
let ticket: TicketView;
beforeAll(async () => {
  desk = await startTestDesk();
  people = await desk.build.desk();
  others = await desk.build.desk();
  [employee, agent] = await Promise.all([desk.as(people.employee), desk.as(people.agent)]);
  ticket = await employee.call('createTicket', {
    body: { subject: 'Treg maskin', description: 'Den er treg.', serviceKey: people.service.key },
  });
  const id = ticket.id;
  await agent.call('addNote', { params: { id }, body: { text: 'INTERNT: bruker har ringt ti ganger' } });
  await agent.call('addMessage', { params: { id }, body: { text: 'Vi ser på saken.' } });
  const now = await agent.call('ticket', { params: { id } });
  const escalated = await agent.call('escalate', {
    params: { id },
    body: { version: now.version, teamKey: people.secondLine.key, reason: 'INTERNT grunn', tried: 'INTERNT prøvd' },
  });
  await (
    await desk.as(people.expert)
  ).call('handBack', {
    params: { id },
    body: { version: escalated.version, reason: 'INTERNT retur' },
  });
  await desk.drain();
});
afterAll(() => desk.stop());

describe('the history', () => {
  it('is whole for agents, with names in place of ids', async () => {
    const { items } = await agent.call('history', { params: { id: ticket.number } });
    expect(items.map((entry) => entry.seq)).toEqual(items.map((_, index) => index + 1));
    const escalated = items.find((entry) => entry.type === 'ticket.escalated');
    expect(escalated).toMatchObject({
      actor: { id: people.agent.id, name: people.agent.name },
      details: { reason: 'INTERNT grunn', tried: 'INTERNT prøvd' },
      changes: {
        team: [
          { key: people.firstLine.key, name: people.firstLine.name },
          { key: people.secondLine.key, name: people.secondLine.name },
        ],
      },
    });
    expect(items.map((entry) => entry.type)).toContain('ticket.noted');
  });

  it('tells requester and contact nothing of what agents do among themselves', async () => {
    for (const reader of [employee, await desk.as(people.contact)]) {
      const { items } = await reader.call('history', { params: { id: ticket.id } });
      expect(items.map((entry) => entry.seq)).toEqual(items.map((_, index) => index + 1));
      expect(items.map((entry) => entry.type).slice(0, 3)).toEqual([
        'ticket.created',
        'ticket.opened',
        'ticket.messaged',
      ]);
      const text = JSON.stringify(items);
      for (const word of ['INTERNT', 'noted', 'escalated', 'handed_back', 'team', 'crossings', 'note']) {
        expect(text).not.toContain(word);
      }
    }
  });

  it('comes in pages on demand, the same for both', async () => {
    for (const reader of [employee, agent]) {
      const whole = (await reader.call('history', { params: { id: ticket.id } })).items;
      const address = `/api/v1/tickets/${ticket.id}/history?limit=2`;
      const first = (await reader.raw('GET', address)).body as { items: unknown[]; nextCursor: string };
      const second = (await reader.raw('GET', `${address}&cursor=${first.nextCursor}`)).body as { items: unknown[] };
      expect([...first.items, ...second.items]).toEqual(whole.slice(0, 4));
    }
  });
});

describe('notes, messages and clocks', () => {
  it('are read by whom they are for', async () => {
    const params = { id: ticket.id };
    const contact = await desk.as(people.contact);
    const stranger = await desk.as(others.agent);
    expect((await agent.call('notes', { params })).items).toMatchObject([{ author: { id: people.agent.id } }]);
    expect(await employee.refusal('notes', { params })).toMatchObject({ status: 403 });
    expect(await contact.refusal('notes', { params })).toMatchObject({ status: 403 });
    for (const reader of [employee, contact, agent]) {
      const { items } = await reader.call('messages', { params });
      expect(items).toMatchObject([{ text: 'Vi ser på saken.', authorRole: 'agent' }]);
    }
    const targets = async (reader: ApiClient) =>
      (await reader.call('clocks', { params })).items.map((clock) => clock.target).sort();
    expect(await targets(employee)).toEqual(['first_response', 'resolution']);
    expect(await targets(agent)).toContain('second_line_takeover');
    expect(await targets(contact)).toEqual(await targets(agent));
    for (const part of ['notes', 'messages', 'clocks', 'history'] as const) {
      expect(await stranger.refusal(part, { params })).toMatchObject({ status: 404 });
      expect(await agent.refusal(part, { params: { id: 'OSL-99' } })).toMatchObject({ status: 404 });
      expect(await agent.refusal(part, { params: { id: 'tull' } })).toMatchObject({ status: 404 });
    }
  });
});

describe('what belongs to a ticket', () => {
  it('is read in the agency of the ticket alone, once that is known', async () => {
    const wide = await desk.build.agent(others.firstLine, others.agency);
    const pool = await desk.build.team('first', [people.agency, others.agency]);
    await desk.build.sql('insert into team_member (team_id, person_id) values ($1, $2)', [pool.id, wide.id]);
    const database = desk.app.get(Database);
    const actor = await database.read(database.systemScope, (tx) => readActorOfPerson(tx, wide.id));
    if (!actor) throw new Error('the agent is there');
    const reads = desk.app.get(TicketReads, { strict: false });
    const fresh = await (
      await desk.as(others.employee)
    ).call('createTicket', {
      body: { subject: 'Ny maskin', description: 'Den er ny.', serviceKey: others.service.key },
    });
    const scope = async () => {
      const seen = `(select array_to_string(app_agency_ids(), ' '))`;
      const [ids] = await reads.of(actor, fresh.number, 'read', 'story-scope', seen, []);
      return ids?.split(' ');
    };
    expect(await scope()).toEqual(actor.agencyIds);
    expect(actor.agencyIds).toContain(people.agency.id);
    expect(await scope()).toEqual([CITY_AGENCY_ID, others.agency.id]);
    expect(await agent.refusal('messages', { params: { id: fresh.number } })).toMatchObject({ status: 404 });
  });
});

describe('finding tickets', () => {
  it('goes by number in any spelling, and by name', async () => {
    const digits = ticket.number.slice(4);
    const { name, username } = people.employee;
    const words = [
      ticket.number,
      digits,
      `osl ${digits}`,
      `OSL${digits}`,
      name,
      name.toUpperCase().slice(0, 10),
      username,
    ];
    for (const q of [...words, `nord ${username.slice(0, 10)}`]) {
      const { items } = await agent.call('findTickets', { query: { q } });
      expect(items.map((hit) => hit.id)).toEqual([ticket.id]);
    }
    for (const q of ['%%', '__', 'finnes ikke', 'OSL-1', 'XYZ-' + digits]) {
      expect((await agent.call('findTickets', { query: { q } })).items).toEqual([]);
    }
    expect((await agent.raw('GET', '/api/v1/tickets?q=x')).status).toBe(422);
  });

  it('finds exactly what one may read', async () => {
    const own = await agent.call('createTicket', {
      body: { subject: 'Min egen', description: 'X', serviceKey: people.service.key },
    });
    const forColleague = await employee.call('createTicket', {
      body: {
        subject: 'For en annen',
        description: 'X',
        serviceKey: people.service.key,
        onBehalfOf: people.colleague.username,
      },
    });
    const secret = await employee.call('createTicket', {
      body: {
        subject: 'Hemmelig',
        description: 'X',
        serviceKey: people.service.key,
        onBehalfOf: people.colleague.username,
      },
    });
    const foreign = await (
      await desk.as(others.employee)
    ).call('createTicket', {
      body: { subject: 'Fremmed', description: 'X', serviceKey: others.service.key },
    });
    await desk.build.sql('update ticket set sensitive = true where id = $1', [secret.id]);
    const { agency } = people;
    const readers = [
      people.employee,
      people.colleague,
      people.contact,
      people.agent,
      people.expert,
      others.agent,
      others.contact,
    ];
    for (const person of [...readers, await desk.build.serviceOwner(agency), await desk.build.admin(agency)]) {
      const reader = await desk.as(person);
      for (const { id, number } of [ticket, own, forColleague, secret, foreign]) {
        const found = (await reader.call('findTickets', { query: { q: number } })).items;
        const read = await reader.raw('GET', `/api/v1/tickets/${id}`);
        expect([person.username, number, found.length]).toEqual([person.username, number, read.status === 200 ? 1 : 0]);
        expect(JSON.stringify(found)).not.toContain('Hemmelig');
      }
    }
  });
});

describe("lists of one's own", () => {
  it('hold what one asked for and what one filed for others, and page without doubles', async () => {
    const { items } = await employee.call('myTickets', { query: {} });
    expect(items.map((row) => row.subject)).toEqual(['For en annen', 'Treg maskin']);
    const first = await employee.call('myTickets', { query: { limit: 1 } });
    const second = await employee.call('myTickets', { query: { limit: 1, cursor: first.nextCursor ?? '' } });
    expect([...first.items, ...second.items]).toEqual(items);
    expect((await employee.call('myTickets', { query: { state: 'done' } })).items).toEqual([]);
    const colleague = await (await desk.as(people.colleague)).call('myTickets', { query: {} });
    expect(colleague.items.map((row) => row.subject)).toEqual(['Hemmelig', 'For en annen']);
  });

  it('show the contact the agency without its sensitive tickets, and nobody else', async () => {
    const { items } = await (await desk.as(people.contact)).call('agencyTickets', { query: {} });
    expect(items.map((hit) => hit.subject)).toEqual(['For en annen', 'Min egen', 'Treg maskin']);
    expect(await employee.refusal('agencyTickets', { query: {} })).toMatchObject({ status: 403 });
    expect(await agent.refusal('agencyTickets', { query: {} })).toMatchObject({ status: 403 });
  });
});
