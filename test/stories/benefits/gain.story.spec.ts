import { DrawWork, PROGRAMME_PLAN } from '@desk/benefits';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltAgency, BuiltPerson } from '../../support/build.js';

let desk: TestDesk;
let owner: ApiClient;
let home: BuiltAgency;

beforeEach(async () => {
  desk = await startTestDesk();
  home = await desk.build.agency({ name: 'Programkontoret', joinedOn: null });
  owner = await desk.as(await desk.build.serviceOwner(home));
  desk.clock.moveTo('2027-12-31T12:00:00Z');
}, 30_000);
afterEach(() => desk.stop());

const YEAR = { from: '2027-01-01', to: '2027-12-31' } as const;
const gain = (query: { from: string; to: string } = YEAR) => owner.call('gainReport', { query });

async function joined(
  name: string,
  joinedOn: string,
  baseline: readonly [low: number, likely: number, high: number],
  more: { employees?: number; ticketsPerYear?: number; kind?: string; locked?: boolean; work?: readonly number[] } = {},
): Promise<BuiltAgency> {
  const agency = await desk.build.agency({ name, joinedOn, ...(more.kind && { kind: more.kind }) });
  await desk.build.sql(
    `insert into baseline (agency_id, fte_low, fte_likely, fte_high, source, measured_on, employees, tickets_per_year, second_line_minutes_per_ticket, locked_at,
       first_line_minutes_per_ticket, touches_per_ticket, hand_offs_per_ticket)
     values ($1, $2, $3, $4, 'Kartlegging', '2026-06-01', $5, $6, 8, case when $7 then now() end, $8, $9, $10)`,
    [
      agency.id,
      ...baseline,
      more.employees ?? null,
      more.ticketsPerYear ?? null,
      more.locked ?? true,
      ...[0, 1, 2].map((place) => more.work?.[place] ?? null),
    ],
  );
  return agency;
}

async function position(
  kind: string,
  fte: number,
  from: string,
  to: string | null = null,
  agency?: BuiltAgency,
): Promise<void> {
  await desk.build.sql(
    `insert into staff_position (id, agency_id, kind, fte, valid_from, valid_to)
     values (gen_random_uuid(), coalesce($1, '00000000-0000-7000-8000-000000000001'::uuid), $2, $3, $4, $5)`,
    [agency?.id ?? null, kind, fte, from, to],
  );
}

/** Tickets of an agency that one agent takes and resolves. */
async function resolved(count: number, agency: BuiltAgency, agent: BuiltPerson): Promise<void> {
  const requester = await desk.as(await desk.build.person(agency));
  const solver = await desk.as(agent);
  const { key } = await desk.build.service();
  for (let n = 0; n < count; n += 1) {
    const filed = await requester.call('createTicket', {
      body: { subject: `Sak ${n}`, description: 'Skjermen er svart', serviceKey: key },
    });
    const params = { id: filed.id };
    const { version } = await solver.call('take', { params, body: { version: filed.version } });
    await solver.call('resolve', { params, body: { version, resolution: 'Byttet kabel', resolutionCode: 'solved' } });
  }
  await desk.drain();
}

