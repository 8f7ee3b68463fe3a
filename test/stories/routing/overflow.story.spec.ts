import { Overflow } from '@desk/tickets';
import type { TicketView } from '@desk/contracts';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk, BuiltPerson, BuiltTeam } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';

let desk: TestDesk;
let city: BuiltDesk;
let employee: ApiClient;
let lead: ApiClient;
let helpers: BuiltTeam;
let helper: BuiltPerson;
let helping: ApiClient;

beforeAll(async () => {
  desk = await startTestDesk();
}, 60_000);
afterAll(() => desk.stop());
beforeEach(async () => {
  city = await desk.build.desk();
  helpers = await desk.build.team('first', [city.agency]);
  helper = await desk.build.agent(helpers, city.agency);
  [employee, lead, helping] = await Promise.all([desk.as(city.employee), desk.as(city.lead), desk.as(helper)]);
});

const of = (team: BuiltTeam) => ({ params: { key: team.key } });
const file = (more: object = {}): Promise<TicketView> =>
  employee.call('createTicket', {
    body: { subject: 'Sak', description: 'Noe', serviceKey: city.service.key, ...more },
  });
const help = (...teams: readonly BuiltTeam[]) =>
  lead.call('saveHelpers', { ...of(city.firstLine), body: { helpers: teams.map(({ key }) => ({ key })) } });
const board = () => lead.call('wallboard', of(city.firstLine));
const look = () => desk.app.get(Overflow).run();
/** Due in an hour, by the declaration; nobody is there to take it. */
const urgent = () => file({ impact: 'high', urgency: 'medium' });

describe('overflow', () => {
  it('offers a queue that will breach to the helpers, who take from it after their own, as a transfer that says so', async () => {
    await help(helpers);
    const first = await urgent();
    const second = await urgent();
    expect((await helping.call('offered', of(helpers))).items).toEqual([]);
    expect((await helping.refusal('takeNext', of(helpers))).code).toBe('nothing_to_take');
    await look();
    expect(await board()).toMatchObject({ overflowSince: '2026-03-02T08:00:00.000Z', helpers: [{ key: helpers.key }] });
    const { items } = await helping.call('offered', of(helpers));
    expect(items.map(({ id, teamKey }) => [id, teamKey])).toEqual(
      [first, second].map(({ id }) => [id, city.firstLine.key]),
    );

    await desk.build.rule(helpers, { agency: city.agency, position: 1 });
    const own = await file();
    expect((await helping.call('takeNext', of(helpers))).id).toBe(own.id);
    const taken = await helping.call('takeNext', of(helpers));
    expect(taken).toMatchObject({
      id: first.id,
      team: { key: helpers.key },
      assignee: { id: helper.id },
      state: 'open',
    });
    const history = await helping.call('history', { params: { id: first.id }, query: {} });
    expect(history.items.slice(1).map(({ type, details }) => [type, details['why'] ?? null])).toEqual([
      ['ticket.transferred', 'overflow'],
      ['ticket.taken', null],
    ]);
    // What is not taken is still the team's.
    expect(await lead.call('ticket', { params: { id: second.id } })).toMatchObject({
      team: { key: city.firstLine.key },
    });
  });

  it('gives each of many helpers a ticket of their own', async () => {
    await help(helpers);
    const filed = await Promise.all(Array.from({ length: 8 }, urgent));
    await look();
    const people = [];
    for (let n = 0; n < 8; n++) people.push(await desk.as(await desk.build.agent(helpers, city.agency)));
    const taken = await Promise.all(people.map((person) => person.call('takeNext', of(helpers))));
    expect(new Set(taken.map(({ id }) => id))).toEqual(new Set(filed.map(({ id }) => id)));
  });

  it('ends when nothing will breach any more, though not at once, and never takes what is sensitive', async () => {
    await help(helpers);
    const ticket = await urgent();
    await look();
    await desk.build.sql('update ticket set sensitive = true where id = $1', [ticket.id]);
    expect((await helping.call('offered', of(helpers))).items).toEqual([]);
    expect((await helping.refusal('takeNext', of(helpers))).code).toBe('nothing_to_take');
    const agent = await desk.as(city.agent);
    await agent.call('take', { params: { id: ticket.id }, body: { version: ticket.version } });
    desk.advance('PT5M');
    await look();
    expect((await board()).overflowSince).not.toBeNull();
    desk.advance('PT10M');
    await look();
    expect((await board()).overflowSince).toBeNull();
  });

  it('is refused in a circle, with another line, and with what is no team', async () => {
    const third = await desk.build.team('first', [city.agency]);
    await desk.build.joinTeam(helpers, city.lead, true);
    await desk.build.joinTeam(third, city.lead, true);
    const say = (team: BuiltTeam, key: string) =>
      lead.refusal('saveHelpers', { ...of(team), body: { helpers: [{ key }] } });
    await help(helpers);
    await lead.call('saveHelpers', { ...of(helpers), body: { helpers: [{ key: third.key }] } });
    const { errors } = await say(third, city.firstLine.key);
    expect(errors).toMatchObject([{ pointer: '/helpers', code: 'help_in_a_circle' }]);
    expect(errors?.[0]?.values?.['teams']).toBe(
      [third, city.firstLine, helpers, third].map(({ name }) => name).join(' → '),
    );
    expect((await say(third, third.key)).errors).toMatchObject([{ code: 'help_in_a_circle' }]);
    expect((await say(third, city.secondLine.key)).errors).toMatchObject([
      { pointer: '/helpers/0/key', code: 'other_line' },
    ]);
    expect((await say(third, 'finnes-ikke')).errors).toMatchObject([
      { pointer: '/helpers/0/key', code: 'unknown_team' },
    ]);
    // Of two that would close a circle together one is let through.
    await help();
    const both = await Promise.allSettled([
      help(third),
      lead.call('saveHelpers', { ...of(third), body: { helpers: [{ key: city.firstLine.key }] } }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the wallboard', () => {
  it('counts what waits, what is held, and what hurries, and says how it will go by what came in other weeks', async () => {
    const agent = await desk.as(city.agent);
    const one = await urgent();
    const two = await urgent();
    await agent.call('take', { params: { id: one.id }, body: { version: one.version } });
    await desk.drain();
    const [flow] = await desk.build.sql<{ arrived: number; gone: number }>(
      'select arrived, gone from queue_flow where team_id = $1',
      [city.firstLine.id],
    );
    expect(flow).toEqual({ arrived: 2, gone: 0 });
    desk.advance('PT168H');
    await agent.call('setPresence', { params: { id: city.agent.id }, body: { presence: 'available' } });
    const shown = await board();
    expect(shown).toMatchObject({
      waiting: 1,
      held: 1,
      pending: 0,
      // Also the one that somebody has.
      overdue: 2,
      oldestFiledAt: two.filedAt,
      manage: true,
    });
    expect(shown.next.map(({ id }) => id)).toEqual([two.id]);
    const { quarters, rate, isMeasured } = shown.forecast;
    expect([rate, isMeasured]).toEqual([6, false]);
    // A week ago two came in this quarter hour; one position does one and a half.
    expect(quarters).toHaveLength(17);
    expect(quarters.slice(0, 4)).toMatchObject([
      { waiting: 1, capacity: 1 },
      { waiting: 1.5, arriving: 2, capacity: 1 },
      { waiting: 0, arriving: 0 },
      { waiting: 0 },
    ]);
  });
});
