import { jest } from '@jest/globals';
import { seededRandom } from '@desk/benefits';
import type { StaffingTerms } from '@desk/contracts';
import { Contributions, MetricsModule } from '@desk/metrics';
import { Database, newId } from '@desk/platform';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltAgency, BuiltDesk, BuiltPerson } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';

const MINUTE = 60_000;
/** Working minutes of a day of the test city, eight to four. */
const DAY = 480;
const FROM = '2026-02-02';
const TO = '2026-02-27';
/** At most so many of them at a time: each is there for three fifths of a position. */
const AGENTS = 5;
const AT_A_TIME = 3;

let desk: TestDesk;
let city: BuiltDesk;
let owner: ApiClient;
let agents: BuiltPerson[];
let joined: BuiltAgency;

beforeAll(async () => {
  desk = await startTestDesk();
  city = await desk.build.desk();
  owner = await desk.as(await desk.build.serviceOwner(city.agency));
  joined = await desk.build.agency({ name: 'Etaten som kommer', joinedOn: null });
  // Five who work, and the three that come with the desk do not.
  await desk.build.sql('delete from team_member where team_id = $1', [city.firstLine.id]);
  agents = [];
  for (let n = 0; n < AGENTS; n += 1) agents.push(await desk.build.agent(city.firstLine, city.agency));
  await desk.build.sql('update team_member set capacity = 0.6 where team_id = $1', [city.firstLine.id]);
  await plant(FEBRUARY);
}, 60_000);
afterAll(() => desk.stop());
/** A plan is some dozens of simulated months. */
jest.setTimeout(180_000);

interface Month {
  readonly seed: string;
  /** Eight o'clock in Oslo on its first Monday; four weeks in which no clocks are changed. */
  readonly begins: string;
  /** Working minutes between two tickets. */
  readonly every: number;
  /** Minutes after each ticket in which nobody takes another. */
  readonly pause: number;
  /** Of the tickets first line hands so many on without a word, and second line answers after so many working minutes. */
  readonly handedOn: number;
  readonly answeredAfter: number;
}
const FEBRUARY: Month = {
  seed: 'a first line that has been',
  begins: '2026-02-02T07:00:00Z',
  every: 4.4,
  pause: 0,
  handedOn: 0,
  answeredAfter: 0,
};
const SEPTEMBER: Month = {
  seed: 'a first line with breaks',
  begins: '2025-09-01T06:00:00Z',
  every: 5.3,
  pause: 4,
  handedOn: 0.2,
  answeredAfter: 300,
};

/** An instant before which so many working minutes of the month have passed. */
function atWorking({ begins }: Month, minutes: number): number {
  const day = Math.floor(minutes / DAY);
  return Date.parse(begins) + ((Math.floor(day / 5) * 7 + (day % 5)) * 24 * 60 + (minutes % DAY)) * MINUTE;
}

interface Planted {
  readonly filed: number;
  readonly done: number;
  readonly answered: number;
  readonly agent: number;
  readonly began: number;
  readonly channel: 'portal' | 'phone';
}

/**
 * Four weeks of a first line of another making: first come, first served by three on the axis of working time, ten minutes a
 * ticket on the mean, an answer at its end; here and there a call.
 */
function lived({ seed, every, pause, handedOn, answeredAfter }: Month): Planted[] {
  const random = seededRandom(seed);
  const exponential = (mean: number): number => -mean * Math.log(1 - random());
  const first = (free: readonly number[]): number => free.indexOf(Math.min(...free));
  const places = Array.from({ length: AT_A_TIME }, () => 0);
  const hands = agents.map(() => 0);
  const tickets: Planted[] = [];
  for (let at = exponential(every); at < 20 * DAY - 60; at += exponential(every)) {
    const [place, agent] = [first(places), first(hands)];
    const began = Math.max(at, places[place] ?? 0);
    const done = began + Math.max(0.2, exponential(10));
    places[place] = hands[agent] = done + (pause > 0 ? exponential(pause) : 0);
    const channel = random() < 0.04 ? 'phone' : 'portal';
    const answered = handedOn > 0 && random() < handedOn ? done + answeredAfter : done;
    tickets.push({ filed: at, began, done, answered, agent, channel });
  }
  return tickets;
}