it('states the gain of a city small enough to count on paper', async () => {
  // Six FTEs from new year, four more (and as many employees as then plus a quarter) from the first of July: 184 of 365 days.
  await joined('Etat A', '2026-12-01', [6, 6, 6]);
  const late = await joined('Etat B', '2027-07-01', [4, 4, 4], { employees: 800 });
  await joined('Ikke med', '2028-06-01', [50, 50, 50]);
  await joined('Historien', '2020-01-01', [50, 50, 50], { kind: 'history' });
  await position('first_line', 5, '2026-01-01');
  await position('lead', 0.5, '2027-01-01');
  await position('onsite', 1, '2027-07-01');
  // Left behind from before it joined: counts from the day it joined, half a year of it.
  await position('left_behind', 0.5, '2026-01-01', null, late);
  await desk.build.sql(
    `insert into ledger_line (id, spent_on, kind, amount, text) values
       (gen_random_uuid(), '2027-02-01', 'transition', 300000, 'Opplæring'),
       (gen_random_uuid(), '2027-03-01', 'running', 120000, 'Lisenser'),
       (gen_random_uuid(), '2026-12-31', 'running', 999999, 'Året før')`,
  );

  const report = await gain();
  const share = 184 / 365;
  const baseline = 6 + 4 * share;
  const perEmployee = 6 + 4 * 1.25 * share;
  const now = 5 + 0.5 + 1 * share + 0.5 * share;
  expect(report.agencies.map(({ name, joinedOn, headCount }) => [name, joinedOn, headCount])).toEqual([
    ['Etat A', '2026-12-01', 1000],
    ['Etat B', '2027-07-01', 1000],
  ]);
  expect(report.fteNow).toBeCloseTo(now, 9);
  expect(report.baselineFte.likely).toBeCloseTo(baseline, 9);
  for (const end of ['low', 'likely', 'high'] as const) {
    expect(report.gain.raw?.[end]).toBeCloseTo(1 - now / baseline, 9);
    expect(report.gain.perEmployee?.[end]).toBeCloseTo(1 - now / perEmployee, 9);
  }
  expect(report.gain.byVolume).toBeNull();
  expect(report.money.grossSaving.likely).toBeCloseTo((perEmployee - now) * 1_000_000, 3);
  expect(report.money.costs).toEqual([
    { kind: 'transition', amount: 300_000 },
    { kind: 'running', amount: 120_000 },
  ]);
  expect(report.money.net.likely).toBeCloseTo((perEmployee - now) * 1_000_000 - 420_000, 3);
  expect(
    await desk.build.sql('select year, net::float8 as net, null as parts from benefit_plan_line order by year'),
  ).toEqual(PROGRAMME_PLAN);
  expect(report.money.plan).toBe(-5_000_000);
  expect(report.money.deviation).toBeCloseTo(report.money.net.likely + 5_000_000, 3);
  expect(report.text).toMatch(/^Gevinsten er 27 % \(27–27 %\)\. Den ligger over det forventede på 10–20 %\.$/);

  // What it is made of.
  const kinds = Object.fromEntries(report.positions.map(({ kind, fte }) => [kind, fte]));
  expect(kinds).toEqual({ first_line: 5, onsite: share, lead: 0.5, overhead: 0, left_behind: 0.5 * share });
  expect(report.leftBehind).toEqual([
    { agency: { key: late.key, name: 'Etat B' }, fte: 0.5, from: '2026-01-01', to: null, note: null },
  ]);
  expect(report.agencies[1]).toMatchObject({ share, leftBehindFte: 0.5 * share, fteNow: null, gain: null });
  expect(report.agencies[1]?.expectedFte.likely).toBeCloseTo(4 * 1.25 * share, 9);

  // By month: alone until June, together from July, nothing of what comes later.
  expect(report.months.map(({ month, agencies }) => [month.slice(5), agencies])).toEqual([
    ...['01', '02', '03', '04', '05', '06'].map((month) => [month, 1]),
    ...['07', '08', '09', '10', '11', '12'].map((month) => [month, 2]),
  ]);
  expect(report.months[2]?.gain?.likely).toBeCloseTo(1 - 5.5 / 6, 9);
  expect(report.months[9]?.gain?.likely).toBeCloseTo(1 - 7 / 11, 9);

  // Nothing is known of the work then: all of it is the rest, and adds up all the same.
  expect(report.decomposition).toMatchObject({ restIsUtilisation: false, parts: [{ factor: 'rest' }] });
  expect(report.decomposition?.whole).toBeCloseTo(baseline - now, 9);
}, 30_000);

