import type { ActionPlan, LedgerRow, Page, PlanContent, PositionContent } from '@desk/contracts';
import { Jobs } from '@desk/platform';
import { ReviewQuarters } from '../../../libs/benefits/src/improvements/review-quarters.js';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltAgency, BuiltPerson } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';

let desk: TestDesk;
let ownerPerson: BuiltPerson;
let owner: ApiClient;
let agency: BuiltAgency;

beforeEach(async () => {
  desk = await startTestDesk();
  agency = await desk.build.agency({ name: 'Etat A', joinedOn: '2027-01-01' });
  ownerPerson = await desk.build.serviceOwner(agency);
  owner = await desk.as(ownerPerson);
  desk.clock.moveTo('2027-01-15T12:00:00Z');
  await desk.build.sql(
    `insert into baseline (agency_id, fte_low, fte_likely, fte_high, source, measured_on, locked_at)
     values ($1, 10, 10, 10, 'Kartlegging', '2026-06-01', now())`,
    [agency.id],
  );
}, 30_000);
afterEach(() => desk.stop());

const central = (more: Partial<PositionContent> = {}): PositionContent => ({
  kind: 'first_line',
  agencyKey: null,
  name: 'Førstelinje',
  fte: 8,
  from: '2027-01-01',
  to: null,
  ...more,
});
const add = (content: PositionContent) => owner.call('addPosition', { body: { content } });
const plan = (more: Partial<PlanContent> = {}): PlanContent => ({
  startsOn: '2027-01-01',
  costPerFte: 1_000_000_00,
  tolerancePercent: 10,
  years: [
    {
      year: 2027,
      fte: { pooling: 2, selfHelp: 0.5, fewerHandOffs: 0.25, standardisation: 0.25 },
      transition: 400_000_00,
      running: 120_000_01,
    },
    {
      year: 2028,
      fte: { pooling: 4, selfHelp: 1, fewerHandOffs: 0, standardisation: 0 },
      transition: 0,
      running: 120_000_00,
    },
  ],
  ...more,
});
async function publish(content: PlanContent, reason = 'Vedtatt i programstyret') {
  const { revision } = await owner.call('createPlanDraft');
  const draft = await owner.call('savePlanDraft', { body: { revision, content } });
  return owner.call('publishPlan', { body: { revision: draft.revision, reason } });
}
const report = (year?: number) => owner.call('benefitPlan', { query: year === undefined ? {} : { year } });
/** As two workers at once would. */
async function review(): Promise<void> {
  const job = desk.app.get(ReviewQuarters);
  await Promise.all([job.run(), job.run()]);
  await desk.drain();
}