async function plant(month: Month): Promise<void> {
  const at = (minutes: number): string => new Date(atWorking(month, minutes)).toISOString();
  const rows = lived(month).map((ticket) => ({
    id: newId(),
    channel: ticket.channel,
    handed: ticket.answered > ticket.done,
    filed_at: at(ticket.filed),
    began_at: at(ticket.began),
    done_at: at(ticket.done),
    answered_at: at(ticket.answered),
    agent_id: agents[ticket.agent]?.id,
  }));
  await desk.build.sql(
    `insert into ticket (id, agency_id, kind, state, subject, description, service_id, requester_id, filed_by_id, channel, origin,
       impact, urgency, priority, team_id, line, entry_line, declaration_id, filed_at, updated_at, last_event_at, first_responded_at,
       resolved_at, resolution, resolution_code)
     select r.id, $2, 'incident', 'resolved', 'Sak', 'Tekst', $3, $4, $4, r.channel, 'portal', 'low', 'medium', 3,
       case when r.handed then $6::uuid else $5::uuid end, case when r.handed then 'second' else 'first' end, 'first',
       (select id from service_declaration limit 1), r.filed_at, r.answered_at, r.answered_at, r.answered_at, r.answered_at, 'Løst', 'solved'
     from jsonb_to_recordset($1::jsonb) as r(id uuid, channel text, handed boolean, filed_at timestamptz, answered_at timestamptz)`,
    [JSON.stringify(rows), city.agency.id, city.service.id, city.employee.id, city.firstLine.id, city.secondLine.id],
  );
  await desk.build.sql(
    `insert into hand_off (agency_id, ticket_id, seq, kind, from_team_id, to_team_id, reason, day, since, at)
     select $2, r.id, 2, 'escalate', $3, $4, 'needs_expertise', (r.done_at at time zone 'Europe/Oslo')::date, r.filed_at, r.done_at
     from jsonb_to_recordset($1::jsonb) as r(id uuid, handed boolean, filed_at timestamptz, done_at timestamptz) where r.handed`,
    [JSON.stringify(rows), city.agency.id, city.firstLine.id, city.secondLine.id],
  );
  await desk.build.sql(
    `insert into work_session (id, agency_id, ticket_id, agent_id, line, kind, started_at, ended_at)
     select gen_random_uuid(), $2, r.id, r.agent_id, 'first', 'attention', r.began_at, r.done_at
     from jsonb_to_recordset($1::jsonb) as r(id uuid, agent_id uuid, began_at timestamptz, done_at timestamptz)
     where r.done_at > r.began_at and r.done_at < r.began_at + interval '8 hours'`,
    [JSON.stringify(rows), city.agency.id],
  );
  // Every touch was seen. Work that goes on next morning is left out: it is little.
  await desk.build.sql(
    `insert into handling_day (agency_id, agent_id, day, line, seconds, touches, captured)
     select agency_id, agent_id, (started_at at time zone 'Europe/Oslo')::date, 'first', sum(extract(epoch from ended_at - started_at)),
       8 * count(*), 8 * count(*) from work_session where started_at >= $1 and started_at < $2 group by 1, 2, 3`,
    [at(0), at(20 * DAY)],
  );
}

/** What the desk saw of who was there. */
function see(present: number, from: string, to: string): Promise<unknown> {
  return desk.build.sql(
    `insert into queue_flow (team_id, quarter, present) select $1, q, $2
     from generate_series($3::timestamptz, $4::timestamptz, interval '15 minutes') q`,
    [city.firstLine.id, present, from, to],
  );
}

const terms = (given: Partial<StaffingTerms> = {}): StaffingTerms => ({
  from: FROM,
  to: TO,
  agencies: [],
  opens: null,
  closes: null,
  targetMinutes: null,
  targetShare: 0.9,
  callSeconds: 60,
  callShare: 0.8,
  overflow: false,
  absence: 0.1,
  webMinutes: null,
  callMinutes: null,
  ...given,
});

