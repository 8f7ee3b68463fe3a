import type { BodyOf, StaffMember, TicketView } from '@desk/contracts';
import { Presences } from '@desk/routing';
import { Push, Returns } from '@desk/tickets';
import { LiveBeats } from '../../../apps/api/src/live-beats.js';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk, BuiltPerson } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { LiveClient } from '../../support/live-client.js';

let desk: TestDesk;
let city: BuiltDesk;
let employee: ApiClient;
let agent: ApiClient;
let lead: ApiClient;

beforeAll(async () => {
  desk = await startTestDesk({ env: { DATABASE_POOL: '12' } });
}, 60_000);
afterAll(() => desk.stop());
beforeEach(async () => {
  city = await desk.build.desk();
  [employee, agent, lead] = await Promise.all([desk.as(city.employee), desk.as(city.agent), desk.as(city.lead)]);
});

const team = () => ({ params: { key: city.firstLine.key } });
const of = (person: Pick<BuiltPerson, 'id'>) => ({ params: { id: person.id } });
const file = (as = employee, more: object = {}) =>
  as.call('createTicket', { body: { subject: 'Sak', description: 'Noe', serviceKey: city.service.key, ...more } });
const seen = (id: string) => lead.call('ticket', { params: { id } });
const take = ({ id, version }: TicketView, as = agent) => as.call('take', { params: { id }, body: { version } });
const next = (as: ApiClient) => as.call('takeNext', team());
const present = async (person: BuiltPerson) =>
  (await desk.as(person)).call('setPresence', { ...of(person), body: { presence: 'available' } });
const push = () => desk.app.get(Push).run();
const giveBack = () => desk.app.get(Returns).run({ all: true });
const settings = (over: Partial<BodyOf<'saveStaffing'>>) =>
  lead.call('saveStaffing', {
    ...team(),
    body: { push: false, pushCap: 8, returnAwayMinutes: 60, returnPending: false, ...over },
  });
const member = async (person: BuiltPerson, as = lead): Promise<StaffMember> => {
  const found = (await as.call('staffing', team())).members.find(({ id }) => id === person.id);
  if (!found) throw new Error('not a member');
  return found;
};
const holderOf = async ({ id }: TicketView) => (await seen(id)).assignee?.id ?? null;
async function skill(): Promise<string> {
  const key = `s-${Math.random().toString(36).slice(2)}`;
  await lead.call('createSkill', { body: { key, name: 'Nett og tilgang' } });
  return key;
}
const need = ({ id, version }: TicketView, key: string, level: 1 | 2 | 3) =>
  agent.call('updateTicket', { params: { id }, body: { version, neededSkill: { key, level } } });

describe('skills', () => {
  it('are said of tickets and agents, and take next respects them at their level', async () => {
    const key = await skill();
    const hard = await need(await file(), key, 2);
    expect(hard.neededSkill).toEqual({ key, name: 'Nett og tilgang', level: 2 });
    expect((await agent.call('ticket', { params: { id: hard.id } })).neededSkill).toEqual(hard.neededSkill);
    expect((await employee.call('ticket', { params: { id: hard.id } })).neededSkill).toBeNull();
    const easy = await file();
    await desk.drain();
    const { items } = await agent.call('queue', team());
    expect(items.map(({ neededSkill }) => neededSkill?.level ?? null)).toEqual([2, null]);

    await lead.call('setSkills', { ...of(city.agent), body: { skills: [{ key, level: 1 }] } });
    expect((await next(agent)).id).toBe(easy.id);
    expect((await agent.refusal('takeNext', team())).code).toBe('nothing_to_take');
    await lead.call('setSkills', { ...of(city.agent), body: { skills: [{ key, level: 3 }] } });
    expect((await next(agent)).id).toBe(hard.id);
    expect((await lead.call('skills')).items.find((one) => one.key === key)).toMatchObject({ people: 1, active: true });
  });

  it('are taken off a ticket again, and both stand in its history', async () => {
    const key = await skill();
    const { id, version } = await need(await file(), key, 3);
    await agent.call('updateTicket', { params: { id }, body: { version, neededSkill: null } });
    expect((await next(agent)).neededSkill).toBeNull();
    const { items } = await agent.call('history', { params: { id }, query: {} });
    expect(items.filter(({ type }) => type === 'ticket.updated').map(({ changes }) => changes['neededSkill'])).toEqual([
      [null, { key, name: 'Nett og tilgang' }],
      [{ key, name: 'Nett og tilgang' }, null],
    ]);
  });

  it('that are retired are kept and not given', async () => {
    const key = await skill();
    await lead.call('setSkills', { ...of(city.agent), body: { skills: [{ key, level: 1 }] } });
    await lead.call('updateSkill', { params: { key }, body: { active: false } });
    await lead.call('setSkills', { ...of(city.agent), body: { skills: [{ key, level: 2 }] } });
    const given = await lead.refusal('setSkills', { ...of(city.agent2), body: { skills: [{ key, level: 1 }] } });
    expect(given.errors).toMatchObject([{ pointer: '/skills/0/key', code: 'unknown_skill' }]);
    const { id, version } = await file();
    const needed = await agent.refusal('updateTicket', {
      params: { id },
      body: { version, neededSkill: { key, level: 1 } },
    });
    expect(needed.errors).toMatchObject([{ pointer: '/neededSkill/key', code: 'unknown_skill' }]);
  });
});