it('goes by days: joined in mid-month, in a year of 53 weeks, over the night of 25 hours, and at a loss', async () => {
  await joined('Etat A', '2026-10-16', [4, 4, 4]);
  await joined('Uten førstelinje', '2026-10-16', [0, 0, 0]);
  const open = await joined('Ikke låst', '2026-10-16', [9, 9, 9], { locked: false });
  await position('first_line', 5, '2026-10-01');
  // 2026 ends in week 53, and summer time ended on 25 October.
  const report = await gain({ from: '2026-10-01', to: '2027-01-10' });
  expect(report.months.map(({ from, to, agencies, gain: of }) => [from, to, agencies, of?.likely])).toEqual([
    ['2026-10-01', '2026-10-31', 2, expect.closeTo(-0.25, 9)],
    ['2026-11-01', '2026-11-30', 2, expect.closeTo(-0.25, 9)],
    ['2026-12-01', '2026-12-31', 2, expect.closeTo(-0.25, 9)],
    ['2027-01-01', '2027-01-10', 2, expect.closeTo(-0.25, 9)],
  ]);
  expect(report.gain.perEmployee?.likely).toBeCloseTo(-0.25, 9);
  expect(report.text).toMatch(/^Gevinsten er negativ: −25 %/);
  expect(report.unmeasured).toEqual([{ key: open.key, name: 'Ikke låst' }]);
  expect(JSON.stringify(report)).not.toMatch(/NaN|Infinity/);
  const before = await gain({ from: '2026-01-01', to: '2026-09-30' });
  expect(before.months.map(({ agencies, gain: of }) => [agencies, of])).toEqual(
    Array.from({ length: 9 }, () => [0, null]),
  );
}, 30_000);

it('says how sure it is, the same on every reading, in the language of the reader', async () => {
  await joined('Etat A', '2026-12-01', [8, 10, 13]);
  await joined('Etat B', '2026-12-01', [3, 5, 8]);
  await position('first_line', 13, '2026-01-01');
  const report = await gain();
  expect(await gain()).toEqual(report);
  const { raw } = report.gain;
  expect(raw?.low).toBeLessThan(0.05);
  expect(raw?.likely).toBeGreaterThan(0.1);
  expect(raw?.high).toBeGreaterThan(0.25);
  expect(report.text).toMatch(/^Gevinsten er 1\d % \(.* %\)\. Det er for tidlig|Usikkerheten er for stor/);
  await owner.call('setLocale', { body: { locale: 'en' } });
  expect((await gain()).text).toMatch(/^The gain is 1\d%/);
}, 30_000);

it('has nothing to state before anybody has joined', async () => {
  await joined('Senere', '2028-03-01', [5, 5, 5]);
  await position('first_line', 3, '2026-01-01');
  expect(await gain()).toMatchObject({
    agencies: [],
    fteNow: 3,
    gain: { raw: null, perEmployee: null, byVolume: null },
    workload: { status: 'insufficient_data', agents: 0, days: 0, fte: null },
    money: { grossSaving: { low: 0, likely: 0, high: 0 }, plan: -5_000_000 },
    text: 'Ingen virksomheter har kommet med i perioden, så det er ingen gevinst å måle ennå.',
  });
}, 30_000);

