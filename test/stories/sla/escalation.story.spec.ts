import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { EscalationRule, EscalationRules } from '@desk/contracts';
import { Sweep } from '@desk/tickets';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk, BuiltPerson, BuiltTeam } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';

jest.setTimeout(60_000);

let desk: TestDesk;
let city: BuiltDesk;
let owner: BuiltPerson;
let otherTeam: BuiltTeam;
let employee: ApiClient;
let agent: ApiClient;

beforeEach(async () => {
  desk = await startTestDesk();
  city = await desk.build.desk();
  owner = await desk.build.serviceOwner(city.agency);
  otherTeam = await desk.build.team('first', [city.agency]);
  employee = await desk.as(city.employee);
  agent = await desk.as(city.agent);
});
afterEach(() => desk.stop());

const RULE: EscalationRule = {
  name: 'Regel',
  active: true,
  target: 'first_response',
  serviceKey: null,
  priority: null,
  atPercent: 90,
  tell: [],
  tellPeople: [],
  reassignToTeam: null,
  raisePriorityTo: null,
};
const save = async (...rules: Partial<EscalationRule>[]): Promise<EscalationRules> => {
  const client = await desk.as(owner);
  const { revision } = await client.call('escalationRules');
  return client.call('saveEscalationRules', {
    body: { revision, rules: rules.map((rule, index) => ({ ...RULE, name: `Regel ${index}`, ...rule })) },
  });
};
const saving = async (body: unknown) =>
  (await desk.as(owner)).raw('PATCH', '/api/v1/escalation-rules', { body: body as object });
/** Priority 3: first response in two hours of office time, filed at nine. */
const file = (client = employee) =>
  client.call('createTicket', { body: { subject: 'Skriveren', description: 'x', serviceKey: city.service.key } });
const later = async (duration: string) => {
  desk.advance(duration);
  await desk.app.get(Sweep).run();
  await desk.drain();
};
const told = async (person: BuiltPerson) =>
  (await (await desk.as(person)).call('notices')).items.map(({ kind }) => kind).filter((kind) => kind !== 'received');
const breaches = (id: string) =>
  desk.build.sql(
    `select from ticket_event where ticket_id = $1 and type = 'sla.breached' and details ->> 'target' = 'first_response'`,
    [id],
  );
const log = async (id: string) =>
  desk.build.sql<{ type: string; actor: string | null; details: Record<string, unknown> }>(
    `select type, actor_id as actor, details from ticket_event where ticket_id = $1 and details ? 'rule' order by seq`,
    [id],
  );