it('keeps positions: added, ended, corrected and taken back, each with what it said before', async () => {
  await add(central({ fte: 6.5 }));
  const { items: before } = await owner.call('positions', { query: {} });
  expect(before).toMatchObject([
    { name: 'Førstelinje', fte: 6.5, agency: null, revision: 1, past: [], mayChange: true },
  ]);
  const id = before[0]?.id ?? '';
  const params = { id };
  const effect = (content: PositionContent | null, of: string | null = id) =>
    owner.call('positionEffect', { body: { id: of, content } });
  expect(await effect(central({ fte: 9 }))).toMatchObject({
    on: '2027-01-15',
    before: { fteNow: 6.5, gain: { likely: expect.closeTo(0.35, 9) } },
    after: { fteNow: 9, gain: { likely: expect.closeTo(0.1, 9) } },
  });
  // One to come counts from its day; taken back, there is none left.
  expect(await effect(central({ name: 'Vikar', fte: 1, from: '2027-03-01' }), null)).toMatchObject({
    on: '2027-03-01',
    before: { fteNow: 6.5 },
    after: { fteNow: 7.5, gain: { likely: expect.closeTo(0.25, 9) } },
  });
  expect(await effect(null)).toMatchObject({ after: { fteNow: 0, gain: { likely: 1 } } });

  const reason = 'En halv stilling var glemt';
  const corrected = await owner.call('correctPosition', {
    params,
    body: { revision: 1, figures: { name: 'Førstelinje', fte: 7, from: '2027-01-01', to: null }, reason },
  });
  expect(corrected).toMatchObject({ fte: 7, revision: 2, reason, past: [{ fte: 6.5, reason: null, revision: 1 }] });
  expect(
    await owner.refusal('endPosition', { params, body: { revision: 1, lastDay: '2027-06-30', reason: null } }),
  ).toMatchObject({ code: 'stale_version' });
  const wrong = { revision: 2, lastDay: '2026-12-31', reason: 'x' };
  expect((await owner.refusal('endPosition', { params, body: wrong })).errors).toMatchObject([
    { pointer: '/lastDay', code: 'ends_before_it_begins' },
  ]);
  // An end that lies back changes what was reported.
  const back = { revision: 2, lastDay: '2027-01-10', reason: null };
  expect((await owner.refusal('endPosition', { params, body: back })).errors).toMatchObject([
    { pointer: '/reason', code: 'required' },
  ]);
  expect(
    await owner.call('endPosition', { params, body: { revision: 2, lastDay: '2027-06-30', reason: null } }),
  ).toMatchObject({ to: '2027-06-30', revision: 3 });

  // The same one cannot run twice; after its last day it goes on.
  expect(
    (await owner.refusal('addPosition', { body: { content: central({ from: '2027-06-30', name: ' førstelinje ' }) } }))
      .errors,
  ).toMatchObject([{ pointer: '/content/from', code: 'overlapping' }]);
  const next = await add(central({ from: '2027-07-01', fte: 7.125 }));
  const on = (day: string) => owner.call('positions', { query: { on: day } });
  expect((await on('2027-06-30')).sums[0]).toEqual({ kind: 'first_line', fte: 7 });
  expect((await on('2027-07-01')).sums[0]).toEqual({ kind: 'first_line', fte: 7.125 });
  expect((await owner.call('positions', { query: { show: 'all' } })).items).toHaveLength(2);
  await owner.call('withdrawPosition', { params: { id: next.id }, body: { revision: 1, reason: 'Ført to ganger' } });
  expect((await on('2027-07-01')).items).toEqual([]);
  expect(
    await owner.refusal('withdrawPosition', { params: { id: next.id }, body: { revision: 2, reason: 'Igjen' } }),
  ).toMatchObject({ code: 'not_found' });
  // Whoever writes past the commands is stopped by the table itself.
  await expect(desk.build.sql('update staff_position set fte = 1 where id = $1', [id])).rejects.toThrow(
    'next revision',
  );

  const faulty = central({ name: ' ', fte: 0.0001, from: '2027-02-30', to: 'i morgen' });
  const faults = (await owner.refusal('addPosition', { body: { content: faulty } })).errors;
  expect(faults?.map(({ pointer, code }) => [pointer.replace('/content/', ''), code])).toEqual([
    ['name', 'required'],
    ['fte', 'too_fine'],
    ['from', 'not_a_date'],
    ['to', 'not_a_date'],
  ]);
}, 30_000);