async function planned(given: Partial<StaffingTerms> = {}) {
  const { id } = await owner.call('startStaffingPlan', { body: terms(given) });
  await desk.drain();
  const run = await owner.call('staffingPlan', { params: { id } });
  expect(run).toMatchObject({ state: 'done', done: run.total });
  if (run.result === null) throw new Error('a plan that is done has a result');
  return run.result;
}

async function tested(days: { from: string; to: string }) {
  const { id } = await owner.call('startBackTest', { body: days });
  await desk.drain();
  const { result } = await owner.call('backTest', { params: { id } });
  if (result === null) throw new Error('a back-test that is done has a result');
  return result;
}

describe('the back-test', () => {
  it('predicts the waiting of a first line that another program has played, within a fifth', async () => {
    const result = await tested({ from: FROM, to: TO });
    expect(result.webMinutesFrom).toBe('measured');
    expect(result.webMinutes).toBeGreaterThan(8.5);
    expect(result.webMinutes).toBeLessThan(11);
    expect(result.capacityMeasured).toBe(0);
    expect(result.total?.tickets).toBeGreaterThan(1_900);
    expect(Math.abs(result.error ?? 1)).toBeLessThanOrEqual(0.2);
    expect(result.verdict).toBe('trusted');
    expect(result.days).toHaveLength(20);
    expect(result.hours.map(({ hour }) => hour)).toEqual([8, 9, 10, 11, 12, 13, 14, 15]);
    const sum = result.days.reduce((so, { tickets }) => so + tickets, 0);
    expect(sum).toBe(result.total?.tickets);
    expect(result.within?.real).toBeGreaterThan(0.9);
  });

  it('says when it is not to be trusted, and when too little has happened', async () => {
    // The desk looked, and saw nine instead of three: with so many hardly anything would have waited.
    await see(9, '2026-02-01T23:00Z', '2026-02-28T00:00Z');
    const off = await tested({ from: FROM, to: '2026-02-26' });
    await desk.build.sql('delete from queue_flow');
    expect(off.capacityMeasured).toBeGreaterThan(0.7);
    expect(off.verdict).toBe('off');
    expect(off.error).toBeLessThan(-0.2);
    expect(await tested({ from: '2026-01-05', to: '2026-01-20' })).toMatchObject({
      verdict: 'too_little',
      total: null,
      error: null,
      days: [],
    });
  });
});

describe('the back-test of a first line with breaks that hands tickets on', () => {
  beforeAll(async () => {
    await plant(SEPTEMBER);
  });
  const days = { from: '2025-09-01', to: '2025-09-26' };

  it('predicts its waiting where the desk saw who was there, and leaves the waiting in second line out', async () => {
    await see(3, '2025-08-31T22:00Z', '2025-09-26T22:00Z');
    const result = await tested(days);
    await desk.build.sql('delete from queue_flow');
    expect(result.capacityMeasured).toBe(1);
    // Ten minutes of work to four of another kind.
    expect(result.availability).toBeGreaterThan(0.66);
    expect(result.availability).toBeLessThan(0.77);
    expect(result.total?.real).toBeLessThan(60);
    expect(Math.abs(result.error ?? 1)).toBeLessThanOrEqual(0.2);
    expect(result.verdict).toBe('trusted');
  });

  it('cannot know of the breaks where nobody saw who was there, and says so', async () => {
    expect(await tested({ ...days, to: '2025-09-25' })).toMatchObject({
      capacityMeasured: 0,
      availability: null,
      verdict: 'off',
    });
  });
});

