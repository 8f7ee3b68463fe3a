import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { CloseMonths } from '@desk/benefits';
import type { Prices, ShowbackLine } from '@desk/contracts';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltAgency, BuiltDesk } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';

let desk: TestDesk;
let admin: ApiClient;
let owner: ApiClient;

beforeEach(async () => {
  desk = await startTestDesk();
  const home = await desk.build.agency({ name: 'Programkontoret', joinedOn: null });
  admin = await desk.as(await desk.build.admin(home));
  owner = await desk.as(await desk.build.serviceOwner(home));
}, 30_000);
afterEach(() => desk.stop());

const NONE = { perAgency: null, perEmployee: null, shared: null, perTicket: null, exceptions: [], perMinute: null };
const close = () => desk.app.get(CloseMonths).run();
const showback = (month?: string, as = owner) => as.call('showback', { query: month === undefined ? {} : { month } });

async function publish(validFrom: string, prices: Prices, reason: string | null = null) {
  const { id, revision } = await admin.call('createPriceList', { body: { validFrom, prices, reason } });
  return admin.call('publishPriceList', { params: { id }, body: { revision } });
}

/** An agency with everybody in it, joined on a day. */
async function agency(name: string, joinedOn: string, employees: number): Promise<BuiltDesk> {
  const built = await desk.build.desk();
  await desk.build.sql('update agency set name = $2, joined_on = $3, head_count = $4 where id = $1', [
    built.agency.id,
    name,
    joinedOn,
    employees,
  ]);
  return built;
}

async function file(built: BuiltDesk, more: object = {}, by = built.employee) {
  return (await desk.as(by)).call('createTicket', {
    body: { subject: 'Skriver', description: 'Tom', serviceKey: built.service.key, ...more },
  });
}

const brief = ({ month, component, version, ticketKind, channel, tickets, ore }: ShowbackLine) =>
  [month, component, version, [ticketKind, channel].filter(Boolean).join(' '), tickets, ore] as const;
const linesOf = async (month: string, { key }: BuiltAgency) =>
  (await showback(month)).agencies.find((one) => one.agency.key === key)?.lines ?? [];