it('lets an agency’s contact declare what it has kept, and nothing else; and takes a sheet whole', async () => {
  const built = await desk.build.desk();
  const contact = await desk.as(built.contact);
  await add(central());
  const kept = central({ kind: 'left_behind', agencyKey: built.agency.key, name: 'Lokal støtte', fte: 0.4 });
  const declared = await contact.call('addPosition', { body: { content: kept } });
  expect(declared).toMatchObject({
    agency: { key: built.agency.key },
    updatedBy: { name: built.contact.name },
    mayChange: true,
  });
  expect(await contact.refusal('addPosition', { body: { content: central({ name: 'Ny' }) } })).toMatchObject({
    status: 403,
  });
  const elsewhere = { ...kept, agencyKey: agency.key };
  expect((await contact.refusal('addPosition', { body: { content: elsewhere } })).errors).toMatchObject([
    { code: 'unknown_agency' },
  ]);
  const seen = await contact.call('positions', { query: {} });
  expect(seen.items.map(({ name }) => name)).toEqual(['Lokal støtte']);
  expect(seen.abilities).toEqual({
    addCentral: false,
    declareFor: [{ key: built.agency.key, name: built.agency.name }],
  });
  const ended = await contact.call('endPosition', {
    params: { id: declared.id },
    body: { revision: 1, lastDay: '2027-12-31', reason: null },
  });
  expect(ended.to).toBe('2027-12-31');

  const head = 'Slag;Virksomhet;Betegnelse;Årsverk;Fra;Til';
  const sheet = (rows: readonly string[], apply: boolean) =>
    owner.call('readPositionSheet', { body: { text: [head, ...rows].join('\r\n'), apply } });
  const good = ['Leder;;Teamleder;0,5;1.2.2027;', 'Førstelinje;;Førstelinje;8;1.1.2027;'];
  const bad = await sheet([...good, 'Leder;;Teamleder;1.250;1.2.2027;'], true);
  expect([bad.applied, bad.effect, bad.faults]).toEqual([
    false,
    null,
    [
      {
        row: 4,
        column: { letter: 'D', heading: 'Årsverk' },
        code: 'ambiguous_number',
        found: '1.250',
        values: { decimal: 1.25, thousands: 1250 },
      },
    ],
  ]);
  const read = await sheet(good, false);
  expect(read.rows.map(({ name, change }) => [name, change])).toEqual([
    ['Teamleder', 'new'],
    ['Førstelinje', 'same'],
  ]);
  expect(read.effect).toMatchObject({
    on: '2027-02-01',
    before: { fteNow: 8 },
    after: { fteNow: 8.5, gain: { likely: expect.closeTo(0.15, 9) } },
  });
  expect((await sheet(good, true)).applied).toBe(true);
  expect((await sheet(good, true)).rows.map(({ change }) => change)).toEqual(['same', 'same']);
  expect((await owner.call('positions', { query: { on: '2027-02-01' } })).sums).toContainEqual({
    kind: 'lead',
    fte: 0.5,
  });
}, 30_000);

