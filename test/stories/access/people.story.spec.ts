import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { People, readActorOfPerson } from '@desk/access';
import { Database, Problem } from '@desk/platform';
import type { BuiltAgency, BuiltPerson } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';

let desk: TestDesk;
let served: BuiltAgency;
let other: BuiltAgency;
let agent: BuiltPerson;
beforeAll(async () => {
  desk = await startTestDesk();
  served = await desk.build.agency();
  other = await desk.build.agency();
  agent = await desk.build.agent(await desk.build.team('first', [served]), served);
}, 60_000);
afterAll(() => desk.stop());

const find = async (as: BuiltPerson, q: string) => (await (await desk.as(as)).call('people', { query: { q } })).items;
const names = async (as: BuiltPerson, q: string) => (await find(as, q)).map((hit) => hit.name);

describe('finding people', () => {
  it('finds by parts of the name in any order, in Norwegian order', async () => {
    const agency = await desk.build.agency();
    const seeker = await desk.build.person(agency, { name: 'Leter Leteren' });
    for (const name of ['Åse Ørlandsen', 'Zara Ørlandsen', 'Ærlig Ørlandsen', 'Øystein Ørlandsen', 'Anna Ørlandsen']) {
      await desk.build.person(agency, { name });
    }
    expect(await names(seeker, 'ørland')).toEqual([
      'Anna Ørlandsen',
      'Zara Ørlandsen',
      'Ærlig Ørlandsen',
      'Øystein Ørlandsen',
      'Åse Ørlandsen',
    ]);
    expect(await names(seeker, 'Ørlandsen Ås')).toEqual(['Åse Ørlandsen']);
    expect(await names(seeker, '%')).toEqual([]);
    expect(await names(seeker, '_____')).toEqual([]);
  });

  it('shows what one needs to know them by, by whole username or address too', async () => {
    const person = await desk.build.person(served, { name: 'Una Unik' });
    const [hit] = await find(agent, person.username);
    expect(hit).toEqual({
      id: person.id,
      name: 'Una Unik',
      username: person.username,
      agency: { key: served.key, name: served.name },
      title: null,
      email: `${person.username}@example.org`,
      phone: null,
      employeeNumber: null,
    });
    expect(await names(agent, `${person.username}@example.org`.toUpperCase())).toEqual(['Una Unik']);
  });

  it('finds a caller by the number that calls, in whatever form, and by the number of the payroll', async () => {
    const caller = await desk.build.person(served, { name: 'Ringer Ringesen' });
    await desk.build.sql(`update person set phone = '+47 23 46 12 79', employee_number = 'A10427' where id = $1`, [
      caller.id,
    ]);
    for (const q of ['23461279', '+47 23 46 12 79', '0047-23461279', '1279', 'A10427', 'a10427']) {
      expect([q, await names(agent, q)]).toEqual([q, ['Ringer Ringesen']]);
    }
    for (const q of ['279', '12790', '2346127', 'A1042']) expect([q, await names(agent, q)]).toEqual([q, []]);
    const colleague = await desk.build.person(served);
    expect(await names(colleague, 'A10427')).toEqual([]);
    expect(await find(colleague, 'ringesen')).toMatchObject([{ employeeNumber: null }]);
    expect(await find(agent, 'ringesen')).toMatchObject([{ employeeNumber: 'A10427' }]);
  });

  it('stays within the agencies one serves, or one’s own', async () => {
    await desk.build.person(other, { name: 'Fremmed Fjernesen' });
    const colleague = await desk.build.person(other);
    expect(await names(agent, 'fjernesen')).toEqual([]);
    expect(await names(colleague, 'fjernesen')).toEqual(['Fremmed Fjernesen']);
    const employee = await desk.build.person(served);
    expect(await names(employee, 'fjernesen')).toEqual([]);
  });

  it('leaves out who has left', async () => {
    const gone = await desk.build.person(served, { name: 'Borte Bortesen' });
    await desk.build.sql('update membership set valid_to = $2 where person_id = $1', [gone.id, '2026-03-02']);
    expect(await names(agent, 'bortesen')).toEqual([]);
  });

  it('wants words, and not more than can be shown', async () => {
    const client = await desk.as(agent);
    expect(await client.refusal('people', { query: { q: '' } })).toMatchObject({ status: 422 });
    expect(await client.refusal('people', { query: { q: 'a', limit: 500 } })).toMatchObject({
      status: 422,
      errors: [{ pointer: '?limit' }],
    });
  });
});

