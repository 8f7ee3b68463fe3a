import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type {
  CreateTicketRequest,
  RoutingConditions,
  RoutingEffects,
  RoutingRule,
  RoutingRules,
  RoutingTrial,
  TicketView,
} from '@desk/contracts';
import { Jobs } from '@desk/platform';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk, BuiltTeam } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { wholeQueue } from '../../support/live-client.js';

jest.setTimeout(60_000);

let desk: TestDesk;
let city: BuiltDesk;
let otherTeam: BuiltTeam;
let admin: ApiClient;
let employee: ApiClient;
let agent: ApiClient;

beforeAll(async () => {
  desk = await startTestDesk();
  city = await desk.build.desk();
  otherTeam = await desk.build.team('first', [city.agency]);
  admin = await desk.as(await desk.build.admin(city.agency));
  [employee, agent] = await Promise.all([desk.as(city.employee), desk.as(city.agent)]);
});
afterAll(() => desk.stop());

const any = { serviceKeys: [], agencyKeys: [], kinds: [], channels: [], priorities: [], words: [], locationWords: [] };
const none = { teamKey: null, priority: null, skill: null, tags: [] };
const rule = (
  name: string,
  conditions: Partial<RoutingConditions>,
  effects: Partial<RoutingEffects>,
  active = true,
): RoutingRule => ({ name, active, conditions: { ...any, ...conditions }, effects: { ...none, ...effects } });
/** What every list of these stories ends with: all of the agency to its first line. */
const rest = () => rule('resten', { agencyKeys: [city.agency.key] }, { teamKey: city.firstLine.key });

const save = async (...rules: RoutingRule[]): Promise<RoutingRules> => {
  const { revision } = await admin.call('routingRules');
  return admin.call('saveRoutingRules', { body: { revision, rules: [...rules, rest()], reason: 'Prøver' } });
};
const saving = (body: object) => admin.raw('PATCH', '/api/v1/routing-rules', { body });
const file = (given: Partial<CreateTicketRequest> = {}, client = employee): Promise<TicketView> =>
  client.call('createTicket', {
    body: { subject: 'Skjermen', description: 'Den er svart.', serviceKey: city.service.key, ...given },
  });
const at = (id: string) => ({ params: { id } });