it('plans in versions, beside what came and what it cost, to the øre', async () => {
  await add(central());
  const empty = await report();
  expect(empty).toMatchObject({ versions: [], content: null, years: [], suggestion: { startsOn: '2027-01-01' } });
  // The programme's own figures, to begin with: net as it states them.
  const begun = await owner.call('createPlanDraft');
  expect(begun.money.map(({ year, net }) => [year, net])).toEqual([
    [2027, -5_000_000_00],
    [2028, 3_000_000_00],
    [2029, 7_500_000_00],
    [2030, 15_000_000_00],
  ]);
  expect(
    (await owner.call('gainReport', { query: { from: '2027-01-01', to: '2027-12-31' } })).money.planVersion,
  ).toBeNull();
  const faulty = plan({ costPerFte: 99.5, tolerancePercent: 60, startsOn: '2026-05-01' });
  const refused = await owner.refusal('savePlanDraft', { body: { revision: begun.revision, content: faulty } });
  expect(refused.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['/content/costPerFte', 'not_whole'],
    ['/content/tolerancePercent', 'too_large'],
    ['/content/years/0/year', 'year_missing'],
  ]);
  const first = await publish(plan());
  expect(first.money[0]).toEqual({
    year: 2027,
    fte: 3,
    saved: 3_000_000_00,
    transition: 400_000_00,
    running: 120_000_01,
    net: 2_479_999_99,
  });

  // What it cost, with øre; corrected and taken back, with what it said.
  const line = { kind: 'transition' as const, amount: 100_000_10, on: '2027-01-10', text: 'Opplæring' };
  const spent = await owner.call('addLedgerLine', { body: { line } });
  await owner.call('addLedgerLine', { body: { line: { ...line, kind: 'running', amount: 33_33, text: 'Lisenser' } } });
  const refund = await owner.call('addLedgerLine', { body: { line: { ...line, amount: -5, text: 'Avrunding' } } });
  await owner.call('withdrawLedgerLine', { params: { id: refund.id }, body: { revision: 1, reason: 'Ført feil' } });
  expect(
    await owner.refusal('correctLedgerLine', { params: { id: refund.id }, body: { revision: 2, line, reason: 'x' } }),
  ).toMatchObject({ code: 'withdrawn' });
  const right = await owner.call('correctLedgerLine', {
    params: { id: spent.id },
    body: { revision: 1, line: { ...line, amount: 100_000_15 }, reason: 'Faktura' },
  });
  expect(right).toMatchObject({
    amount: 100_000_15,
    revision: 2,
    reason: 'Faktura',
    past: [{ amount: 100_000_10, revision: 1 }],
  });
  const ahead = { ...line, on: '2027-01-16', amount: 0.5, text: '' };
  expect((await owner.refusal('addLedgerLine', { body: { line: ahead } })).errors?.map(({ code }) => code)).toEqual([
    'too_fine',
    'lies_ahead',
    'required',
  ]);
  const pages: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Page<LedgerRow> = await owner.call('ledger', {
      query: { limit: 1, year: 2027, ...(cursor && { cursor }) },
    });
    pages.push(...page.items.map(({ text, isWithdrawn }) => `${text}${isWithdrawn ? ' (tatt tilbake)' : ''}`));
    cursor = page.nextCursor;
  }
  expect(pages.sort()).toEqual(['Avrunding (tatt tilbake)', 'Lisenser', 'Opplæring']);

  // Half a month: two FTE of ten are saved, three were expected.
  const { years, months, sources, withoutSource } = await report();
  const [year] = years;
  const share = 15 / 365;
  expect(year?.plan).toMatchObject({ fte: expect.closeTo(3, 9), net: 2_479_999_99 });
  expect(year?.planSoFar).toMatchObject({ saved: Math.round(3_000_000_00 * share) });
  const saved = Math.round(2_000_000_00 * share);
  expect(year?.actual).toEqual({
    fte: { low: expect.closeTo(2, 9), likely: expect.closeTo(2, 9), high: expect.closeTo(2, 9) },
    saved: { low: saved, likely: saved, high: saved },
    transition: 100_000_15,
    running: 33_33,
    net: { low: saved - 100_033_48, likely: saved - 100_033_48, high: saved - 100_033_48 },
  });
  expect(months).toHaveLength(12);
  for (const part of ['saved', 'transition', 'running', 'net'] as const) {
    expect(months.reduce((sum, month) => sum + (month.plan?.[part] ?? 0), 0)).toBe(year?.plan?.[part]);
  }
  expect(months[1]).toMatchObject({ key: '2027-02', planSoFar: null, actual: null });
  expect(sources.map(({ source, plan: of, actual }) => [source, of, actual])).toEqual([
    ['pooling', 2, null],
    ['selfHelp', 0.5, null],
    ['fewerHandOffs', 0.25, null],
    ['standardisation', 0.25, null],
  ]);
  expect(withoutSource).toBeCloseTo(2, 9);

  // A second version; the first can still be read, and the gain is laid beside the newest.
  const second = await publish(plan({ tolerancePercent: 5, costPerFte: 1_100_000_00 }), 'Dyrere årsverk');
  expect(second.version).toBe(2);
  expect(await owner.call('planVersion', { params: { version: '1' } })).toEqual(first);
  expect((await report()).versions.map(({ version, reason }) => [version, reason])).toEqual([
    [2, 'Dyrere årsverk'],
    [1, 'Vedtatt i programstyret'],
  ]);
  desk.clock.moveTo('2027-12-31T12:00:00Z');
  const { money } = await owner.call('gainReport', { query: { from: '2027-01-01', to: '2027-12-31' } });
  expect(money).toMatchObject({
    planVersion: 2,
    costPerFte: 1_100_000,
    plan: second.money[0] && second.money[0].net / 100,
  });
  expect(await owner.refusal('planVersion', { params: { version: '3' } })).toMatchObject({ status: 404 });
  expect(await owner.refusal('planDraft')).toMatchObject({ code: 'no_draft' });
}, 30_000);

