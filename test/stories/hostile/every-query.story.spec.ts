import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CITY_CALENDAR_KEY } from '@desk/agencies';
import { api, type DoorName, type ProblemBody } from '@desk/contracts';
import { encodeCursor, newId } from '@desk/platform';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { addressOf, fieldsOfDoors, type DoorFields } from './doors.js';

let desk: TestDesk;
let city: BuiltDesk;
let fields: ReadonlyMap<DoorName, DoorFields>;
let number: string;
let trial: string;
let line: string;
let known: string;
const readers: Record<string, ApiClient> = {};
beforeAll(async () => {
  desk = await startTestDesk();
  city = await desk.build.desk();
  fields = fieldsOfDoors(desk);
  readers['agent'] = await desk.as(city.lead);
  readers['owner'] = await desk.as(await desk.build.serviceOwner(city.agency));
  readers['contact'] = await desk.as(city.contact);
  readers['admin'] = await desk.as(await desk.build.admin(city.agency));
  const body = { subject: 'Skriver', description: 'Tom', serviceKey: city.service.key };
  ({ number } = await (await desk.as(city.employee)).call('createTicket', { body }));
  const asked = { rules: [], from: '2026-03-01', to: '2026-03-02' };
  await desk.build.sql(
    `insert into published_result (month, part, content, published_at)
     values ('2026-01-01', 'month', '{"promises": []}', now()), ('2026-01-01', 'standing', '{"gain": {"agencies": 0, "interval": null}}', now())`,
  );
  ({ id: trial } = await readers['admin'].call('startRoutingTrial', { body: asked }));
  line = await desk.build.showbackLine(city.agency, city.agent);
  const day = { from: '2026-03-01', to: '2026-03-02', knownOn: '2026-03-02' };
  ({ id: known } = await readers['owner'].call('startKnownReport', { body: day }));
}, 60_000);
afterAll(() => desk.stop());

const period = { from: '2026-01-01', to: '2026-12-31' };
/** For each door that takes a query, one that it reads, and who may ask. */
const SOUND: Partial<
  Record<DoorName, { readonly as: string; readonly query?: object; readonly key?: string; readonly id?: string }>
> = {
  people: { as: 'agent', query: { q: 'nord' } },
  findTickets: { as: 'agent', query: { q: 'nord' } },
  searchTickets: { as: 'agent', query: { q: 'nord' } },
  history: { as: 'agent' },
  explainClock: { as: 'agent' },
  messages: { as: 'agent' },
  notes: { as: 'agent' },
  myTickets: { as: 'agent' },
  addAttachment: { as: 'agent', query: { name: 'fil.txt' } },
  addResolutionAttachment: { as: 'agent', query: { name: 'fil.txt' } },
  addNoteAttachment: { as: 'agent', query: { name: 'fil.txt' } },
  addUpload: { as: 'agent', query: { name: 'fil.txt' } },
  addBaselineEvidence: { as: 'owner', query: { name: 'fil.txt' } },
  myDrafts: { as: 'agent' },
  mentionable: { as: 'agent', query: { q: 'nord' } },
  cannedReplies: { as: 'agent' },
  macros: { as: 'agent' },
  agencyTickets: { as: 'contact' },
  ticketsOf: { as: 'agent' },
  queue: { as: 'agent' },
  viewTickets: { as: 'agent', id: 'my_teams' },
  notices: { as: 'agent' },
  myTime: { as: 'agent', query: { from: '2026-03-01', to: '2026-03-07' } },
  visitDay: { as: 'agent', query: { day: '2026-03-02' } },
  compareDeclarations: { as: 'agent', query: { before: '1', after: '1' } },
  calendarDays: { as: 'agent', query: { month: '2026-12' }, key: CITY_CALENDAR_KEY },
  slaReport: { as: 'owner', query: { ...period, by: 'team' } },
  slaUseReport: { as: 'owner', query: period },
  slaHoursReport: { as: 'owner', query: period },
  slaCausesReport: { as: 'owner', query: period },
  slaTickets: { as: 'owner', query: { ...period, target: 'resolution', outcome: 'met' } },
  handOffReport: { as: 'owner', query: period },
  handOffTickets: {
    as: 'owner',
    query: { ...period, fromTeam: 'forstelinje', toTeam: 'forstelinje', kind: 'escalate' },
  },
  routingVersions: { as: 'owner' },
  routingTrialTickets: { as: 'admin' },
  flowReport: { as: 'owner', query: period },
  flowMonths: { as: 'owner', query: period },
  flowTickets: { as: 'owner', query: { ...period, figure: 'filed' } },
  backlogReport: { as: 'owner' },
  backlogTickets: { as: 'owner' },
  slaClosings: { as: 'owner', query: period },
  knownSlaReport: { as: 'owner', query: { by: 'team' } },
  handlingReport: { as: 'owner', query: period },
  comparisonReport: { as: 'owner', query: { ...period, figure: 'resolution' } },
  comparisonTickets: {
    as: 'owner',
    query: { ...period, figure: 'first_line_resolution', outcome: 'hit' },
  },
  showback: { as: 'owner' },
  showbackQuestions: { as: 'owner' },
  showbackTickets: { as: 'owner' },
  openResults: { as: 'owner', query: { month: '2026-01' } },
  weaknesses: { as: 'owner' },
  suggestions: { as: 'owner' },
  councilCandidates: { as: 'owner', query: { q: 'nord' } },
  councilChanges: { as: 'owner' },
  similarSuggestions: { as: 'owner', query: { q: 'skjerm' } },
  exportReport: { as: 'owner', query: { ...period, format: 'csv' }, key: 'sla' },
  gainReport: { as: 'owner', query: { from: '2026-01-01', to: '2026-03-01' } },
  positions: { as: 'contact' },
  benefitPlan: { as: 'owner' },
  ledger: { as: 'owner', query: { year: '2026' } },
  improvements: { as: 'owner' },
};
const DOORS = Object.keys(SOUND) as DoorName[];