describe('take next', () => {
  it('gives each of fifty agents in the same instant a ticket of their own, that they can', async () => {
    const key = await skill();
    const people: BuiltPerson[] = [];
    for (let n = 0; n < 50; n++) people.push(await desk.build.agent(city.firstLine, city.agency));
    const agents = await Promise.all(people.map((person) => desk.as(person)));
    const experts = new Set(people.filter((_, n) => n % 2 === 0).map(({ id }) => id));
    await desk.build.sql(
      'insert into person_skill (person_id, skill_id, level) select unnest($1::uuid[]), id, 2 from skill where key = $2',
      [[...experts], key],
    );
    // As many as there are experts, and first in the queue: the others must look past them.
    const needing = await Promise.all(Array.from({ length: 25 }, async () => need(await file(), key, 2)));
    const hard = new Set(needing.map(({ id }) => id));
    await Promise.all(Array.from({ length: 25 }, () => file()));
    const taken = (await Promise.allSettled(agents.map(next))).flatMap((one) =>
      one.status === 'fulfilled' ? [one.value] : [],
    );
    expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length);
    for (const ticket of taken) if (hard.has(ticket.id)) expect(experts).toContain(ticket.assignee?.id);
    // Whoever came when all that they can was held for a moment by others may have gone without; nobody does twice.
    for (const client of agents) {
      if (taken.length === 50) break;
      const again = await client.call('takeNext', team()).catch(() => null);
      if (again) taken.push(again);
    }
    expect(taken).toHaveLength(50);
  }, 30_000);

  it('never gives an agent what they have filed as an employee, but what they took from a call', async () => {
    // Filed for a colleague of another agency's agent: as an employee, by the portal.
    const mine = await file(agent, { onBehalfOf: city.agent.username });
    expect((await agent.refusal('takeNext', team())).code).toBe('nothing_to_take');
    expect((await next(await desk.as(city.agent2))).id).toBe(mine.id);
    const onPhone = await file(agent, { onBehalfOf: city.employee.username });
    expect((await next(agent)).id).toBe(onPhone.id);
  });
});