it('asks for an action when a closed quarter is below plan, once, and late figures do not ask again', async () => {
  await add(central({ fte: 8 }));
  await publish(
    plan({
      years: [
        {
          year: 2027,
          fte: { pooling: 3, selfHelp: 0, fewerHandOffs: 0, standardisation: 0 },
          transition: 0,
          running: 0,
        },
      ],
    }),
  );
  // Not closed until ten days have gone.
  desk.clock.moveTo('2027-04-10T12:00:00Z');
  await review();
  expect((await report()).reviews).toEqual([]);
  desk.clock.moveTo('2027-04-11T12:00:00Z');
  await review();
  await review();
  const [found, ...others] = (await report()).reviews;
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    quarter: '2027-Q1',
    plannedFte: 3,
    actualFte: { likely: 2 },
    below: ['fte'],
    surely: true,
    tolerancePercent: 10,
  });
  const { items } = await owner.call('improvements', { query: {} });
  expect(items).toMatchObject([{ id: found?.actionId, quarter: '2027-Q1', state: 'open', owner: null, text: '' }]);
  const bell = (await owner.call('notices')).items.filter(({ actionId }) => actionId === found?.actionId);
  expect(bell).toMatchObject([{ kind: 'improvement_asked', ticket: null, facts: { quarter: '2027-Q1' } }]);

  // Entered late: the position ended in February, so that three were saved. What was said then stays, and so does the action.
  const [stands] = (await owner.call('positions', { query: {} })).items;
  await owner.call('correctPosition', {
    params: { id: stands?.id ?? '' },
    body: { revision: 1, figures: { name: 'Førstelinje', fte: 7, from: '2027-01-01', to: null }, reason: 'Sluttet' },
  });
  await review();
  expect((await report()).reviews).toEqual([found]);
  // The next quarter keeps what was planned.
  desk.clock.moveTo('2027-07-11T12:00:00Z');
  await desk.app.get(Jobs).add('benefits.review', [{ payload: {} }]);
  await desk.drain();
  expect((await report()).reviews.map(({ quarter, below, actionId }) => [quarter, below, actionId])).toEqual([
    ['2027-Q2', [], null],
    ['2027-Q1', ['fte'], found?.actionId],
  ]);
}, 30_000);

it('looks at no quarter before there was a plan, and by the plan that was in force at its end', async () => {
  desk.clock.moveTo('2027-06-30T21:00:00Z');
  await add(central({ fte: 9 }));
  const few = (pooling: number) =>
    plan({
      years: [
        { year: 2027, fte: { pooling, selfHelp: 0, fewerHandOffs: 0, standardisation: 0 }, transition: 0, running: 0 },
      ],
    });
  await publish(few(1));
  // An hour later it is July in the city.
  desk.clock.moveTo('2027-06-30T22:00:00Z');
  await publish(few(9));
  desk.clock.moveTo('2027-10-11T12:00:00Z');
  await review();
  expect(
    (await report()).reviews.map(({ quarter, planVersion, below }) => [quarter, planVersion, below.length]),
  ).toEqual([
    ['2027-Q3', 2, 1],
    ['2027-Q2', 1, 0],
  ]);
}, 30_000);