/** How many tickets stand behind a line, what they count, read in pages of two. */
async function behind(line: ShowbackLine | undefined) {
  const found: { number: string; counts: number }[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query: { limit: number; cursor?: string } = { limit: 2, ...(cursor && { cursor }) };
    const page = await owner.call('showbackTickets', { params: { id: line?.id ?? '' }, query });
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
}
const sum = (values: readonly number[]): number => values.reduce((so, value) => so + value, 0);

it('closes the city’s months once, to the øre, and makes good later what it learns later', async () => {
  expect(await showback()).toMatchObject({ month: null, months: [], next: null, agencies: [] });
  const a = await agency('Etat A', '2025-01-01', 1_000);
  const b = await agency('Etat B', '2026-03-16', 500);
  const threePart: Prices = {
    ...NONE,
    model: 'three_part',
    perAgency: 310_00,
    shared: 10_000_01,
    perTicket: 50_00,
    exceptions: [
      { kind: null, channel: 'phone', ore: 90_00 },
      { kind: 'request', channel: null, ore: 20_00 },
    ],
  };
  await publish('2026-03-01', threePart);
  // Whatever comes after the first one has a reason.
  const dearer = { ...threePart, perTicket: 60_00 };
  const draft = await admin.call('createPriceList', {
    body: { validFrom: '2026-03-21', prices: dearer, reason: null },
  });
  expect(await owner.refusal('publishPriceList', { params: { id: draft.id }, body: { revision: 1 } })).toMatchObject({
    code: 'validation_failed',
    errors: [{ pointer: '/reason', code: 'required' }],
  });
  const body = { validFrom: '2026-03-21', prices: dearer, reason: 'Lisensene ble dyrere', revision: 1 };
  expect(await owner.call('savePriceList', { params: { id: draft.id }, body })).toMatchObject({
    revision: 2,
    version: null,
  });
  await owner.call('publishPriceList', { params: { id: draft.id }, body: { revision: 2 } });
  for (const refused of [
    admin.refusal('savePriceList', { params: { id: draft.id }, body: { ...body, revision: 3 } }),
    admin.refusal('deletePriceList', { params: { id: draft.id } }),
  ]) {
    expect(await refused).toMatchObject({ code: 'price_list_published' });
  }
  await expect(desk.build.sql(`update price_list set valid_from = '2026-01-01' where version = 1`)).rejects.toThrow(
    'is published',
  );

  // Three tickets by the portal, one by phone, one that is withdrawn; two of the other agency, once it has joined.
  const [first, second] = [await file(a), await file(a)];
  await file(a);
  await file(a, { channel: 'phone', onBehalfOf: a.employee.username }, a.agent);
  const withdrawn = await file(a);
  const cancel = async ({ id, version }: { id: string; version: number }) =>
    (await desk.as(a.employee)).call('cancel', { params: { id }, body: { version, reason: 'Ordnet seg' } });
  await cancel(withdrawn);
  desk.clock.moveTo('2026-03-20T12:00:00Z');
  await file(b);
  await file(b);
  // Summer time has begun: March ends at ten in the evening of UTC.
  desk.clock.moveTo('2026-03-31T21:59:59.999Z');
  await file(a);
  desk.clock.moveTo('2026-03-31T22:00:00Z');
  const april = await file(a);

  desk.clock.moveTo('2026-04-05T21:59:59.999Z');
  await close();
  expect(await showback()).toMatchObject({ month: null, next: { month: '2026-03', closesOn: '2026-04-06' } });
  desk.clock.moveTo('2026-04-05T22:00:00Z');
  await Promise.all([close(), close(), close()]);

  const march = await showback();
  expect(march).toMatchObject({ month: '2026-03', before: null, corrections: 0, minutes: 'none', unallocated: 0 });
  expect(march.agencies.map(({ agency: of }) => of.name)).toEqual(['Etat A', 'Etat B']);
  const own = await linesOf('2026-03', a.agency);
  expect(own.map(brief)).toEqual([
    ['2026-03', 'per_agency', 1, '', null, 200_00],
    ['2026-03', 'shared', 1, '', null, 5_734_77],
    ['2026-03', 'per_ticket', 1, '', 3, 150_00],
    ['2026-03', 'per_ticket', 1, 'phone', 1, 90_00],
    ['2026-03', 'per_agency', 2, '', null, 110_00],
    ['2026-03', 'shared', 2, '', null, 2_365_59],
    ['2026-03', 'per_ticket', 2, '', 1, 60_00],
  ]);
  const theirs = await linesOf('2026-03', b.agency);
  expect(theirs.map((line) => [line.days, ...brief(line).slice(1)])).toEqual([
    [5, 'per_agency', 1, '', null, 50_00],
    [5, 'shared', 1, '', null, 716_85],
    [5, 'per_ticket', 1, '', 2, 100_00],
    [11, 'per_agency', 2, '', null, 110_00],
    [11, 'shared', 2, '', null, 1_182_80],
    [11, 'per_ticket', 2, '', 0, 0],
  ]);
  const shared = [...own, ...theirs].filter(({ component }) => component === 'shared');
  expect(sum(shared.map(({ ore }) => ore))).toBe(10_000_01);
  expect(march.ore).toBe(sum([...own, ...theirs].map(({ ore }) => ore)));
  expect((await behind(own[2])).map(({ counts }) => counts)).toEqual([1, 1, 1]);
  expect((await behind(own[2])).map(({ number }) => number)).not.toContain(withdrawn.number);
  expect(await behind(own[6])).toHaveLength(1);
  // A line that rests on no tickets shows those of the month.
  expect(await behind(own[0])).toHaveLength(5);

  // One is withdrawn now, one turns out to be a request, one is entered late, and the dearer price was wrong.
  await cancel(first);
  await (
    await desk.as(a.agent)
  ).call('updateTicket', {
    params: { id: second.id },
    body: { version: second.version, kind: 'request' },
  });
  await desk.build.sql(`update ticket set filed_at = '2026-03-10T10:00:00Z' where id = $1`, [april.id]);
  await publish('2026-03-21', { ...threePart, perTicket: 55_00 }, 'Feil pris i liste 2');
  expect(await showback('2026-03')).toEqual(march);
  desk.clock.moveTo('2026-05-06T10:00:00Z');
  await close();
  expect(await showback('2026-03')).toMatchObject({ ore: march.ore, agencies: march.agencies });
  const corrected = (await linesOf('2026-04', a.agency)).filter(({ month }) => month === '2026-03');
  expect(corrected.map(brief)).toEqual([
    ['2026-03', 'per_ticket', 1, '', -1, -50_00],
    ['2026-03', 'per_ticket', 1, 'request', 1, 20_00],
    ['2026-03', 'per_agency', 2, '', null, -110_00],
    ['2026-03', 'per_agency', 3, '', null, 110_00],
    ['2026-03', 'shared', 2, '', null, -2_365_59],
    ['2026-03', 'shared', 3, '', null, 2_365_59],
    ['2026-03', 'per_ticket', 2, '', -1, -60_00],
    ['2026-03', 'per_ticket', 3, '', 1, 55_00],
  ]);
  // The late one in, the withdrawn one and the request out; of the list that is gone its ticket.
  expect((await behind(corrected[0])).map(({ number, counts }) => [number, counts]).sort()).toEqual(
    [
      [first.number, -1],
      [second.number, -1],
      [april.number, 1],
    ].sort(),
  );
  expect((await behind(corrected[1])).map(({ number }) => number)).toEqual([second.number]);
  expect((await behind(corrected[6])).map(({ counts }) => counts)).toEqual([-1]);
  const next = await showback('2026-04');
  expect(next).toMatchObject({ before: march.ore, corrections: -35_00 });
  expect(next.ore).toBe(sum(next.agencies.flatMap(({ lines }) => lines.map(({ ore }) => ore))));

  // Catches up with what was missed, changes nothing twice, and is the same when it is computed anew.
  desk.clock.moveTo('2026-07-07T10:00:00Z');
  await close();
  await close();
  const months = (await showback()).months.map(({ month }) => month);
  expect(months).toEqual(['2026-06', '2026-05', '2026-04', '2026-03']);
  expect((await showback('2026-05')).corrections).toBe(0);
  for (const month of months) {
    expect(await owner.call('checkShowback', { params: { month } })).toMatchObject({ month, wrong: 0 });
  }
  await desk.build.sql('update showback_line set ore = ore + 1 where id = $1', [own[0]?.id]);
  expect(await owner.call('checkShowback', { params: { month: '2026-03' } })).toMatchObject({ lines: 13, wrong: 1 });
  expect(
    await admin.refusal('createPriceList', { body: { validFrom: '2026-02-28', prices: threePart, reason: null } }),
  ).toMatchObject({ errors: [{ pointer: '/validFrom', code: 'date_not_ahead', values: { earliest: '2026-03-01' } }] });

  // What half the price would have meant.
  const preview = await admin.call('previewPrices', {
    body: { prices: { ...NONE, model: 'fixed', perAgency: 155_00 }, months: 2 },
  });
  const last = await showback('2026-06');
  expect(preview).toMatchObject({ months: ['2026-05', '2026-06'], then: 4 * 155_00 });
  expect(preview.agencies[1]).toMatchObject({
    agency: { name: 'Etat B' },
    now: 2 * (last.agencies[1]?.ore ?? 0),
    change: expect.closeTo(155_00 / (last.agencies[1]?.ore ?? 1) - 1, 9) as unknown,
  });
}, 60_000);

it('shows each agency its own, and keeps with a line what was asked about it', async () => {
  const [a, b] = [await agency('Etat A', '2025-01-01', 100), await agency('Etat B', '2025-01-01', 300)];
  await publish('2026-02-01', { ...NONE, model: 'fixed', perAgency: null, perEmployee: 10_00 });
  desk.clock.moveTo('2026-04-07T08:00:00Z');
  await close();
  const contact = await desk.as(a.contact);
  expect(await showback('2026-03', contact)).toMatchObject({
    ore: 1_000_00,
    before: 1_000_00,
    months: [{ ore: 1_000_00 }, { ore: 1_000_00 }],
    agencies: [{ agency: { name: 'Etat A' }, ore: 1_000_00 }],
    abilities: { editPrices: false, answer: false },
  });
  expect((await showback('2026-03')).ore).toBe(4_000_00);
  const [mine] = await linesOf('2026-03', a.agency);
  const [other] = await linesOf('2026-03', b.agency);
  const of = (line: ShowbackLine | undefined) => ({ params: { id: line?.id ?? '' } });
  expect(await contact.refusal('showbackLine', of(other))).toMatchObject({ status: 404 });
  expect(await contact.refusal('writeShowback', { ...of(other), body: { text: 'Hva?' } })).toMatchObject({
    status: 404,
  });
  expect(await contact.call('priceLists')).toMatchObject({ items: [{ version: 1 }], abilities: { edit: false } });

  const asked = await contact.call('writeShowback', { ...of(mine), body: { text: ' Vi er bare 90 nå? ' } });
  expect(asked).toMatchObject({ question: 'waiting', messages: [{ side: 'agency', text: 'Vi er bare 90 nå?' }] });
  expect((await showback()).waiting).toBe(1);
  expect((await showback(undefined, await desk.as(b.contact))).waiting).toBe(0);
  const { items } = await owner.call('showbackQuestions', { query: {} });
  expect(items).toMatchObject([
    { agency: { name: 'Etat A' }, closedIn: '2026-03', last: { text: 'Vi er bare 90 nå?' } },
  ]);
  expect(await admin.refusal('writeShowback', { ...of(mine), body: { text: 'Nei' } })).toMatchObject({ status: 403 });
  await owner.call('writeShowback', { ...of(mine), body: { text: 'Tallet er fra lukkingen 6. april.' } });
  expect(await contact.call('showbackLine', of(mine))).toMatchObject({
    question: 'answered',
    messages: [{ side: 'agency' }, { side: 'owner', text: 'Tallet er fra lukkingen 6. april.' }],
  });
  expect(await owner.call('showbackQuestions', { query: {} })).toEqual({ items: [], nextCursor: null });
  // The bell tells of it where there is no mail server, and no mail waits for one.
  await desk.drain();
  for (const [client, ...kinds] of [
    [owner, 'showback_asked'],
    [contact, 'showback_answered', 'showback_closed'],
  ] as const) {
    expect((await client.call('notices', { query: {} })).items.map(({ kind }) => kind)).toEqual(kinds);
  }
  expect(await desk.build.sql('select from notice_mail')).toEqual([]);
}, 30_000);

it('charges minutes so that they tell of no fewer than five agents', async () => {
  const [a, b, c] = [
    await agency('Etat A', '2025-01-01', 100),
    await agency('Etat B', '2025-01-01', 100),
    await agency('Etat C', '2025-01-01', 100),
  ];
  await publish('2026-03-01', { ...NONE, model: 'minutes', perMinute: 60_00 });
  const people = [];
  for (let n = 0; n < 5; n += 1) people.push(await desk.build.agent(a.firstLine, a.agency));
  const worked = (built: BuiltDesk, agents: readonly { id: string }[], day: string, minutes: number) =>
    desk.build.sql(
      `insert into handling_day (agency_id, agent_id, day, line, seconds, touches, captured, stated, removed)
       select $1, unnest($2::uuid[]), $3, 'first', $4 * 60, 1, 1, 0, 0`,
      [built.agency.id, agents.map(({ id }) => id), day, minutes],
    );
  await worked(a, people, '2026-03-03', 100);
  await worked(b, people.slice(0, 2), '2026-03-04', 10);
  await worked(c, people.slice(2), '2026-03-04', 20);
  // What one agent did after the last whole block is in no sum.
  await worked(a, people.slice(0, 1), '2026-03-30', 7);
  for (let n = 0; n < 3; n += 1) await file(b);
  await file(c);
  desk.clock.moveTo('2026-04-06T08:00:00Z');
  await close();
  const report = await showback('2026-03');
  expect(report.minutes).toBe('joint');
  expect(
    report.agencies.map(({ agency: { name }, ore, lines }) => [name, ore, lines[0]?.seconds, lines[0]?.joint]),
  ).toEqual([
    ['Etat A', 500 * 60_00, 30_000, false],
    ['Etat B', 60 * 60_00, 3_600, true],
    ['Etat C', 20 * 60_00, 1_200, true],
  ]);
  // What is measured later of one agent is no correction: it would tell of them alone.
  await worked(b, people.slice(0, 1), '2026-03-05', 5);
  desk.clock.moveTo('2026-05-06T08:00:00Z');
  await close();
  expect(await showback('2026-04')).toMatchObject({ ore: 0, corrections: 0 });
}, 30_000);