describe('capacity', () => {
  it('is position × today × rota, and what somebody holds is their load', async () => {
    await lead.call('setCapacity', { params: { ...team().params, id: city.agent.id }, body: { share: 0.4 } });
    const today = await lead.call('setCapacity', {
      params: { ...team().params, id: city.agent.id },
      body: { today: 0.5 },
    });
    expect(today).toMatchObject({ share: 0.4, today: 0.5, capacity: 0.2 });
    await take(await file());
    expect(await member(city.agent)).toMatchObject({ load: 1, open: 1, pending: 0, capacity: 0.2 });
    const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    await lead.call('setRota', { ...of(city.agent), body: { hours: { ...closed, tue: [['08:00', '16:00']] } } });
    expect(await member(city.agent)).toMatchObject({ onRota: false, capacity: 0 });
    await lead.call('setRota', { ...of(city.agent), body: { hours: null } });
    await lead.call('setCapacity', { params: { ...team().params, id: city.agent.id }, body: { today: null } });
    expect(await member(city.agent)).toMatchObject({ onRota: true, capacity: 0.4 });
  });

  it('is refused outside 0 to 1, at its field', async () => {
    const params = { ...team().params, id: city.agent.id };
    for (const [body, pointer] of [
      [{ share: 1.01 }, '/share'],
      [{ share: 0 }, '/share'],
      [{ share: -0.5 }, '/share'],
      [{ today: 1.2 }, '/today'],
      [{ today: -0.1 }, '/today'],
      [{ today: 0.333 }, '/today'],
    ] as const) {
      const { code, errors } = await lead.refusal('setCapacity', { params, body });
      expect([code, ...new Set((errors ?? []).map((error) => error.pointer))]).toEqual(['validation_failed', pointer]);
    }
    const stranger = { ...params, id: city.expert.id };
    expect((await lead.refusal('setCapacity', { params: stranger, body: { today: 0.5 } })).code).toBe('not_found');
  });

  it('refuses hours that overlap, absences that end before they begin, and two turns on the phones at once', async () => {
    const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    const overlap = {
      ...closed,
      mon: [
        ['08:00', '12:00'],
        ['11:00', '16:00'],
      ] as [string, string][],
    };
    expect((await lead.refusal('setRota', { ...of(city.agent), body: { hours: overlap } })).errors).toMatchObject([
      { pointer: '/hours/mon/1', code: 'overlapping_hours' },
    ]);
    const early = { from: '2026-03-05', until: '2026-03-04', kind: 'course' } as const;
    expect((await agent.refusal('addAbsence', { ...of(city.agent), body: early })).errors).toMatchObject([
      { pointer: '/until', code: 'ends_before_it_begins' },
    ]);
    const duty = { from: '2026-03-02T08:00:00Z', until: '2026-03-02T10:00:00Z' };
    const { id } = await lead.call('addPhoneDuty', { ...of(city.agent), body: duty });
    expect((await lead.refusal('addPhoneDuty', { ...of(city.agent), body: duty })).errors).toMatchObject([
      { pointer: '/from', code: 'overlapping' },
    ]);
    expect(await member(city.agent)).toMatchObject({ onPhone: true, capacity: 0 });
    await lead.call('deletePhoneDuty', { params: { id } });
    expect((await member(city.agent)).phoneDuties).toEqual([]);
  });
});

describe('absence', () => {
  it('is entered by the agent and the lead, and why is for these two alone', async () => {
    const body = { from: '2026-03-02', until: null, kind: 'sickness' } as const;
    const { id } = await agent.call('addAbsence', { ...of(city.agent), body });
    expect((await member(city.agent)).absences).toEqual([{ id, from: '2026-03-02', until: null, kind: 'sickness' }]);
    expect((await member(city.agent, agent)).absences[0]?.kind).toBe('sickness');
    const colleague = await member(city.agent, await desk.as(city.agent2));
    expect(colleague).toMatchObject({ absent: true, absences: [{ kind: null }] });
    await lead.call('updateAbsence', { params: { id }, body: { ...body, until: '2026-03-02' } });
    desk.advance('PT24H');
    expect(await member(city.agent)).toMatchObject({ absent: false, absences: [] });
  });
});

describe('presence', () => {
  it('is chosen in the workspace, and by the lead for them', async () => {
    const mine = await agent.call('setPresence', { ...of(city.agent), body: { presence: 'busy' } });
    expect(mine).toMatchObject({ presence: 'busy', setBy: null });
    await lead.call('setPresence', { ...of(city.agent), body: { presence: 'off' } });
    expect(await agent.call('presence', of(city.agent))).toMatchObject({
      presence: 'off',
      setBy: { id: city.lead.id },
    });
    expect((await agent.refusal('setPresence', { ...of(city.agent2), body: { presence: 'off' } })).code).toBe(
      'forbidden',
    );
  });

  it('falls to away when no page is open any more, and comes back with the page; others hear of both', async () => {
    const follower = await LiveClient.as(lead);
    await follower.ask('queue.join', { teamKey: city.firstLine.key });
    const page = await LiveClient.as(agent);
    await desk.app.get(LiveBeats).beat();
    await desk.drain();
    expect((await member(city.agent)).presence).toBe('available');
    await until(() => follower.hints.some(({ topic, id }) => topic === 'staffing' && id === city.agent.id));

    page.socket.close();
    await until(() => !page.socket.connected);
    // As soon as the desk has seen the page close, the next beats are without it; the lead's page stays open.
    await until(async () => {
      desk.advance('PT2M');
      await desk.app.get(LiveBeats).beat();
      await desk.app.get(Presences).fall();
      return (await member(city.agent)).presence === 'away';
    });
    expect((await member(city.lead)).presence).toBe('available');
    expect(await agent.call('presence', of(city.agent))).toMatchObject({ presence: 'away', chosen: 'available' });

    const again = await LiveClient.as(agent);
    await until(async () => (await member(city.agent)).presence === 'available');
    again.socket.close();
    follower.socket.close();
  }, 30_000);
});