it('follows an action until it is done, with its effect before and after', async () => {
  const colleague = await desk.build.admin(agency);
  const theirs = await desk.as(colleague);
  const first: ActionPlan = {
    text: 'Skjema som spør om det andrelinjen trenger',
    owner: null,
    dueOn: null,
    figure: null,
  };
  const opened = await owner.call('openImprovement', { body: { plan: first } });
  const params = { id: opened.id };
  expect(opened).toMatchObject({
    state: 'open',
    quarter: null,
    effect: { state: 'not_chosen' },
    abilities: { start: true },
  });
  const missing = await owner.refusal('startImprovement', { params, body: { revision: 1, on: '2027-01-15' } });
  expect(missing.errors?.map(({ pointer }) => pointer)).toEqual(['/plan/owner', '/plan/dueOn', '/plan/figure']);
  expect(await theirs.refusal('improvement', { params })).toMatchObject({ status: 404 });

  const whole: ActionPlan = { ...first, owner: colleague.username, dueOn: '2027-03-01', figure: 'hand_offs_per_100' };
  expect(
    (await owner.refusal('saveImprovement', { params, body: { revision: 1, plan: { ...whole, owner: 'ingen' } } }))
      .errors,
  ).toMatchObject([{ pointer: '/plan/owner', code: 'unknown_person' }]);
  await owner.call('saveImprovement', { params, body: { revision: 1, plan: whole } });
  await desk.drain();
  expect((await theirs.call('notices')).items).toMatchObject([{ kind: 'improvement_assigned', actionId: opened.id }]);
  expect((await theirs.call('improvements', { query: {} })).items).toHaveLength(1);
  // Whoever carries it out starts and ends it; what it is, is the service owner's to say.
  expect(await theirs.refusal('saveImprovement', { params, body: { revision: 2, plan: whole } })).toMatchObject({
    status: 403,
  });
  expect(
    (await theirs.refusal('startImprovement', { params, body: { revision: 2, on: '2027-01-16' } })).errors,
  ).toMatchObject([{ code: 'lies_ahead' }]);
  // Twenty hand-offs of a hundred tickets in the eight weeks before; five of them after.
  const weeks = async (from: string, crossings: number) => {
    const requester = await desk.as(await desk.build.person(agency));
    const { key } = await desk.build.service();
    const { id: ticketId } = await requester.call('createTicket', {
      body: { subject: 'Sak', description: 'Sak', serviceKey: key },
    });
    await desk.drain();
    await desk.build.sql('delete from ticket_flow where ticket_id = $1', [ticketId]);
    await desk.build.sql(
      `insert into ticket_flow (agency_id, ticket_id, service_id, priority, day, resolved, crossings)
       select $1, id, service_id, priority, $3::date + n, 10, case when n % 7 = 0 then $4 + n / 7 % 2 else 0 end
       from ticket cross join generate_series(0, 55) n where id = $2`,
      [agency.id, ticketId, from, crossings],
    );
  };
  desk.clock.moveTo('2027-04-01T10:00:00Z');
  await weeks('2027-02-04', 14);
  const started = await theirs.call('startImprovement', { params, body: { revision: 2, on: '2027-04-01' } });
  expect(started).toMatchObject({
    state: 'under_way',
    isOverdue: true,
    effect: {
      state: 'waiting',
      before: {
        from: '2027-02-04',
        to: '2027-03-31',
        tickets: 560,
        value: expect.closeTo((100 * (8 * 14 + 4)) / 560, 9),
      },
      after: null,
    },
  });
  // By which figure it is measured is not for afterwards.
  expect(
    await owner.refusal('saveImprovement', { params, body: { revision: 3, plan: { ...whole, figure: 'fte' } } }),
  ).toMatchObject({ code: 'action_not_allowed' });
  await owner.call('saveImprovement', { params, body: { revision: 3, plan: { ...whole, dueOn: '2027-05-01' } } });
  desk.clock.moveTo('2027-04-20T10:00:00Z');
  expect(
    (
      await theirs.refusal('finishImprovement', {
        params,
        body: { revision: 4, on: '2027-03-31', outcome: 'Tatt i bruk' },
      })
    ).errors,
  ).toMatchObject([{ code: 'before_it_started' }]);
  const finished = await theirs.call('finishImprovement', {
    params,
    body: { revision: 4, on: '2027-04-20', outcome: 'Tatt i bruk' },
  });
  expect(finished).toMatchObject({
    state: 'done',
    outcome: 'Tatt i bruk',
    effect: { state: 'waiting', readyOn: '2027-06-16' },
  });
  desk.clock.moveTo('2027-06-15T21:30:00Z');
  await weeks('2027-04-21', 4);
  expect((await owner.call('improvement', { params })).effect.state).toBe('waiting');
  desk.clock.moveTo('2027-06-15T22:30:00Z');
  const { effect, history, abilities } = await owner.call('improvement', { params });
  expect(effect).toMatchObject({
    state: 'measured',
    verdict: 'better',
    change: { likely: expect.closeTo((-100 * 80) / 560, 9) },
  });
  expect(effect.change && effect.change.high < 0 && effect.change.low > -20).toBe(true);
  expect(history.map(({ type, by }) => [type, by?.name])).toEqual([
    ['finished', colleague.name],
    ['changed', ownerPerson.name],
    ['started', colleague.name],
    ['changed', ownerPerson.name],
    ['opened', ownerPerson.name],
  ]);
  expect(history[3]?.changes.map(({ field }) => field)).toEqual(['owner', 'dueOn', 'figure']);
  expect(abilities).toEqual({ edit: false, start: false, finish: false, drop: false });

  // What is over stays over, and nothing is deleted.
  expect(await owner.refusal('dropImprovement', { params, body: { revision: 5, reason: 'Nei' } })).toMatchObject({
    code: 'action_not_allowed',
  });
  await expect(
    desk.build.sql(`update improvement_action set state = 'open' where id = $1`, [opened.id]),
  ).rejects.toThrow('is over');
  const other = await owner.call('openImprovement', { body: { plan: first } });
  expect(
    await owner.call('dropImprovement', { params: { id: other.id }, body: { revision: 1, reason: 'Gjøres av andre' } }),
  ).toMatchObject({ state: 'dropped', outcome: 'Gjøres av andre', effect: { state: 'not_chosen' } });
  expect((await owner.call('improvements', { query: { show: 'closed' } })).items.map(({ state }) => state)).toEqual([
    'dropped',
    'done',
  ]);
  expect((await owner.call('improvements', { query: { show: 'going' } })).items).toEqual([]);
}, 60_000);