describe('for whom a ticket is filed', () => {
  const requesterFor = async (actor: BuiltPerson, onBehalfOf?: string) => {
    const database = desk.app.get(Database);
    const loaded = await database.read(database.systemScope, (tx) => readActorOfPerson(tx, actor.id));
    if (!loaded) throw new Error('no such actor');
    return desk.app.get(People).requesterFor(loaded, onBehalfOf);
  };
  const refusal = async (actor: BuiltPerson, onBehalfOf?: string): Promise<Problem> => {
    const answer = await requesterFor(actor, onBehalfOf).catch((error: unknown) => error);
    if (answer instanceof Problem) return answer;
    throw new Error('was not refused');
  };

  it('is oneself, in one’s agency, or whom one names by username or id', async () => {
    const [me, colleague] = [await desk.build.person(other), await desk.build.person(other)];
    expect(await requesterFor(me)).toEqual({ id: me.id, name: me.name, agencyId: other.id });
    expect(await requesterFor(me, me.username)).toMatchObject({ id: me.id });
    expect(await requesterFor(me, colleague.username)).toMatchObject({ id: colleague.id, agencyId: other.id });
    expect(await requesterFor(me, colleague.id)).toMatchObject({ id: colleague.id });
  });

  it('is a colleague for employees, anybody served for agents', async () => {
    const stranger = await desk.build.person(other);
    const requester = await desk.build.person(served);
    expect((await refusal(requester, stranger.username)).code).toBe('forbidden');
    expect((await refusal(agent, stranger.username)).code).toBe('forbidden');
    expect((await refusal(requester, 'ingen')).code).toBe('not_found');
    expect(await requesterFor(agent, requester.username)).toMatchObject({ id: requester.id, agencyId: served.id });
  });

  it('is nobody of an agency that has not joined, except its pilots', async () => {
    const waiting = await desk.build.agency({ joinedOn: '2026-09-01' });
    await desk.build.sql(`update agency set local_contact = 'Lokal IKT, tlf. 22 00 00 00' where id = $1`, [waiting.id]);
    const employee = await desk.build.person(waiting);
    const refused = await refusal(employee);
    expect(refused).toMatchObject({ code: 'not_joined', status: 403 });
    expect(refused.detail).toContain('2026-09-01');
    expect(refused.detail).toContain('Lokal IKT, tlf. 22 00 00 00');
    expect(await (await desk.as(employee)).call('me')).toMatchObject({
      agency: { joined: false, joinsOn: '2026-09-01', localContact: 'Lokal IKT, tlf. 22 00 00 00' },
      abilities: { fileTicket: false },
    });

    const pilot = await desk.build.person(waiting, { pilot: true });
    expect(await requesterFor(pilot)).toMatchObject({ agencyId: waiting.id });
    const poolAgent = await desk.build.agent(await desk.build.team('first', []), served);
    expect(await requesterFor(poolAgent, pilot.username)).toMatchObject({ agencyId: waiting.id });
    expect((await refusal(poolAgent, employee.username)).code).toBe('not_joined');
  });
});

describe('agencies and services', () => {
  it('are listed for whom they exist, in order', async () => {
    const keysOf = async (person: BuiltPerson) =>
      (await (await desk.as(person)).call('agencies')).items.map((agency) => agency.key);
    expect(await keysOf(agent)).toEqual([served.key]);
    expect(await keysOf(await desk.build.person(other))).toEqual([other.key]);
    const owner = await desk.build.serviceOwner(served);
    expect(await keysOf(owner)).toEqual(expect.arrayContaining([served.key, other.key]));

    const [first, hidden] = [await desk.build.service({ name: 'Å' }), await desk.build.service({ name: 'B' })];
    await desk.build.sql('update service set position = 1 where id = $1', [first.id]);
    await desk.build.sql('update service set active = false where id = $1', [hidden.id]);
    const services = (await (await desk.as(agent)).call('services')).items;
    expect(services[0]).toEqual({
      key: first.key,
      name: 'Å',
      description: null,
      escalationFields: [],
      escalationTemplate: 'Hva er prøvd?',
    });
    expect(services.map((service) => service.key)).not.toContain(hidden.key);
  });
});
