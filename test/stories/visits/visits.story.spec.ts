import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { PlanVisitRequest, TicketView, VisitView } from '@desk/contracts';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { expectSound } from '../metrics/support.js';

jest.setTimeout(60_000);

let desk: TestDesk;
let city: BuiltDesk;
let employee: ApiClient;
let agent: ApiClient;
let visitor: ApiClient;
let other: ApiClient;
beforeAll(async () => {
  desk = await startTestDesk();
  city = await desk.build.desk();
  [employee, agent, visitor, other] = await Promise.all([
    desk.as(city.employee),
    desk.as(city.agent),
    desk.as(city.visitor),
    desk.as(await desk.build.agent(city.onsite, city.agency)),
  ]);
});
afterAll(() => desk.stop());

const inMinutes = (minutes: number) => desk.clock.now().add({ minutes }).toString();
const plan = (more: Partial<PlanVisitRequest> = {}): PlanVisitRequest => ({
  place: 'Rådhuset, 4. etasje',
  from: inMinutes(60),
  to: inMinutes(120),
  agentId: null,
  ...more,
});
const shown = (id: string, as = agent): Promise<TicketView> => as.call('ticket', { params: { id } });
const move = async (id: string) => ({ params: { id }, version: (await shown(id)).version });
const start = (as: ApiClient, { id }: VisitView, secondsAgo = 0) =>
  as.call('startVisit', { params: { id }, body: { secondsAgo } });
const stop = (as: ApiClient, { id }: VisitView, result = 'Byttet kabel', secondsAgo = 0) =>
  as.call('stopVisit', { params: { id }, body: { outcome: 'done', result, secondsAgo } });
const dayOf = async (day: string, as = visitor) => (await as.call('visitDay', { query: { day } })).items;
const today = () => desk.clock.now().toZonedDateTimeISO('Europe/Oslo').toPlainDate().toString();
const lines = async (id: string) => {
  const { items } = await agent.call('history', { params: { id } });
  return items.map(({ type }) => type).filter((type) => type.startsWith('ticket.visit_'));
};
const sessions = (ticketId: string) =>
  desk.build.sql<{ agent: string; kind: string; seconds: number }>(
    `select agent_id as agent, kind, extract(epoch from ended_at - started_at)::int as seconds
     from work_session where ticket_id = $1 order by started_at`,
    [ticketId],
  );

/** A ticket that somebody works on, with a visit planned. */
async function visited(more: Partial<PlanVisitRequest> = {}): Promise<{ ticket: TicketView; visit: VisitView }> {
  const ticket = await employee.call('createTicket', {
    body: { subject: 'Skjermen er svart', description: 'Siden i morges', serviceKey: city.service.key },
  });
  await agent.call('take', { params: { id: ticket.id }, body: { version: ticket.version } });
  return { ticket, visit: await agent.call('planVisit', { params: { id: ticket.id }, body: plan(more) }) };
}

it('is planned, gone to and told of, and each step stands once in the log however often the phone sends it', async () => {
  const { ticket, visit } = await visited();
  expect(visit).toMatchObject({
    state: 'planned',
    version: 1,
    agent: null,
    ticket: { number: ticket.number, subject: 'Skjermen er svart' },
    can: { change: true, start: true, stop: false, cancel: true },
  });
  expect((await dayOf(today())).map(({ id }) => id)).toEqual([visit.id]);
  desk.advance('PT1H');
  const [first, again] = await Promise.all([start(visitor, visit), start(visitor, visit)]);
  expect([first.startedAt, again.startedAt]).toEqual([
    desk.clock.now().toString({ smallestUnit: 'millisecond' }),
    first.startedAt,
  ]);
  expect(first.agent?.id).toBe(city.visitor.id);
  expect((await visitor.call('visitDay', { query: { day: '2020-01-01' } })).running?.id).toBe(visit.id);

  // The signs of a ticket page that is open meanwhile count nothing beside it.
  const at = desk.clock.now().add({ minutes: 5 }).toString();
  desk.advance('PT40M');
  await visitor.call('attention', {
    body: {
      clientId: 'fane',
      sentAt: desk.clock.now().toString(),
      signals: [{ seq: 1, at, kind: 'focus', ticketId: ticket.id }],
    },
  });
  // Pressed ten minutes ago, where there was no network.
  const [done, twice] = [await stop(visitor, visit, 'Byttet kabel', 600), await stop(visitor, visit, 'Noe annet')];
  expect([done.state, done.result, twice.result, twice.stoppedAt]).toEqual([
    'done',
    'Byttet kabel',
    'Byttet kabel',
    done.stoppedAt,
  ]);
  expect(await start(visitor, visit)).toMatchObject({ state: 'done' });
  await desk.drain();
  expect(await lines(ticket.id)).toEqual(['ticket.visit_planned', 'ticket.visit_started', 'ticket.visit_stopped']);
  expect(await sessions(ticket.id)).toEqual([{ agent: city.visitor.id, kind: 'visit', seconds: 1_800 }]);
  expect((await shown(ticket.id)).version).toBe(2);
  await expectSound(desk);
});