it('counts the effect in saved FTE, and says when there is too little', async () => {
  await add(central({ fte: 8, to: '2027-06-30' }));
  await add(central({ fte: 7, from: '2027-07-01' }));
  desk.clock.moveTo('2027-12-01T12:00:00Z');
  const done = async (figure: NonNullable<ActionPlan['figure']>) => {
    const opened = await owner.call('openImprovement', {
      body: { plan: { text: 'Tiltak', owner: ownerPerson.username, dueOn: '2027-07-01', figure } },
    });
    const params = { id: opened.id };
    await owner.call('startImprovement', { params, body: { revision: 1, on: '2027-06-01' } });
    return owner.call('finishImprovement', { params, body: { revision: 2, on: '2027-07-05', outcome: 'Gjort' } });
  };
  expect((await done('fte')).effect).toMatchObject({
    state: 'measured',
    verdict: 'better',
    change: null,
    before: { value: expect.closeTo(2, 9), tickets: null },
    after: { value: expect.closeTo(3, 9) },
  });
  for (const figure of ['minutes_per_ticket', 'first_line_resolution'] as const) {
    expect((await done(figure)).effect).toMatchObject({
      state: 'too_few',
      before: { value: null, tickets: 0 },
      change: null,
    });
  }
}, 30_000);