describe('the plan', () => {
  it('finds as many as reach the target and no more, and answers the same question once', async () => {
    const before = await owner.call('startStaffingPlan', { body: terms() });
    expect(before).toMatchObject({ state: 'waiting', result: null });
    await desk.drain();
    const again = await owner.call('startStaffingPlan', { body: terms() });
    expect(again.id).toBe(before.id);
    const { result } = await owner.call('staffingPlan', { params: { id: before.id } });
    if (result === null) throw new Error('a plan that is done has a result');
    const { need, roster, quarters, basis } = result;
    expect(basis).toMatchObject({ workingDays: 20, webMinutesFrom: 'measured', callMinutesFrom: 'measured' });
    expect(basis.web + basis.calls).toBeGreaterThan(1_900);
    expect(quarters).toHaveLength(5 * 32);
    // Some 2.3 erlangs come: so many are needed at least, and not twice as many.
    expect(need.agentHours / 40).toBeGreaterThan(2.1);
    expect(need.agentHours / 40).toBeLessThan(4.5);
    expect(need.fte).toBeCloseTo((need.agentHours * 365.25) / 7 / (1_695 * 0.9), 6);
    expect(need.figures?.withinTarget.likely).toBeGreaterThanOrEqual(0.9);
    expect(need.figures?.callsWithin.likely).toBeGreaterThanOrEqual(0.8);
    expect(need.figures?.utilisation.likely).toBeLessThan(1);
    expect(roster.agentHours).toBeCloseTo(3 * 0.9 * 40, 6);
    expect(quarters.every(({ needed, callAgents }) => needed >= callAgents)).toBe(true);
  });

  it('holds one question a person, and takes none of another away', async () => {
    const person = await desk.build.serviceOwner(city.agency);
    const other = await desk.as(person);
    const ask = (who: ApiClient, absence: number) =>
      who.call('startStaffingPlan', { body: terms({ absence, from: '2026-01-05', to: '2026-01-11' }) });
    const theirs = await ask(other, 0.3);
    await Promise.all([0.31, 0.32, 0.33].map((absence) => ask(owner, absence)));
    const newest = await ask(owner, 0.34);
    const open = await desk.build.sql(
      `select from staffing_run where requested_by_id <> $1 and state in ('waiting', 'running')`,
      [person.id],
    );
    expect(open.length).toBeLessThanOrEqual(1);
    await desk.drain();
    for (const { id } of [theirs, newest]) {
      expect(await owner.call('staffingPlan', { params: { id } })).toMatchObject({ state: 'done' });
    }
  });

  it('takes more for more agencies, shorter hours a day later, and fewer in one pool than each alone', async () => {
    const [before, after, strict] = [
      await planned(),
      await planned({ agencies: [joined.key] }),
      await planned({ targetMinutes: 40, opens: '09:00', closes: '15:00' }),
    ];
    const candidate = before.candidates.find(({ agency }) => agency.key === joined.key);
    // As many for an employee as in the agency that has joined: a thousand each.
    expect(candidate).toMatchObject({ volumeFrom: 'per_employee', employees: 1_000 });
    expect(candidate?.perYear).toBeCloseTo(1_000 * before.basis.perEmployee, 6);
    expect(after.need.fte).toBeGreaterThan(1.6 * before.need.fte);
    expect(after.today.fte).toBeCloseTo(before.need.fte, 1);
    const { items, pooledFractionFte, pooledSeatsFte } = after.pooling;
    expect(items.map(({ agency, added }) => [agency.key, added]).filter(([, added]) => added)).toEqual([
      [joined.key, true],
    ]);
    const alone = items.reduce((sum, { fractionFte }) => sum + fractionFte, 0);
    const seats = items.reduce((sum, { seatsFte }) => sum + seatsFte, 0);
    expect(pooledFractionFte).toBeLessThan(alone);
    expect(alone).toBeLessThanOrEqual(seats);
    expect(pooledFractionFte).toBeLessThanOrEqual(pooledSeatsFte);
    expect(strict.quarters).toHaveLength(5 * 24);
    expect(strict.need.fte).toBeGreaterThan(before.need.fte);
  });

  it('lets helpers take from a queue that will breach: fewer wait, more so with more helpers, and no work goes away', async () => {
    const helpers = await desk.build.team('first', [city.agency]);
    const helper = () => desk.build.agent(helpers, city.agency);
    await desk.build.sql('insert into team_helper (team_id, helper_id) values ($1, $2)', [
      city.firstLine.id,
      helpers.id,
    ]);
    await helper();
    const refused = await planned({ targetMinutes: 40, overflow: false });
    const [one, hoursOfOne] = [await planned({ targetMinutes: 40, overflow: true }), 0.9 * 40];
    await helper();
    await helper();
    // Later, so that it is asked anew.
    desk.advance('PT3M');
    const three = await planned({ targetMinutes: 40, overflow: true });
    await desk.build.sql('delete from team_helper');

    // The rotas, the tickets and the chance are the same each time: only who may take from the queue differs.
    const figures = [refused, one, three].map(({ roster }) => roster.figures);
    const likely = (name: 'p80' | 'p95' | 'withinTarget' | 'helped' | 'utilisation') =>
      figures.map((of) => of?.[name].likely ?? Number.NaN);
    expect(likely('helped')[0]).toBe(0);
    for (const name of ['helped', 'withinTarget'] as const) {
      const [none = 1, some = 0, more = 0] = likely(name);
      expect(some).toBeGreaterThan(none);
      expect(more).toBeGreaterThan(some);
    }
    for (const name of ['p80', 'p95', 'utilisation'] as const) {
      const [none = 0, some = 1, more = 1] = likely(name);
      expect(some).toBeLessThan(none);
      expect(more).toBeLessThan(some);
    }
    // Helpers spare first line people; they do not do away with the work, so they spare no more than they are.
    for (const { basis } of [one, three])
      expect([basis.web, basis.calls]).toEqual([refused.basis.web, refused.basis.calls]);
    expect(one.need.agentHours).toBeLessThan(refused.need.agentHours);
    expect(three.need.agentHours).toBeLessThanOrEqual(one.need.agentHours);
    expect(one.need.agentHours + hoursOfOne).toBeGreaterThan(refused.need.agentHours);
  });

  it('needs nobody where nothing comes, and says that a target is out of reach', async () => {
    const nothing = await planned({ from: '2026-01-05', to: '2026-01-11' });
    expect(nothing.basis).toMatchObject({ web: 0, calls: 0, perEmployee: 0 });
    expect(nothing.need.fte).toBe(0);
    expect(JSON.stringify(nothing)).not.toMatch(/NaN|Infinity/);
    const never = await planned({ targetMinutes: 5, webMinutes: 60, targetShare: 0.99 });
    expect(never.need).toMatchObject({ fte: 0, figures: null });
  });

  it('refuses what cannot be asked, by its place', async () => {
    const faults = async (given: Partial<StaffingTerms>) => {
      const { errors } = await owner.refusal('startStaffingPlan', { body: terms(given) });
      return errors?.map(({ pointer, code }) => [pointer, code]);
    };
    expect(await faults({ agencies: ['finnes-ikke'], closes: '16:00' })).toEqual([
      ['/opens', 'required'],
      ['/agencies/0', 'unknown_agency'],
    ]);
    expect(await faults({ to: '2026-03-02' })).toEqual([['/to', 'too_large']]);
    expect(await faults({ from: '2025-02-30' })).toEqual([['/from', 'not_a_date']]);
    expect(await faults({ opens: '16:00', closes: '08:00' })).toEqual([['/closes', 'ends_before_it_begins']]);
    expect(await faults({ opens: '08:07', closes: '15:00' })).toEqual([['/opens', 'not_a_time']]);
  });
});