it('lets two agents not make the same visit, and one agent not two at once', async () => {
  const [{ visit, ticket }, next] = [await visited(), await visited()];
  const answers = await Promise.all(
    [visitor, other].map((as) => as.raw('POST', `/api/v1/visits/${visit.id}/start`, { body: {} })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const [winner, loser] = answers[0]?.status === 200 ? [visitor, other] : [other, visitor];
  const refused = await winner.raw('POST', `/api/v1/visits/${next.visit.id}/start`, { body: {} });
  expect(refused.body).toMatchObject({
    code: 'visit_not_allowed',
    detail: `Stop your visit for ${ticket.number} first.`,
  });
  const own = [next.visit, (await visited()).visit];
  const both = await Promise.all(own.map(({ id }) => loser.raw('POST', `/api/v1/visits/${id}/start`, { body: {} })));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  for (const one of [visit, ...own])
    await agent.raw('POST', `/api/v1/visits/${one.id}/stop`, { body: { outcome: 'missed', result: 'Ingen der' } });
  expect((await visitor.call('visitDay', { query: { day: today() } })).running).toBeNull();
});

it('lets the ticket wait for the agreed time, moves with it, and ends the wait when somebody comes or it is called off', async () => {
  const { ticket, visit } = await visited({ schedule: true });
  expect(await shown(ticket.id)).toMatchObject({ state: 'scheduled', pendingUntil: visit.from });
  const later = plan({ from: inMinutes(240), to: inMinutes(300), agentId: city.visitor.id });
  const params = { id: visit.id };
  const moved = await agent.call('changeVisit', { params, body: { ...later, version: 1 } });
  expect(await shown(ticket.id)).toMatchObject({ state: 'scheduled', pendingUntil: moved.from });
  const stale = await agent.raw('PATCH', `/api/v1/visits/${visit.id}`, { body: { ...later, version: 1 } });
  expect(stale.body).toMatchObject({ code: 'stale_version' });
  await start(visitor, visit);
  expect(await shown(ticket.id)).toMatchObject({ state: 'open' });
  const late = await agent.raw('POST', `/api/v1/visits/${visit.id}/cancel`);
  expect(late.body).toMatchObject({ code: 'visit_not_allowed' });
  await stop(visitor, visit);

  const off = await visited({ schedule: true });
  await agent.call('cancelVisit', { params: { id: off.visit.id } });
  await agent.call('cancelVisit', { params: { id: off.visit.id } });
  expect(await shown(off.ticket.id)).toMatchObject({ state: 'open' });
  expect(await lines(off.ticket.id)).toEqual(['ticket.visit_planned', 'ticket.visit_cancelled']);
});

it('refuses times that are none, and people who do not handle tickets of the agency', async () => {
  const { ticket } = await visited();
  const stranger = (await desk.build.desk()).visitor;
  const ask = async (more: Partial<PlanVisitRequest>) => {
    const { status, body } = await agent.raw('POST', `/api/v1/tickets/${ticket.id}/visits`, { body: plan(more) });
    const { errors = [] } = body as { errors?: { pointer: string; code: string }[] };
    return [status, errors.map(({ pointer, code }) => `${pointer} ${code}`)];
  };
  expect(await ask({ to: inMinutes(60) })).toEqual([422, ['/to ends_before_it_begins']]);
  expect(await ask({ from: inMinutes(-60), to: inMinutes(-1) })).toEqual([422, ['/to not_ahead']]);
  expect(await ask({ from: inMinutes(-10), schedule: true })).toEqual([422, ['/from not_ahead']]);
  expect(await ask({ agentId: stranger.id })).toEqual([422, ['/agentId not_an_agent_of_it']]);
  expect(await ask({ agentId: city.employee.id })).toEqual([422, ['/agentId not_an_agent_of_it']]);
  expect((await agent.call('visitsOf', { params: { id: ticket.id } })).items).toHaveLength(1);
  const key = { params: { id: ticket.id }, body: plan(), headers: { 'idempotency-key': 'to-trykk' } };
  expect((await agent.call('planVisit', key)).id).toBe((await agent.call('planVisit', key)).id);
});

it('cannot be begun when the ticket is done, but what has begun can be ended', async () => {
  const [{ ticket, visit }, going] = [await visited(), await visited()];
  await start(visitor, going.visit);
  for (const { id } of [ticket, going.ticket]) {
    const { params, version } = await move(id);
    await agent.call('resolve', { params, body: { version, resolution: 'Ordnet', resolutionCode: 'solved' } });
  }
  const { body } = await other.raw('POST', `/api/v1/visits/${visit.id}/start`, { body: {} });
  expect(body).toMatchObject({ code: 'move_not_allowed' });
  const ids = (await dayOf(today())).map(({ id }) => id);
  expect([ids.includes(visit.id), ids.includes(going.visit.id)]).toEqual([false, true]);
  expect(await stop(visitor, going.visit)).toMatchObject({ state: 'done' });
});

it('does not exist for agents of another agency, and says of a sensitive ticket only where to go', async () => {
  const { ticket, visit } = await visited();
  const stranger = await desk.as((await desk.build.desk()).visitor);
  for (const [method, path] of [
    ['GET', `/tickets/${ticket.id}/visits`],
    ['POST', `/visits/${visit.id}/start`],
    ['POST', `/visits/${visit.id}/cancel`],
    ['GET', `/visits?day=${today()}&agency=${city.agency.key}`],
  ] as const) {
    const answer = await stranger.raw(method, `/api/v1${path}`, method === 'POST' ? { body: {} } : {});
    expect([path, answer.status]).toEqual([path, 404]);
  }
  expect(await dayOf(today(), stranger)).toEqual([]);
  await desk.build.sql('update ticket set sensitive = true where id = $1', [ticket.id]);
  expect((await dayOf(today())).map(({ id }) => id)).not.toContain(visit.id);
  const own = (await dayOf(today(), agent)).find(({ id }) => id === visit.id);
  expect(own).toMatchObject({ place: 'Rådhuset, 4. etasje', ticket: { subject: null }, requester: null });
});

it('lists a day as the city counts it, also the one of 23 hours, page by page', async () => {
  const at = (from: string) =>
    visited({
      from,
      to: desk.clock
        .now()
        .add({ hours: 24 * 60 })
        .toString(),
    });
  const wanted = [];
  await at('2026-03-28T22:59:00Z');
  for (const from of ['2026-03-28T23:00:00Z', '2026-03-29T01:30:00Z', '2026-03-29T21:59:00Z']) {
    wanted.push((await at(from)).visit.id);
  }
  await at('2026-03-29T22:00:00Z');
  const found: string[] = [];
  let cursor: string | null = null;
  do {
    const query = { day: '2026-03-29', limit: 1, ...(cursor === null ? {} : { cursor }) };
    const page: { items: VisitView[]; nextCursor: string | null } = await visitor.call('visitDay', { query });
    found.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(found).toEqual(wanted);
});

it('is known to the requester by time, place and first name, who is told when it is agreed, moved and called off', async () => {
  const { ticket, visit } = await visited();
  const notices = async () => {
    await desk.drain();
    const { items } = await employee.call('notices');
    return items.filter((one) => one.ticket?.id === ticket.id).map(({ kind, facts }) => [kind, facts['from']]);
  };
  const own = async (as = employee) => (await as.call('agreedVisits', { params: { id: ticket.number } })).items;
  expect(await own()).toEqual([
    {
      id: visit.id,
      state: 'planned',
      place: 'Rådhuset, 4. etasje',
      from: visit.from,
      to: visit.to,
      agentFirstName: null,
      movedFrom: null,
    },
  ]);
  const [agreed, moved] = [new Date(visit.from), new Date(inMinutes(240))].map((at) => at.getTime());
  const times = async () => (await notices()).map(([kind, from]) => [kind, Date.parse(String(from))]);
  const ofVisits = async () => (await times()).filter(([kind]) => String(kind).startsWith('visit_'));
  expect(await ofVisits()).toEqual([['visit_agreed', agreed]]);

  const params = { id: visit.id };
  const elsewhen = plan({ from: inMinutes(240), to: inMinutes(300) });
  await agent.call('changeVisit', { params, body: { ...elsewhen, version: 1 } });
  // Who comes is seen, and no news.
  await agent.call('changeVisit', { params, body: { ...elsewhen, agentId: city.visitor.id, version: 2 } });
  const firstName = city.visitor.name.split(' ')[0];
  expect(await own()).toMatchObject([{ movedFrom: visit.from, agentFirstName: firstName }]);
  expect(await ofVisits()).toEqual([
    ['visit_moved', moved],
    ['visit_agreed', agreed],
  ]);
  await agent.call('cancelVisit', { params });
  expect(await own()).toMatchObject([{ state: 'cancelled' }]);
  expect((await ofVisits())[0]).toEqual(['visit_cancelled', moved]);

  // What agents write of a visit, and who does what, is among them.
  const next = await agent.call('planVisit', { params: { id: ticket.id }, body: plan() });
  await start(visitor, next);
  await stop(visitor, next, 'HEMMELIG');
  expect(await own()).toMatchObject([{ state: 'done' }, { state: 'cancelled' }]);
  expect((await ofVisits()).map(([kind]) => kind)).toEqual([
    'visit_agreed',
    'visit_cancelled',
    'visit_moved',
    'visit_agreed',
  ]);
  const seen = [await own(), await notices(), await employee.call('history', { params: { id: ticket.id } })];
  expect(JSON.stringify(seen)).not.toMatch(/HEMMELIG|outcome|visitId/);
  expect(await employee.refusal('visitsOf', { params: { id: ticket.id } })).toMatchObject({ code: 'forbidden' });
  // To a ticket that has ended nobody comes.
  await agent.call('planVisit', { params: { id: ticket.id }, body: plan() });
  const { version } = await move(ticket.id);
  const solved = { version, resolution: 'Ordnet', resolutionCode: 'solved' as const };
  await agent.call('resolve', { params: { id: ticket.id }, body: solved });
  expect((await own()).map(({ state }) => state).sort()).toEqual(['cancelled', 'done']);
});

it('can be ended by who is out, and by them alone in this way, when their right to the agency has ended meanwhile', async () => {
  const goer = await desk.build.agent(city.onsite, city.agency);
  const going = await desk.as(goer);
  const [{ ticket, visit }, other] = [await visited(), await visited()];
  await start(going, visit);
  await desk.build.sql('delete from team_member where person_id = $1', [goer.id]);
  expect(await going.refusal('visitsOf', { params: { id: ticket.id } })).toMatchObject({ status: 404 });
  const { body } = await going.raw('POST', `/api/v1/visits/${other.visit.id}/stop`, {
    body: { outcome: 'done', result: 'Ikke mitt' },
  });
  expect(body).toMatchObject({ code: 'not_found' });

  // Somebody who is an agent elsewhere by now sees where they still are, and no more of the ticket.
  const elsewhere = await desk.build.desk();
  await desk.build.joinTeam(elsewhere.onsite, goer);
  const { running } = await going.call('visitDay', { query: { day: today() } });
  expect(running).toMatchObject({
    id: visit.id,
    place: visit.place,
    mayRead: false,
    ticket: { number: ticket.number, subject: null },
    requester: null,
    can: { change: false, start: false, stop: true, cancel: false },
  });
  desk.advance('PT20M');
  const done = await stop(going, visit, 'Byttet kabel');
  expect(done).toMatchObject({ state: 'done', mayRead: false, ticket: { subject: null }, requester: null });
  expect(await stop(going, visit, 'En gang til')).toMatchObject({ result: 'Byttet kabel' });
  const { items } = await agent.call('history', { params: { id: ticket.id } });
  expect(items.at(-1)).toMatchObject({ type: 'ticket.visit_stopped', actor: { id: goer.id }, origin: 'agent' });
  expect((await going.call('visitDay', { query: { day: today() } })).running).toBeNull();
  await desk.drain();
  expect(await sessions(ticket.id)).toEqual([{ agent: goer.id, kind: 'visit', seconds: 1_200 }]);
});