describe('push', () => {
  it('gives tickets to those who are there by their capacity, in the order of the queue, exactly once with two workers', async () => {
    const half = await desk.build.agent(city.firstLine, city.agency);
    await lead.call('setCapacity', { params: { ...team().params, id: half.id }, body: { share: 0.5 } });
    await present(city.agent);
    await present(half);
    await settings({ push: true, pushCap: 4 });
    const filed: TicketView[] = [];
    for (let n = 0; n < 10; n++) filed.push(await file());
    await Promise.all([push(), push(), push()]);
    const holders = await Promise.all(filed.map(holderOf));
    const count = (id: string | null) => holders.filter((holder) => holder === id).length;
    expect([count(city.agent.id), count(half.id), count(null)]).toEqual([4, 2, 4]);
    // The first six of the queue; what is left waits.
    expect(holders.slice(6)).toEqual([null, null, null, null]);
    const [first] = filed;
    const { items } = await agent.call('history', { params: { id: first?.id ?? '' }, query: {} });
    expect(items.map(({ type }) => type)).toEqual(['ticket.created', 'ticket.assigned']);
    expect(items[1]).toMatchObject({ actor: null, origin: 'system', details: { pushed: true } });
  });

  it('passes over who is absent, busy, on the phones, unskilled, or whose own it is, and looks past what nobody can', async () => {
    await settings({ push: true });
    const key = await skill();
    const hard = await need(await file(), key, 1);
    await present(city.agent);
    await push();
    expect(await holderOf(hard)).toBeNull();
    const own = await file(agent);
    const plain = await file();
    await push();
    expect([await holderOf(own), await holderOf(plain)]).toEqual([null, city.agent.id]);
    await present(city.agent2);
    await lead.call('setSkills', { ...of(city.agent2), body: { skills: [{ key, level: 1 }] } });
    const duty = {
      from: desk.clock.now().toString(),
      until: desk.clock.now().add({ hours: 1 }).toString(),
      share: 0.5,
    };
    const { id } = await lead.call('addPhoneDuty', { ...of(city.agent2), body: duty });
    await push();
    expect(await holderOf(hard)).toBeNull();
    await lead.call('deletePhoneDuty', { params: { id } });
    await push();
    expect([await holderOf(hard), await holderOf(own)]).toEqual([city.agent2.id, city.agent2.id]);
    await lead.call('setPresence', { ...of(city.agent), body: { presence: 'busy' } });
    await lead.call('setPresence', { ...of(city.agent2), body: { presence: 'away' } });
    const late = await file();
    await push();
    expect(await holderOf(late)).toBeNull();
  });

  it('and take next at the same time never give one ticket twice', async () => {
    await settings({ push: true, pushCap: 100 });
    const takers: ApiClient[] = [];
    for (let n = 0; n < 10; n++) takers.push(await desk.as(await desk.build.agent(city.firstLine, city.agency)));
    await present(city.agent);
    const filed: TicketView[] = [];
    for (let n = 0; n < 30; n++) filed.push(await file());
    const [taken] = await Promise.all([Promise.allSettled(takers.map(next)), push(), push()]);
    await push();
    const mine = new Set(taken.flatMap((one) => (one.status === 'fulfilled' ? [one.value.id] : [])));
    for (const { id } of filed) {
      const { items } = await lead.call('history', { params: { id }, query: {} });
      const given = items.filter(({ type }) => type === 'ticket.taken' || type === 'ticket.assigned');
      expect(given.map(({ type }) => type)).toEqual([mine.has(id) ? 'ticket.taken' : 'ticket.assigned']);
    }
  });
});