async function ask(door: DoorName, more: string): Promise<{ status: number; body: ProblemBody }> {
  const { as = '', query = {}, key = city.firstLine.key, id = number } = SOUND[door] ?? {};
  const { path } = api[door];
  const others: Partial<Record<DoorName, string>> = {
    ticketsOf: city.employee.id,
    routingTrialTickets: trial,
    showbackTickets: line,
    knownSlaReport: known,
  };
  const own = others[door] ?? id;
  const named = path.startsWith('/baselines/') ? city.agency.key : key;
  const address = addressOf(door, path.includes(':key') ? named : own);
  const given = new URLSearchParams({
    ...query,
    ...(door === 'comparisonTickets' && { agency: city.agency.key }),
  });
  given.delete(more.split('=', 1)[0] ?? '');
  const words = [given.toString(), more].filter(Boolean).join('&');
  const file = { body: 'x', headers: { 'content-type': 'application/octet-stream' } };
  const answer = await readers[as]?.raw(api[door].method, `${address}?${words}`, api[door].bytes === 'in' ? file : {});
  if (!answer) throw new Error(`nobody asks ${door}`);
  if (answer.status >= 400) expect(answer.text).not.toMatch(/\bselect\b|syntax error|invalid input|out of range/i);
  return { status: answer.status, body: answer.body as ProblemBody };
}

async function refuses(door: DoorName, more: string, pointer: string): Promise<void> {
  const { status, body } = await ask(door, more);
  expect([more, status, body.code, body.errors?.[0]?.pointer]).toEqual([more, 422, 'validation_failed', pointer]);
}

const KEYS = [
  null,
  0,
  -1,
  0.5,
  2 ** 31,
  2 ** 53,
  'x',
  '',
  "' or 1=1 --",
  'infinity',
  '-infinity',
  'now',
  '0000-01-01',
  '2026-02-30',
  '0000-01-01T00:00:00.000Z',
  '2026-02-30T00:00:00.000Z',
  '2026-03-02T08:00:00.000Z',
  '2026-03-02',
  newId(),
  'nul \0',
];
/** Every list of one to four keys that begins with any and goes on with the same. */
const cursors = (): string[] => [
  ...[1, 2, 3, 4].flatMap((length) => KEYS.map((key) => encodeCursor(Array.from({ length }, () => key)))),
  ...[1, 2, 3].flatMap((length) => KEYS.map((key) => encodeCursor([key, ...Array.from({ length }, () => newId())]))),
  ...KEYS.map((key) => encodeCursor([0, 'infinity', key, newId()])),
  ...['x', '%00', 'e30', 'W10', 'W1tdXQ', 'bnVsbA', '[]', '{}', '../../etc/passwd'],
];

describe('every door that takes a query', () => {
  it('is among those tried here', () => {
    const taking = [...fields].filter(([, { query }]) => query !== null).map(([door]) => door);
    expect(taking.sort()).toEqual([...DOORS].sort());
  });

  it.each(DOORS)('%s answers a query as it must be', async (door) => {
    expect((await ask(door, '')).status).toBe(api[door].bytes === 'in' ? 201 : 200);
  });

  it.each(DOORS)('%s refuses parameters that it does not know', async (door) => {
    for (const name of ['colour', 'toString', 'hasOwnProperty', 'constructor', '__proto__', 'limit[]', 'limit[gt]']) {
      const { status, body } = await ask(door, `${encodeURIComponent(name)}=1`);
      expect([name, status, body.code]).toEqual([name, 422, 'validation_failed']);
    }
  });

  it.each(DOORS)('%s refuses each parameter that is wrong, by its name', async (door) => {
    for (const { name, required } of fields.get(door)?.query ?? []) {
      const wrong = ['%00', 'x'.repeat(10_000), 'a'.repeat(2_000) + '%F0%9F%98%80'];
      for (const value of wrong) await refuses(door, `${name}=${value}`, `?${name}`);
      if (required) await refuses(door, `${name}=`, `?${name}`);
    }
  });

  it.each(DOORS)('%s gives no more than it may, and begins only where a page ended', async (door) => {
    const names = (fields.get(door)?.query ?? []).map(({ name }) => name);
    if (names.includes('limit')) {
      for (const limit of ['0', '-1', '1e9', '1000', 'abc', '', '1.5', '99999999999999999999', 'NaN', '١٢', 'Infinity'])
        await refuses(door, `limit=${encodeURIComponent(limit)}`, '?limit');
      await refuses(door, 'limit=1&limit=2', '?limit');
    }
    if (!names.includes('cursor')) return;
    await refuses(door, 'cursor=a&cursor=b', '?cursor');
    for (const cursor of cursors()) {
      const { status, body } = await ask(door, `cursor=${encodeURIComponent(cursor)}`);
      // Some of what is made up is by chance a place in the list; then there is a page.
      if (status !== 200) expect([cursor, status, body.errors?.[0]?.pointer]).toEqual([cursor, 422, '?cursor']);
    }
  });
});