it('measures the workload from enough agents and days, and shows nothing of a few', async () => {
  const agency = await joined('Etat A', '2026-12-01', [6, 6, 6], { work: [40, 4, 1] });
  await position('first_line', 5, '2026-01-01');
  const team = await desk.build.team('first', [agency]);
  const agents: BuiltPerson[] = [];
  while (agents.length < 20) agents.push(await desk.build.agent(team, agency));
  const work = (of: readonly { id: string }[], line: string, days: number) =>
    desk.build.sql(
      `insert into handling_day (agency_id, agent_id, day, line, seconds, touches, captured)
       select $1, agent, date '2027-01-01' + n, $3, 3600, 10, 8 from unnest($2::uuid[]) agent, generate_series(0, $4::int - 1) n`,
      [agency.id, of.map(({ id }) => id), line, days],
    );
  await work(agents.slice(0, 4), 'first', 10);
  await work(agents.slice(0, 4), 'second', 10);
  expect((await gain()).workload).toMatchObject({
    status: 'insufficient_data',
    agents: 4,
    days: 10,
    handlingHours: null,
    captureShare: null,
    secondLineMinutesPerTicket: { now: null, zeroPoint: 8 },
  });

  await desk.build.rule(team, { agency });
  await resolved(4, agency, agents[0] as BuiltPerson);
  await desk.build.sql('delete from handling_day');
  await work(agents, 'first', 40);
  const { workload, agencies, decomposition } = await gain();
  expect(workload).toMatchObject({ status: 'ok', agents: 20, days: 40, handlingHours: 800, captureShare: 0.8 });
  // 800 hours, of which four fifths were seen: 1,000 hours of 1,695 × 0.7 in the year.
  expect(workload.fte?.likely).toBeCloseTo(1000 / (1695 * 0.7), 1);
  expect(workload.gain?.likely).toBeCloseTo(1 - 1000 / (1695 * 0.7) / 6, 1);
  expect(workload.sensitivity.map(({ utilisation }) => utilisation)).toEqual([0.6, 0.7, 0.8]);

  // All of the work is its own, so that its gain is that of the whole.
  expect(agencies[0]?.fteNow?.likely).toBeCloseTo(5, 9);
  expect(agencies[0]?.gain?.likely).toBeCloseTo(1 / 6, 9);
  // Four tickets: 15,000 minutes and 2,000 touches each, no hand-off; at the zero point it was 40 minutes, 4 touches, 1 hand-off.
  const ratios = decomposition?.parts.map(({ factor, ratio }) => [factor, ratio]);
  expect(ratios).toEqual([
    ['minutes_per_touch', expect.closeTo(0.75, 9)],
    ['touches_per_ticket', expect.closeTo(2000 / 3, 6)],
    ['hand_offs', expect.closeTo(0.75, 9)],
    ['rest', expect.any(Number)],
  ]);
  expect(decomposition?.parts.reduce((sum, { fte }) => sum + fte, 0)).toBeCloseTo(1, 9);
}, 30_000);

/** An hour of each agent on each day. */
const work = (of: readonly { id: string }[], line: string, to: { id: string }, [from, until]: [string, string]) =>
  desk.build.sql(
    `insert into handling_day (agency_id, agent_id, day, line, seconds, touches, captured)
     select $1, agent, n::date, $3, 3600, 10, 8 from unnest($2::uuid[]) agent, generate_series($4::date, $5::date, interval '1 day') n`,
    [to.id, of.map(({ id }) => id), line, from, until],
  );