describe('the comparison', () => {
  /** Resolved tickets of an agency, so many of them by first line. */
  async function resolved(agency: BuiltAgency, service: string, counted: number, hits: number): Promise<void> {
    const { id: requester } = await desk.build.person(agency);
    const rows = Array.from({ length: counted }, (_, n) => ({ id: newId(), hit: n < hits ? 1 : 0 }));
    await desk.build.sql(
      `with filed as (
         insert into ticket (id, agency_id, kind, state, subject, description, service_id, requester_id, filed_by_id, channel, origin,
           impact, urgency, priority, team_id, line, entry_line, declaration_id, filed_at, updated_at, last_event_at, resolved_at, resolution, resolution_code)
         select r.id, $2, 'incident', 'closed', 'Sak', 'Tekst', $3, $4, $4, 'portal', 'portal', 'low', 'medium', 3, $5, 'first', 'first',
           (select id from service_declaration limit 1), '2025-11-03', '2025-11-04', '2025-11-04', '2025-11-04', 'Løst', 'solved'
         from jsonb_to_recordset($1::jsonb) as r(id uuid))
       insert into ticket_flow (agency_id, ticket_id, service_id, priority, day, resolved, resolved_again, first_line_eligible, first_line_resolved)
       select $2, r.id, $3, 3, '2025-11-04', 1, 1 - r.hit, 1, r.hit from jsonb_to_recordset($1::jsonb) as r(id uuid, hit smallint)`,
      [JSON.stringify(rows), agency.id, service, requester, city.firstLine.id],
    );
  }

  it('names the one that differs, and not the one that has harder tickets', async () => {
    const [easy, hard] = [await desk.build.service(), await desk.build.service()];
    const made: BuiltAgency[] = [];
    for (let n = 0; n < 11; n += 1) made.push(await desk.build.agency({ name: `Etat ${n}` }));
    const [others, harder, worse, small] = [made.slice(0, 8), made[8], made[9], made[10]];
    if (!harder || !worse || !small) throw new Error('eleven were made');
    for (const one of others) {
      await resolved(one, easy.id, 100, 90);
      await resolved(one, hard.id, 40, 16);
    }
    await resolved(harder, hard.id, 300, 120);
    await resolved(worse, easy.id, 200, 140);
    await resolved(small, easy.id, 4, 0);
    const database = desk.app.get(Database);
    await database.transaction(database.systemScope, (tx) =>
      desk.app.select(MetricsModule).get(Contributions).sumAnew(tx),
    );

    const query = { from: '2025-11-01', to: '2025-11-30', figure: 'first_line_resolution' as const };
    const report = await owner.call('comparisonReport', { query });
    expect(report.tooSmall).toBe(1);
    expect(report.items.map(({ agency }) => agency.key).sort()).toEqual(
      made
        .slice(0, 10)
        .map(({ key }) => key)
        .sort(),
    );
    expect(report.items.filter(({ named }) => named !== null).map(({ agency, named }) => [agency.key, named])).toEqual([
      [worse.key, 'below'],
    ]);
    const of = (agency: BuiltAgency) => report.items.find((one) => one.agency.key === agency.key);
    // Two fifths of its tickets, and of the city's tickets of that kind as well.
    expect(of(harder)).toMatchObject({ counted: 300, hits: 120, share: 0.4 });
    expect(of(harder)?.adjusted).toBeCloseTo(report.share ?? 0, 6);
    expect(report.counted).toBe(8 * 140 + 300 + 200 + 4);

    // By ticket, where the period is no whole month, it comes to the same; and whoever did not solve had been reopened here.
    const days = { from: '2025-11-03', to: '2025-11-29' };
    const byTicket = await owner.call('comparisonReport', { query: { ...query, ...days } });
    expect(byTicket).toEqual({ ...report, ...days });
    const reopened = await owner.call('comparisonReport', { query: { ...query, figure: 'reopened' } });
    expect([reopened.counted, reopened.share]).toEqual([report.counted, 1 - (report.share ?? 0)]);
    expect(
      reopened.items.filter(({ named }) => named !== null).map(({ agency, named }) => [agency.key, named]),
    ).toEqual([[worse.key, 'above']]);

    const behind = (outcome: 'hit' | 'miss', cursor?: string) =>
      owner.call('comparisonTickets', {
        query: { ...query, agency: worse.key, outcome, limit: 50, ...(cursor && { cursor }) },
      });
    const first = await behind('miss');
    const second = await behind('miss', first.nextCursor ?? '');
    expect(first.items.length + second.items.length).toBe(60);
    expect(new Set([...first.items, ...second.items].map(({ number }) => number)).size).toBe(60);
    expect(second.nextCursor).toBeNull();
    expect(first.items[0]).toMatchObject({ agency: { key: worse.key }, day: '2025-11-04', priority: 3 });
    const refused = await owner.refusal('comparisonTickets', {
      query: { ...query, figure: 'resolution', agency: worse.key, outcome: 'hit' },
    });
    expect(refused.status).toBe(422);

    const empty = await owner.call('comparisonReport', {
      query: { from: '2024-01-01', to: '2024-02-29', figure: 'resolution' },
    });
    expect(empty).toMatchObject({ counted: 0, share: null, items: [], tooSmall: 0 });
  });
});