describe('the list of escalation rules', () => {
  it('is empty at first, and then what the service owner saved, in its order', async () => {
    expect(await (await desk.as(owner)).call('escalationRules')).toEqual({ revision: 0, rules: [] });
    const wanted: Partial<EscalationRule>[] = [
      {
        name: 'Haster',
        serviceKey: city.service.key,
        priority: 1,
        tell: ['team_lead', 'service_owner'],
        tellPeople: [city.expert.username, city.agent2.username],
        reassignToTeam: otherTeam.key,
        raisePriorityTo: 1,
      },
      { name: 'Brutt', target: null, atPercent: 100, active: false, tell: ['team'] },
    ];
    const saved = await save(...wanted);
    expect(saved).toEqual({ revision: 1, rules: wanted.map((rule) => ({ ...RULE, ...rule })) });
    expect(await (await desk.as(city.lead)).call('escalationRules')).toEqual(saved);
    expect(await save()).toEqual({ revision: 2, rules: [] });
  });

  it('is not overwritten by who read it before somebody else changed it, also when both come at once', async () => {
    await save({ tell: ['team'] });
    const rules = [{ ...RULE, tell: ['team_lead'] }];
    const answers = await Promise.all([saving({ revision: 1, rules }), saving({ revision: 1, rules: [] })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409)?.body;
    expect(refused).toMatchObject({ code: 'stale_version', current: { version: 2 } });
    expect((await saving({ revision: 0, rules })).status).toBe(409);
  });

  it('says at each field what is wrong with it', async () => {
    const answer = await saving({
      revision: 0,
      rules: [
        { ...RULE, atPercent: 80, tellPeople: ['ingen'], reassignToTeam: 'intet-team' },
        { ...RULE, serviceKey: 'ingen-tjeneste' },
      ],
    });
    expect(answer.status).toBe(422);
    expect((answer.body as { errors: object[] }).errors).toMatchObject([
      { pointer: '/rules/0/atPercent', code: 'not_a_warning_point', values: { points: '75, 90' } },
      { pointer: '/rules/0/tellPeople/0', code: 'unknown_person' },
      { pointer: '/rules/0/reassignToTeam', code: 'unknown_team' },
      { pointer: '/rules/1/name', code: 'twice' },
      { pointer: '/rules/1/serviceKey', code: 'unknown_service' },
      { pointer: '/rules/1/tell', code: 'required' },
    ]);
    expect((await (await desk.as(owner)).call('escalationRules')).revision).toBe(0);
  });
});

describe('whom a rule tells', () => {
  it('are the people and roles it names, at its point, besides those who are told anyway, nobody twice', async () => {
    await save(
      { tell: ['team_lead', 'service_owner', 'assignee'], tellPeople: [city.visitor.username, city.agent.username] },
      { tell: ['team_lead'], atPercent: 90 },
    );
    const { id, version } = await file();
    await agent.call('take', { params: { id }, body: { version } });
    await later('PT1H35M');
    for (const person of [owner, city.visitor, city.lead]) expect(await told(person)).toEqual([]);
    await later('PT20M');
    expect(await told(city.agent)).toEqual(['warned', 'warned']);
    for (const person of [owner, city.visitor, city.lead]) expect(await told(person)).toEqual(['warned']);
    expect(await told(city.agent2)).toEqual([]);
  });

  it('tells of the breach, and only of the clock, service and priority that it is for', async () => {
    await save(
      { atPercent: 100, tell: ['service_owner'] },
      { atPercent: 100, tell: ['team'], serviceKey: (await desk.build.service()).key },
      { atPercent: 100, tell: ['team'], priority: 1 },
      { atPercent: 100, tell: ['team'], target: 'resolution' },
      { atPercent: 100, tell: ['team'], active: false },
    );
    const { id, version } = await file();
    await agent.call('take', { params: { id }, body: { version } });
    await later('PT3H');
    expect(await told(owner)).toEqual(['breached']);
    expect(await told(city.agent2)).toEqual([]);
  });

  it('shows a service owner the number and no text', async () => {
    await save({ tell: ['service_owner', 'team_lead'] });
    const { number } = await file();
    await later('PT1H55M');
    const [notice] = (await (await desk.as(owner)).call('notices')).items;
    expect(notice).toMatchObject({ kind: 'warned', facts: { sight: 'figures' }, ticket: { number, subject: null } });
    const lead = (await (await desk.as(city.lead)).call('notices')).items;
    expect(lead[0]).toMatchObject({ kind: 'warned', ticket: { subject: 'Skriveren' } });
  });

  it('tells of a sensitive ticket only whom its team is, and nobody whom the agency is no business of', async () => {
    const elsewhere = await desk.build.desk();
    await save({ tell: ['service_owner', 'team_lead'], tellPeople: [city.expert.username, elsewhere.agent.username] });
    const { id } = await file();
    await desk.build.sql('update ticket set sensitive = true where id = $1', [id]);
    await later('PT1H55M');
    for (const person of [owner, city.expert, elsewhere.agent]) expect(await told(person)).toEqual([]);
    expect(await told(city.lead)).toContain('warned');
    await file();
    await later('PT1H55M');
    expect(await told(city.expert)).toEqual(['warned']);
    const kept = await desk.build.sql('select from notice where person_id = $1', [elsewhere.agent.id]);
    expect(kept).toEqual([]);
  });
});

describe('what a rule does', () => {
  it('moves the ticket and raises its priority in the name of the desk, and says by which rule', async () => {
    await save({ reassignToTeam: otherTeam.key, raisePriorityTo: 2 });
    const { id } = await file();
    await later('PT1H55M');
    const ticket = await agent.call('ticket', { params: { id } });
    expect(ticket).toMatchObject({ team: { key: otherTeam.key }, priority: 2, assignee: null });
    expect(await log(id)).toMatchObject(
      ['ticket.transferred', 'ticket.updated'].map((type) => ({
        type,
        actor: null,
        details: { rule: 'Regel 0', target: 'first_response', cycle: 1, percent: 90 },
      })),
    );
  });

  it('lets what it does to the clocks have its own consequences, and does not go round in circles', async () => {
    // A breach at once by a higher priority; with priority 2 the clock of two hours has one.
    await save(
      { raisePriorityTo: 2 },
      { name: 'Ved brudd', atPercent: 100, reassignToTeam: otherTeam.key, raisePriorityTo: 1 },
    );
    const { id } = await file();
    await later('PT1H55M');
    expect(await breaches(id)).toHaveLength(1);
    expect((await log(id)).map(({ type, details }) => [type, details['rule']])).toEqual([
      ['ticket.updated', 'Regel 0'],
      ['ticket.transferred', 'Ved brudd'],
      ['ticket.updated', 'Ved brudd'],
    ]);
    // Taken back by hand and breached anew: the rules have acted on this clock.
    const { version } = await agent.call('ticket', { params: { id } });
    const body = { version, priority: 4 as const, priorityReason: 'Ikke så farlig' };
    await agent.call('updateTicket', { params: { id }, body });
    await later('PT24H');
    expect(await log(id)).toHaveLength(3);
    expect(await breaches(id)).toHaveLength(2);
  });

  it('is done once, however often the event comes', async () => {
    await save({ raisePriorityTo: 2, reassignToTeam: otherTeam.key });
    const { id } = await file();
    await later('PT1H55M');
    await desk.build.sql(
      `insert into outbox (event_id, agency_id, name, payload)
       select e.id, e.agency_id, e.type, jsonb_build_object('agencyId', e.agency_id, 'subjectId', e.ticket_id, 'seq', e.seq,
         'version', 1, 'actorId', null, 'requesterId', t.requester_id, 'assigneeId', null, 'teamId', $2::uuid,
         'previousTeamId', null, 'line', t.line, 'origin', 'system', 'target', 'first_response', 'cycle', 1, 'percent', 90)
       from ticket_event e join ticket t on t.id = e.ticket_id, generate_series(1, 3)
       where t.id = $1 and e.type = 'sla.warned' and (e.details ->> 'percent')::int = 90`,
      [id, city.firstLine.id],
    );
    await desk.build.sql('update ticket set priority = 3, team_id = $2 where id = $1', [id, city.firstLine.id]);
    await desk.drain();
    expect(await log(id)).toHaveLength(2);
  });

  it('is left undone on a ticket of another line, with a line in the log, and on one that is resolved', async () => {
    await save({ reassignToTeam: city.secondLine.key, raisePriorityTo: 2 });
    const { id } = await file();
    const solved = await file();
    desk.advance('PT1H55M');
    await desk.app.get(Sweep).run();
    const body = { version: solved.version, resolution: 'Ok', resolutionCode: 'solved' as const };
    await agent.call('resolve', { params: { id: solved.id }, body });
    await desk.drain();
    expect(await agent.call('ticket', { params: { id } })).toMatchObject({
      team: { key: city.firstLine.key },
      priority: 2,
    });
    expect(await log(id)).toMatchObject([
      { type: 'sla.rule_skipped', details: { team: city.secondLine.key, skipped: 'other_line' } },
      { type: 'ticket.updated' },
    ]);
    expect(await log(solved.id)).toEqual([]);
    const seen = (await employee.call('history', { params: { id } })).items;
    expect(seen.some(({ type, details }) => type.startsWith('sla.') || 'rule' in details)).toBe(false);
  });

  it('follows the service and priority of the moment, also when the news come late', async () => {
    await save({ priority: 3, tell: ['service_owner'] }, { priority: 1, raisePriorityTo: 1, tell: ['team'] });
    const { id, version } = await file();
    desk.advance('PT1H50M');
    await desk.app.get(Sweep).run();
    const body = { version, priority: 4 as const, priorityReason: 'Ikke så farlig' };
    await agent.call('updateTicket', { params: { id }, body });
    await desk.drain();
    expect(await told(owner)).toEqual(['warned']);
    expect(await log(id)).toEqual([]);
  });
});