it('shows the work of few neither by itself nor as what two reports differ by', async () => {
  const [agency, open, later] = [
    await joined('Etat A', '2026-12-01', [6, 6, 6]),
    await joined('Ikke låst', '2026-12-01', [3, 3, 3], { locked: false }),
    await joined('Senere', '2027-06-01', [3, 3, 3]),
  ];
  await position('first_line', 5, '2026-01-01');
  const team = await desk.build.team('first', [agency, open, later]);
  const people = await Promise.all(Array.from({ length: 25 }, () => desk.build.agent(team, agency)));
  const [agents, onsite] = [people.slice(0, 20), people.slice(20)];
  const lines = async () => {
    await desk.build.sql('delete from handling_total');
    await desk.build.sql(
      `insert into handling_total (day, line, agent_id, cells, seconds, touches, captured)
       select day, line, agent_id, count(*), sum(seconds), sum(touches), sum(captured) from handling_day group by 1, 2, 3`,
    );
    const { lines: found } = await owner.call('handlingReport', { query: YEAR });
    return Object.fromEntries(found.map(({ line, seconds }) => [line, seconds === null ? null : seconds / 3600]));
  };
  await work(agents, 'first', agency, ['2027-01-01', '2027-03-31']);
  await work(onsite.slice(0, 4), 'onsite', agency, ['2027-01-01', '2027-01-31']);
  await work(onsite, 'onsite', agency, ['2027-02-01', '2027-02-28']);
  // Before it joined, one agent tried: no report sums that.
  await work(agents.slice(0, 1), 'first', later, ['2027-01-05', '2027-01-06']);
  expect(await lines()).toEqual({ first: 1800, onsite: 140, second: 0 });
  const report = await gain();
  const { workload, agencies } = report;
  expect(workload).toMatchObject({ status: 'ok', handlingHours: 1940, withoutOnsite: ['2027-01'] });
  expect(agencies[0]?.fteNow?.likely).toBeCloseTo(5, 9);

  // Months that are over, drawn before, are the same; and drawn anew when their work has become another.
  await desk.app.get(DrawWork).run();
  const kept = () => desk.build.sql<{ at: string }>('select drawn_at::text as at from drawn_work order by start');
  expect(await kept()).toHaveLength(3);
  expect(await gain()).toEqual(report);
  expect((await gain({ from: '2027-01-01', to: '2027-03-15' })).workload.handlingHours).toBe(1940 - 16 * 20);

  // For an agency without a zero point two agents work a while, and then many: its days are in the report on handling time.
  await work(agents.slice(0, 2), 'first', open, ['2027-01-11', '2027-01-20']);
  await work(agents, 'first', open, ['2027-02-03', '2027-02-04']);
  expect(await lines()).toMatchObject({ first: 1860 });
  const before = await kept();
  desk.clock.moveTo('2027-12-31T13:00:00Z');
  await desk.app.get(DrawWork).run();
  await desk.app.get(DrawWork).run();
  expect((await kept()).map((month, index) => month.at === before[index]?.at)).toEqual([false, false, true]);
  const after = await gain();
  // From the 11th of January on every sum would leave what the two did. In February the days of the many do not.
  expect(after.workload).toMatchObject({ handlingHours: 1940 - 21 * 20, days: 69 });
  await desk.build.sql('delete from drawn_work');
  expect(await gain()).toEqual(after);
  // Work of the same hours on fewer days is as many people.
  expect(after.workload.fte?.likely).toBeCloseTo((workload.fte?.likely ?? 0) * (1520 / 1940) * (90 / 69), 1);
}, 30_000);

it('is for service owners, and for periods that have begun', async () => {
  const { contact, lead, agent, employee } = await desk.build.desk();
  for (const person of [contact, lead, agent, employee]) {
    expect(await (await desk.as(person)).refusal('gainReport', { query: YEAR })).toMatchObject({ status: 403 });
  }
  expect(await owner.refusal('gainReport', { query: { from: '2028-01-01', to: '2028-12-31' } })).toMatchObject({
    status: 422,
    errors: [{ pointer: '?from' }],
  });
  expect(await owner.refusal('gainReport', { query: { from: '2027-02-01', to: '2027-01-31' } })).toMatchObject({
    status: 422,
  });
  expect((await gain({ from: '2027-12-01', to: '2028-12-31' })).to).toBe('2027-12-31');
}, 30_000);

