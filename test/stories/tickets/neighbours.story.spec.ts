import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TicketView } from '@desk/contracts';
import { newId } from '@desk/platform';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';

let desk: TestDesk;
let city: BuiltDesk;
let elsewhere: BuiltDesk;
let agent: ApiClient;
let employee: ApiClient;
beforeAll(async () => {
  desk = await startTestDesk();
  [city, elsewhere] = [await desk.build.desk(), await desk.build.desk()];
  [agent, employee] = await Promise.all([desk.as(city.agent), desk.as(city.employee)]);
}, 60_000);
afterAll(() => desk.stop());

const file = async (subject: string, by: ApiClient = employee, serviceKey = city.service.key): Promise<TicketView> => {
  desk.advance('PT1M');
  return by.call('createTicket', { body: { subject, description: 'Det virker ikke.', serviceKey } });
};
const similar = async (id: string, as = agent) => (await as.call('similarTickets', { params: { id } })).items;

describe('tickets like this one', () => {
  it('are those of its service with words of its subject, those with the rarest first, and say how they were resolved', async () => {
    const common = ['Skriveren i 1. etasje', 'Skriveren i 2. etasje'];
    for (const subject of common) await file(subject);
    const rare = await file('Skrivere mangler toner');
    await agent.call('resolve', {
      params: { id: rare.id },
      body: { version: rare.version, resolution: 'Byttet toner.', resolutionCode: 'solved' },
    });
    const other = await desk.build.service({ secondLine: city.secondLine });
    await file('Toner til skriveren', employee, other.key);
    await file('Ingen lyd i møterommet');
    const ticket = await file('Skriveren er tom for toner');

    const found = await similar(ticket.number);
    expect(found.map(({ subject }) => subject)).toEqual([
      rare.subject,
      'Skriveren i 2. etasje',
      'Skriveren i 1. etasje',
    ]);
    expect(found[0]).toMatchObject({
      number: rare.number,
      state: 'resolved',
      resolution: 'Byttet toner.',
      sameAgency: true,
      words: ['skrivere', 'toner'],
    });
    expect(found[1]).toMatchObject({ resolution: null, words: ['skriveren'] });
  });

  it('are looked for in all agencies that the agent serves, and in no other; sensitive ones never', async () => {
    const wide = await desk.build.agent(city.firstLine, city.agency);
    const pool = await desk.build.team('first', [city.agency, elsewhere.agency]);
    await desk.build.sql('insert into team_member (team_id, person_id) values ($1, $2)', [pool.id, wide.id]);
    const neighbour = await desk.as(elsewhere.employee);
    const far = await file('Projektoren flimrer', neighbour, city.service.key);
    const hidden = await file('Projektoren blinker');
    await desk.build.sql('update ticket set sensitive = true where id = $1', [hidden.id]);
    const ticket = await file('Projektor flimrer');

    expect((await similar(ticket.id, await desk.as(wide))).map(({ id, sameAgency }) => [id, sameAgency])).toEqual([
      [far.id, false],
    ]);
    expect(await similar(ticket.id)).toEqual([]);
  });

  it('are none for a subject that says nothing', async () => {
    expect(await similar((await file('Hjelp! Det virker ikke')).id)).toEqual([]);
    expect(await similar((await file('%_\\ (.*) [a-z]')).id)).toEqual([]);
  });
});

describe('the tickets of a person', () => {
  it('are shown to agents newest first, page by page, as far as they may read them', async () => {
    const caller = await desk.build.person(city.agency);
    const by = await desk.as(caller);
    const filed: string[] = [];
    for (const subject of ['Første', 'Andre', 'Tredje']) filed.unshift((await file(subject, by)).id);
    const first = await agent.call('ticketsOf', { params: { id: caller.id }, query: { limit: 2 } });
    const rest = await agent.call('ticketsOf', {
      params: { id: caller.id },
      query: { limit: 2, cursor: first.nextCursor ?? '' },
    });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(filed);
    expect(rest.nextCursor).toBeNull();
    const stranger = await desk.as(elsewhere.agent);
    expect((await stranger.call('ticketsOf', { params: { id: caller.id }, query: {} })).items).toEqual([]);
    expect((await agent.call('ticketsOf', { params: { id: newId() }, query: {} })).items).toEqual([]);
    expect(await agent.refusal('ticketsOf', { params: { id: 'ingen' }, query: {} })).toMatchObject({ status: 404 });
  });
});