describe('what lies on somebody who is not there', () => {
  it('goes back at once when they go off, but for what waits for somebody else, which goes back when it wakes', async () => {
    const open = await take(await file());
    const waiting = await take(await file());
    await agent.call('pend', { params: { id: waiting.id }, body: { version: waiting.version, reason: 'user' } });
    expect((await agent.call('presence', of(city.agent))).returning).toBe(1);
    await agent.call('setPresence', { ...of(city.agent), body: { presence: 'off' } });
    await Promise.all([giveBack(), giveBack()]);
    expect([await holderOf(open), await holderOf(waiting)]).toEqual([null, city.agent.id]);
    const { items } = await lead.call('history', { params: { id: open.id }, query: {} });
    expect(items.filter(({ type }) => type === 'ticket.returned')).toMatchObject([
      { actor: null, details: { why: 'off' }, changes: { assignee: [{ id: city.agent.id }, null] } },
    ]);
    await employee.call('addMessage', { params: { id: waiting.id }, body: { text: 'Her er svaret' } });
    await giveBack();
    expect(await holderOf(waiting)).toBeNull();
    // They are off, and say so; no bell rings for it.
    await desk.drain();
    expect((await agent.call('notices', { query: {} })).items.filter(({ kind }) => kind === 'returned')).toEqual([]);
  });

  it('goes back with what waits, still waiting, when the team wants it so', async () => {
    await settings({ returnPending: true });
    const { id, version } = await take(await file());
    await agent.call('pend', { params: { id }, body: { version, reason: 'vendor' } });
    await lead.call('addAbsence', { ...of(city.agent), body: { from: '2026-03-01', until: null, kind: 'sickness' } });
    await giveBack();
    expect(await seen(id)).toMatchObject({ assignee: null, state: 'pending_vendor' });
  });

  it('goes back when they are away for as long as the team says, and they are told once why', async () => {
    await settings({ returnAwayMinutes: 30 });
    const ticket = await take(await file());
    await present(city.agent);
    desk.advance('PT2M');
    await desk.app.get(Presences).fall();
    await giveBack();
    expect(await holderOf(ticket)).toBe(city.agent.id);
    desk.advance('PT28M');
    await giveBack();
    await giveBack();
    expect(await holderOf(ticket)).toBeNull();
    await desk.drain();
    const bells = (await agent.call('notices', { query: {} })).items.filter(({ kind }) => kind === 'returned');
    expect(bells).toMatchObject([{ ticket: { id: ticket.id } }]);
    expect((await lead.call('notices', { query: {} })).items.filter(({ kind }) => kind === 'returned')).toEqual([]);
    await settings({ returnAwayMinutes: null });
    const kept = await take(await file(), await desk.as(city.agent2));
    await lead.call('setPresence', { ...of(city.agent2), body: { presence: 'away' } });
    desk.advance('PT24H');
    await giveBack();
    expect(await holderOf(kept)).toBe(city.agent2.id);
  });

  it('goes back when they have left the team or the desk', async () => {
    const left = await take(await file());
    const second = await desk.as(city.agent2);
    const gone = await take(await file(), second);
    await desk.build.sql('delete from team_member where person_id = $1', [city.agent.id]);
    await desk.build.sql('update person set active = false where id = $1', [city.agent2.id]);
    await giveBack();
    expect([await holderOf(left), await holderOf(gone)]).toEqual([null, null]);
  });

  it('stays when they took it themselves after they had gone, and is given to nobody who is off', async () => {
    await agent.call('setPresence', { ...of(city.agent), body: { presence: 'off' } });
    desk.advance('PT1M');
    const taken = await take(await file());
    await giveBack();
    expect(await holderOf(taken)).toBe(city.agent.id);
    const { id, version } = await file();
    const refused = await lead.refusal('assign', { params: { id }, body: { version, assignee: city.agent.username } });
    expect(refused.errors).toMatchObject([{ pointer: '/assignee' }]);
  });
});

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('it did not come to pass');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