it('draws the month that runs as it is today, and once more when it is over', async () => {
  const NEXT = { from: '2028-01-01', to: '2028-12-31' };
  const agency = await joined('Etat A', '2026-12-01', [6, 6, 6]);
  await position('first_line', 5, '2026-01-01');
  const team = await desk.build.team('first', [agency]);
  const agents = await Promise.all(Array.from({ length: 20 }, () => desk.build.agent(team, agency)));
  const drawn = () =>
    desk.build.sql<{ kept: string }>(`select span || ' ' || start as kept from drawn_work order by start, span`);
  const draw = () => desk.app.get(DrawWork).run();
  /** What it says, and that it would say the same without a month that is kept. */
  const said = async () => {
    const report = await gain(NEXT);
    await desk.build.sql('create temp table kept as table drawn_work');
    await desk.build.sql('delete from drawn_work');
    expect(await gain(NEXT)).toEqual(report);
    await desk.build.sql('insert into drawn_work table kept');
    await desk.build.sql('drop table kept');
    return report;
  };
  desk.clock.moveTo('2028-04-15T10:00:00Z');
  await work(agents, 'first', agency, ['2028-03-01', '2028-04-15']);
  await draw();
  expect((await drawn()).map(({ kept }) => kept)).toEqual(['month 2028-03-01', 'month 2028-04-01']);
  // Today is not over, and is in no sum.
  expect((await said()).workload.handlingHours).toBe((31 + 14) * 20);

  // What comes later in the month is in it from the next time on that it is drawn.
  desk.clock.moveTo('2028-04-30T21:30:00Z');
  await work(agents, 'first', agency, ['2028-04-16', '2028-04-30']);
  expect((await gain(NEXT)).workload.handlingHours).toBe((31 + 14) * 20);
  await draw();
  const running = await said();
  expect(running.workload.handlingHours).toBe((31 + 29) * 20);

  // May begins in Oslo. April as it was drawn while it ran tells nothing of agencies and lacks its last day: it is left.
  desk.clock.moveTo('2028-04-30T22:30:00Z');
  const over = await said();
  expect(over.workload.handlingHours).toBe((31 + 30) * 20);
  await draw();
  expect(await said()).toEqual(over);
}, 40_000);

it('adds up a year that is over, and again when its work or who had joined has become another', async () => {
  const agency = await joined('Etat A', '2027-02-01', [6, 6, 6]);
  await position('first_line', 5, '2026-01-01');
  const team = await desk.build.team('first', [agency]);
  const agents = await Promise.all(Array.from({ length: 20 }, () => desk.build.agent(team, agency)));
  const years = () =>
    desk.build.sql<{ start: string; at: string }>(
      `select start::text as start, drawn_at::text as at from drawn_work where span = 'year'`,
    );
  const CUT = { from: '2026-07-15', to: '2028-01-10' };
  /** What it says of the year and of a period around it, and that it would say the same with nothing kept. */
  const said = async () => {
    const reports = [await gain(), await gain(CUT)];
    await desk.build.sql('create temp table kept as table drawn_work');
    await desk.build.sql('delete from drawn_work');
    expect([await gain(), await gain(CUT)]).toEqual(reports);
    await desk.build.sql('insert into drawn_work table kept');
    await desk.build.sql('drop table kept');
    return reports.map(({ workload }) => workload.handlingHours);
  };
  const draw = (at: string) => {
    desk.clock.moveTo(at);
    return desk.app.get(DrawWork).run();
  };
  await work(agents, 'first', agency, ['2027-03-01', '2027-04-30']);
  await draw('2027-12-31T22:30:00Z');
  expect(await years()).toEqual([]);

  // The new year begins in Oslo.
  await draw('2027-12-31T23:30:00Z');
  const [first] = await years();
  expect(first?.start).toBe('2027-01-01');
  await desk.build.sql(`delete from drawn_work where span = 'month'`);
  expect((await gain()).workload.handlingHours).toBe(61 * 20);
  await draw('2028-01-12T10:00:00Z');
  expect(await years()).toEqual([first]);
  expect(await said()).toEqual([61 * 20, 61 * 20]);

  await work(agents, 'first', agency, ['2027-05-01', '2027-05-31']);
  await work(agents, 'first', agency, ['2028-01-01', '2028-01-10']);
  await draw('2028-01-12T11:00:00Z');
  expect((await years())[0]?.at).not.toBe(first?.at);
  expect(await said()).toEqual([92 * 20, 102 * 20]);

  // One that had joined in May gets its zero point: the year as it was added up lacks its work.
  const late = await joined('Etat B', '2027-05-01', [4, 4, 4]);
  await work(agents, 'first', late, ['2027-05-01', '2027-05-31']);
  expect(await said()).toEqual([123 * 20, 133 * 20]);
  await draw('2028-01-12T12:00:00Z');
  expect(await said()).toEqual([123 * 20, 133 * 20]);
}, 60_000);