describe('the list of routing rules', () => {
  it('is what an administrator saved last; every saving is kept with who, when and why', async () => {
    const before = await (await desk.as(city.lead)).call('routingRules');
    const wanted = [
      rule(
        'Alt på en gang',
        {
          serviceKeys: [city.service.key],
          agencyKeys: [city.agency.key],
          kinds: ['incident'],
          channels: ['phone'],
          priorities: [1, 2],
          words: ['"VPN"', 'hjemmekontor'],
          locationWords: ['rådhuset'],
        },
        { teamKey: city.secondLine.key, priority: 1, tags: ['Haster', 'haster nå'] },
      ),
      rule('Av', {}, { tags: ['x'] }, false),
    ];
    const saved = await save(...wanted);
    expect(saved.rules[0]).toEqual({ ...wanted[0], effects: { ...wanted[0]?.effects, tags: ['haster', 'haster nå'] } });
    expect(saved).toMatchObject({ revision: before.revision + 1, reason: 'Prøver', warnings: [] });
    expect(saved.savedBy?.name).toContain('admin');
    expect(await (await desk.as(city.lead)).call('routingRules')).toEqual(saved);

    const again = await save();
    const { items } = await admin.call('routingVersions', { query: { limit: 1 } });
    expect(items).toEqual([
      { revision: again.revision, reason: 'Prøver', savedAt: again.savedAt, savedBy: again.savedBy },
    ]);
    const old = await admin.call('routingVersion', { params: { revision: String(saved.revision) } });
    expect(old).toEqual(saved);
    const unknown = { params: { revision: '99999' } };
    expect(await admin.refusal('routingVersion', unknown)).toMatchObject({ code: 'not_found' });
    await expect(
      desk.build.sql(`set role desk_app; update routing_version set reason = 'x'; reset role`),
    ).rejects.toThrow(/permission denied/);
    await desk.build.sql('reset role');
  });

  it('is not overwritten by who read it before somebody else changed it, also when both come at once', async () => {
    const { revision } = await save();
    const body = { revision, rules: [rest()], reason: 'samtidig' };
    const answers = await Promise.all([saving(body), saving({ ...body, rules: [] })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409)?.body;
    expect(refused).toMatchObject({ code: 'stale_version', current: { version: revision + 1 } });
    await save();
  });

  it('says at each field what is wrong with it, and warns of what can be saved but is likely a mistake', async () => {
    const { revision } = await save();
    const faulty = [rule('', { serviceKeys: ['gone'] }, {}), { ...rule('b', {}, { tags: ['x'] }), more: 1 }];
    expect((await saving({ revision, rules: faulty, reason: 'x' })).status).toBe(422);
    const answer = await saving({ revision, rules: faulty.slice(0, 1), reason: 'x' });
    expect((answer.body as { errors: object[] }).errors).toMatchObject([
      { pointer: '/rules/0/name', code: 'required' },
      { pointer: '/rules/0/conditions/serviceKeys/0', code: 'unknown_service' },
      { pointer: '/rules/0/effects/teamKey', code: 'required' },
    ]);
    expect((await saving({ revision, rules: [], reason: ' ' })).status).toBe(422);

    const retired = await desk.build.service({ name: 'Faks' });
    await desk.build.sql('update service set active = false where id = $1', [retired.id]);
    const planned = await desk.build.agency({ joinedOn: null, name: 'Kommer senere' });
    const words = { words: ['skriver'] };
    const { warnings } = await save(
      rule('faks', { serviceKeys: [retired.key], agencyKeys: [planned.key] }, { teamKey: otherTeam.key }),
      rule('skriver', words, { teamKey: city.firstLine.key }),
      rule('skriver igjen', words, { teamKey: otherTeam.key }),
      rule('skriverne', { words: ['skriverne'] }, { teamKey: otherTeam.key }),
    );
    expect(warnings.filter(({ code }) => code !== 'team_does_not_serve')).toEqual([
      { rule: 0, code: 'retired_service', neverMatches: false, values: { service: 'Faks' } },
      { rule: 0, code: 'agency_not_served', neverMatches: true, values: { agency: 'Kommer senere' } },
      { rule: 2, code: 'contradicts', neverMatches: true, values: { other: 'skriver' } },
      { rule: 3, code: 'covered', neverMatches: true, values: { other: 'skriver' } },
    ]);
    await save();
  });
});

describe('a ticket that a rule has sent', () => {
  it('shows agents which rule of which version, with its priority and tags; the requester sees none of it', async () => {
    const { revision } = await save(
      rule(
        'VPN til andre',
        { words: ['"vpn"'] },
        { teamKey: otherTeam.key, priority: 1, tags: ['vpn', 'fjernarbeid'] },
      ),
    );
    const own = await file({ subject: 'VPN nede' });
    expect(own).toMatchObject({ team: { key: otherTeam.key }, priority: 1, tags: [], routedBy: null });
    const seen = await agent.call('ticket', at(own.id));
    expect(seen).toMatchObject({
      tags: ['fjernarbeid', 'vpn'],
      routedBy: { ruleName: 'VPN til andre', version: revision },
      priority: 1,
      priorityReason: 'VPN til andre',
    });
    const [filed] = (await agent.call('history', at(own.id))).items;
    expect(filed?.details).toEqual({ routedBy: 'VPN til andre', routingVersion: revision, matrixPriority: 3 });
    expect(filed?.changes).toMatchObject({ tags: [null, ['fjernarbeid', 'vpn']] });
    for (const door of ['ticket', 'history'] as const) {
      expect(JSON.stringify(await employee.call(door, at(own.id)))).not.toMatch(/fjernarbeid|VPN til andre/);
    }
    // What comes later of the list does not change what is told of the ticket.
    await save();
    expect((await agent.call('ticket', at(own.id))).routedBy).toEqual(seen.routedBy);
    const plain = await file({ subject: 'vpnklient' });
    expect((await agent.call('ticket', at(plain.id))).routedBy?.ruleName).toBe('resten');
  });

  it('is not moved when its service is corrected: the desk says where the rules would send it now', async () => {
    const other = await desk.build.service();
    await save(rule('annet', { serviceKeys: [other.key] }, { teamKey: otherTeam.key }));
    const ticket = await file();
    expect(await agent.call('ticketRoute', at(ticket.id))).toMatchObject({ elsewhere: false });
    const changed = await agent.call('updateTicket', {
      ...at(ticket.id),
      body: { version: ticket.version, serviceKey: other.key },
    });
    expect(changed.team.key).toBe(city.firstLine.key);
    expect(await agent.call('ticketRoute', at(ticket.id))).toMatchObject({
      team: { key: otherTeam.key, line: 'first' },
      rule: { ruleName: 'annet' },
      elsewhere: true,
    });
    expect(await employee.refusal('ticketRoute', at(ticket.id))).toMatchObject({ code: 'forbidden' });
  });
});

describe('tags', () => {
  it('are put on and taken off by agents, found in the queue, and no news to the requester', async () => {
    await save();
    const [ticket, untagged] = [await file({ subject: 'Merkes' }), await file({ subject: 'Umerket' })];
    const before = (await employee.call('history', at(ticket.id))).items.length;
    const tagged = await agent.call('updateTicket', {
      ...at(ticket.id),
      body: { version: ticket.version, tags: ['Gjengs  feil', 'VIP', 'vip '] },
    });
    expect(tagged).toMatchObject({ version: ticket.version + 1, tags: ['gjengs feil', 'vip'] });
    const same = await agent.call('updateTicket', {
      ...at(ticket.id),
      body: { version: tagged.version, tags: ['vip', 'gjengs feil'] },
    });
    expect(same.version).toBe(tagged.version);
    expect((await agent.call('history', at(ticket.id))).items.at(-1)?.changes).toEqual({
      tags: [[], ['gjengs feil', 'vip']],
    });
    expect((await employee.call('history', at(ticket.id))).items.length).toBe(before);

    const queue = (tag: string[]) => agent.call('queue', { params: { key: city.firstLine.key }, query: { tag } });
    const found = await queue(['VIP']);
    expect(found.items.map(({ id, tags }) => [id, tags])).toEqual([[ticket.id, ['gjengs feil', 'vip']]]);
    expect((await queue(['vip', 'annet'])).items).toEqual([]);
    const { rows } = await wholeQueue(agent, city.firstLine.key);
    expect(rows.find(({ id }) => id === untagged.id)?.tags).toEqual([]);

    const bad = { ...at(ticket.id), body: { version: tagged.version, tags: ['a,b'] } };
    expect(await agent.refusal('updateTicket', bad)).toMatchObject({
      errors: [{ pointer: '/tags/0', code: 'not_a_tag', values: { most: 40 } }],
    });
    expect(await employee.refusal('updateTicket', { ...bad, body: { ...bad.body, tags: [] } })).toMatchObject({
      code: 'forbidden',
    });
    // Of a sensitive ticket they are masked as its subject is, and are no way to find it.
    await desk.build.sql('update ticket set sensitive = true where id = $1', [ticket.id]);
    expect((await queue(['vip'])).items).toEqual([]);
    const masked = (await wholeQueue(agent, city.firstLine.key)).rows.find(({ id }) => id === ticket.id);
    expect(masked).toMatchObject({ subject: null, tags: [] });
  });
});

describe('a trial of rules on past tickets', () => {
  const period = { from: '2026-01-01', to: '2026-03-02' };
  const tried = async (rules: RoutingRule[], days = period): Promise<RoutingTrial> => {
    // Only what was filed before it was asked for is counted.
    desk.advance('PT1M');
    const { id } = await admin.call('startRoutingTrial', { body: { rules, ...days } });
    await desk.drain();
    return admin.call('routingTrial', at(id));
  };

  it('says how many would have gone elsewhere, between which teams and by which rule, and lists them', async () => {
    await save();
    const before = await tried([rest()]);
    expect(before).toMatchObject({ state: 'done', total: before.done });
    const printers: TicketView[] = [];
    for (const subject of ['Skriver 1', 'Skriver 2', 'Skriver 3']) printers.push(await file({ subject }));
    // Corrected since: the rules saw it as it was filed.
    const [first] = printers;
    await agent.call('updateTicket', { ...at(first!.id), body: { version: first!.version, subject: 'Annet' } });
    const urgent = await file({ impact: 'high', urgency: 'high', subject: 'Noe helt annet' });

    const was = await desk.build.sql('select count(*)::int as n from routing_version');
    const rules = [
      rule('skrivere', { words: ['skriver'], priorities: [3] }, { teamKey: otherTeam.key }),
      rule('haster', { priorities: [2], words: ['helt annet'] }, { teamKey: city.secondLine.key }),
      rule('treffer aldri', { priorities: [2], words: ['helt annet'] }, { teamKey: city.firstLine.key }),
      rest(),
    ];
    const trial = await tried(rules);
    expect(trial).toMatchObject({ state: 'done', done: before.done + 4, elsewhere: before.elsewhere + 4 });
    const ways = trial.moves.map(({ from, to, count }) => [from.key, to.key, count]);
    expect(ways).toContainEqual([city.firstLine.key, otherTeam.key, 3]);
    expect(ways).toContainEqual([city.firstLine.key, city.secondLine.key, 1]);
    expect(trial.matches.slice(0, 3)).toEqual([
      { rule: 'skrivere', count: 3, elsewhere: 3 },
      { rule: 'haster', count: 1, elsewhere: 1 },
      { rule: 'treffer aldri', count: 0, elsewhere: 0 },
    ]);
    expect(trial.warnings).toMatchObject([{ rule: 2, code: 'contradicts' }]);
    expect(await desk.build.sql('select count(*)::int as n from routing_version')).toEqual(was);

    const query = { fromTeam: city.firstLine.key, toTeam: otherTeam.key, limit: 2 };
    const page = await admin.call('routingTrialTickets', { ...at(trial.id), query });
    const next = await admin.call('routingTrialTickets', {
      ...at(trial.id),
      query: { ...query, cursor: page.nextCursor! },
    });
    const listed = [...page.items, ...next.items];
    expect(listed.map(({ number }) => number)).toEqual(printers.map(({ number }) => number).reverse());
    expect(listed[0]).toMatchObject({
      rule: 'skrivere',
      from: { key: city.firstLine.key },
      to: { key: otherTeam.key },
    });
    expect(JSON.stringify(listed)).not.toMatch(/Skriver|Annet|Nordmann/);
    expect(next.nextCursor).toBeNull();
    const all = await admin.call('routingTrialTickets', { ...at(trial.id), query: { limit: 200 } });
    expect(all.items.length).toBe(trial.elsewhere);
    expect(all.items.map(({ number }) => number)).toContain(urgent.number);
  });

  it('is gone on with by whoever comes, and counts each ticket once with two at once', async () => {
    const { id } = await admin.call('startRoutingTrial', {
      body: { rules: [rule('alt', {}, { teamKey: otherTeam.key })], ...period },
    });
    const jobs = desk.app.get(Jobs);
    await jobs.add('routing.try', [{ payload: {} }, { payload: {} }]);
    await desk.drain();
    const whole = await admin.call('routingTrial', at(id));
    expect(whole.matches).toEqual([{ rule: 'alt', count: whole.done, elsewhere: whole.elsewhere }]);
    // As a worker leaves it that died after two tickets.
    await desk.build.sql(
      `with first as (select ticket_id from routing_trial_ticket where trial_id = $1 order by ticket_id limit 2)
       update routing_trial set state = 'running', finished_at = null, done = 2, after_id = (select max(ticket_id::text)::uuid from first),
         result = '{"moves": {}, "matches": {"0": [2, 2]}}' where id = $1`,
      [id],
    );
    await desk.build.sql(
      `delete from routing_trial_ticket where trial_id = $1 and ticket_id > (select after_id from routing_trial where id = $1)`,
      [id],
    );
    await jobs.add('routing.try', [{ payload: {} }]);
    await desk.drain();
    const more = await admin.call('routingTrial', at(id));
    expect(more.state).toBe('done');
    const [{ n } = { n: 0 }] = await desk.build.sql<{ n: number }>(
      'select count(*)::int as n from routing_trial_ticket where trial_id = $1',
      [id],
    );
    expect(n).toBe(whole.elsewhere);
  });

  it('refuses days that are none or still to come, rules that cannot be saved, and all but administrators', async () => {
    const asking = (body: object) => admin.raw('POST', '/api/v1/routing-trials', { body });
    const errors = async (body: object) =>
      ((await asking(body)).body as { errors: { pointer: string; code: string }[] }).errors.map(({ pointer, code }) => [
        pointer,
        code,
      ]);
    expect(await errors({ rules: [], from: '2026-02-30', to: '2026-03-01' })).toEqual([['/from', 'not_a_date']]);
    expect(await errors({ rules: [], from: '2026-03-01', to: '2030-01-01' })).toEqual([['/to', 'too_large']]);
    expect(await errors({ rules: [rule('', {}, { tags: ['x'] })], ...period })).toEqual([
      ['/rules/0/name', 'required'],
    ]);
    const { id } = await admin.call('startRoutingTrial', { body: { rules: [], ...period } });
    for (const person of [city.agent, city.lead, city.employee, city.contact]) {
      const client = await desk.as(person);
      expect(await client.refusal('routingTrial', at(id))).toMatchObject({ code: 'forbidden' });
      expect(await client.refusal('startRoutingTrial', { body: { rules: [], ...period } })).toMatchObject({
        code: 'forbidden',
      });
    }
    await desk.drain();
  });
});
