import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { api, type DeclarationContent, type DoorName, type ProblemBody } from '@desk/contracts';
import { newId } from '@desk/platform';
import { demoPeople } from '../access/support.js';
import type { ApiClient, RawAnswer } from '../../support/api-client.js';
import type { BuiltDesk } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { addressOf, fieldsOfDoors, type DoorFields, type Field } from './doors.js';

let desk: TestDesk;
let city: BuiltDesk;
let content: DeclarationContent;
let agent: ApiClient;
let ticketId: string;
let fields: ReadonlyMap<DoorName, DoorFields>;
beforeAll(async () => {
  desk = await startTestDesk({ env: { SIGN_IN_LIMIT: '100000' } });
  await demoPeople(desk);
  city = await desk.build.desk();
  agent = await desk.as(city.agent);
  // Who may everything, so that nothing is refused before it is read.
  await desk.build.sql(`insert into person_role (person_id, role) select $1, unnest(array['service_owner', 'admin'])`, [
    city.agent.id,
  ]);
  const body = { subject: 'Skriver', description: 'Tom', serviceKey: city.service.key };
  ({ id: ticketId } = await (await desk.as(city.employee)).call('createTicket', { body }));
  ({ content } = await agent.call('declarationVersion', { params: { version: '1' } }));
  fields = fieldsOfDoors(desk);
}, 60_000);
afterAll(() => desk.stop());

const AT = '2026-03-02T08:00:00.000Z';
const signal = { seq: 1, at: AT, kind: 'focus', ticketId: newId() };
const workday = [['08:00', '16:00']];
const openingHours = {
  validFrom: '2027-01-01',
  timeZone: 'Europe/Oslo',
  alwaysOpen: false,
  hours: { mon: workday, tue: workday, wed: workday, thu: workday, fri: workday, sat: [], sun: [] },
  holidayCountry: 'NO',
  specialDays: [{ date: '2027-12-24', hours: [['08:00', '12:00']], name: 'Julaften' }],
};
const reason = { version: 1, reason: 'Derfor' };
const view = {
  name: 'Min',
  columns: ['subject'],
  filters: { words: 'vpn' },
  order: 'filed',
  share: 'personal',
  teamKey: 'x',
};

const visit = { place: 'Rådhuset', from: AT, to: '2026-03-02T09:00:00.000Z', agentId: null };

const message = () => ({ text: 'Hei', attachments: [], draftId: newId() });
const prepared = () => ({
  name: 'Hilsen',
  shortcut: `s${newId().slice(-12)}`,
  serviceKey: city.service.key,
  teamKey: city.firstLine.key,
  personal: true,
});
const reply = () => ({ ...prepared(), textNb: 'Hei', textNn: 'Hei', textEn: 'Hi' });
const macro = () => ({ ...prepared(), actions: { note: 'Ringt' } });

const weakness = { text: 'Lang kø', doing: 'Flere på vakt', notedOn: '2026-01-01', endedOn: '2026-02-01' };

const zeroPoint = {
  fte: { low: 1, likely: 2, high: 3 },
  source: 'Kartlegging',
  measuredOn: '2026-01-01',
  employees: 900,
  ticketsPerYear: null,
  seasonNote: null,
  firstLineMinutesPerTicket: 18.5,
  touchesPerTicket: null,
  handOffsPerTicket: null,
  secondLineMinutesPerTicket: null,
  satisfaction: null,
  firstResponseHours: null,
  resolutionHours: null,
};

const prices = {
  model: 'volume',
  perAgency: null,
  perEmployee: null,
  shared: null,
  perTicket: 100,
  exceptions: [{ kind: null, channel: 'phone', ore: 200 }],
  perMinute: null,
};
const priceList = () => ({ validFrom: '2030-01-01', prices, reason: 'Nye priser' });
const taken = { revision: 1, reason: 'Ført ved en feil' };
const position = () => ({
  kind: 'first_line',
  agencyKey: null,
  name: `Vikar ${newId()}`,
  fte: 0.5,
  from: '2026-01-01',
  to: null,
});
const plan = {
  startsOn: '2026-04-01',
  costPerFte: 1_000_000_00,
  tolerancePercent: 10,
  years: [
    {
      year: 2026,
      fte: { pooling: 1.5, selfHelp: 0, fewerHandOffs: 0.25, standardisation: 0 },
      transition: 300_000_00,
      running: -1,
    },
  ],
};
const line = { kind: 'running', amount: 12_345_67, on: '2026-01-31', text: 'Lisenser' };
const action = { text: 'Kortere skjema', owner: null, dueOn: '2026-06-01', figure: 'hand_offs_per_100' };

/** For each door that takes a body, one that it reads; tickets are asked for that do not exist. */
const SOUND: Partial<Record<DoorName, () => Readonly<Record<string, unknown>>>> = {
  setLocale: () => ({ locale: 'nb' }),
  signInDemo: () => ({ username: 'ansatt' }),
  signInLink: () => ({ token: 'noe' }),
  createTicket: () => ({
    subject: 'Skriver',
    description: 'Tom',
    serviceKey: city.service.key,
    kind: 'incident',
    impact: 'low',
    urgency: 'low',
    channel: 'phone',
    onBehalfOf: city.employee.username,
    location: 'Rom 7',
    attachments: [],
    draftId: newId(),
  }),
  addMessage: () => message(),
  addNote: () => ({ ...message(), mentions: [] }),
  holdMessage: () => ({ ...message(), holdSeconds: 5, version: 1, lastMessageId: newId() }),
  setHolding: () => ({ holdSeconds: 5 }),
  keepDraft: () => ({
    kind: 'message',
    ticketId: newId(),
    text: 'Hei',
    fields: { sted: 'Rom 7' },
    revision: 0,
    dropSetAside: true,
  }),
  createCannedReply: () => reply(),
  saveCannedReply: () => ({ ...reply(), revision: 1 }),
  createMacro: () => macro(),
  saveMacro: () => ({ ...macro(), revision: 1 }),
  runMacro: () => ({ version: 1, message: 'Hei', note: 'Hei', hold: true }),
  updateTicket: () => ({
    version: 1,
    priority: 2,
    priorityReason: 'Derfor',
    serviceKey: city.service.key,
    kind: 'request',
    subject: 'Annet',
    tags: ['vip'],
    neededSkill: { key: 'nett', level: 2 },
  }),
  planVisit: () => ({ ...visit, schedule: true }),
  changeVisit: () => ({ ...visit, version: 1 }),
  startVisit: () => ({ secondsAgo: 5 }),
  stopVisit: () => ({ secondsAgo: 5, outcome: 'done', result: 'Byttet kabel' }),
  take: () => ({ version: 1 }),
  release: () => ({ version: 1 }),
  resume: () => ({ version: 1 }),
  close: () => ({ version: 1 }),
  transfer: () => ({ ...reason, reasonCode: 'wrong_team', teamKey: city.firstLine.key }),
  assign: () => ({ version: 1, assignee: city.agent2.username, teamKey: city.firstLine.key }),
  pend: () => ({ version: 1, reason: 'vendor', until: '2026-04-01T08:00:00Z' }),
  escalate: () => ({
    ...reason,
    reasonCode: 'needs_access',
    teamKey: city.secondLine.key,
    tried: 'Alt',
    answers: [{ key: 'maskin', value: 'PC-1' }],
  }),
  handBack: () => ({ ...reason, reasonCode: 'first_line_can' }),
  reopen: () => reason,
  cancel: () => reason,
  resolve: () => ({
    version: 1,
    resolution: 'Ordnet',
    resolutionCode: 'solved',
    firstLineCapable: true,
    attachments: [],
  }),
  createSkill: () => ({ key: `prove-${newId().slice(-12)}`, name: 'Prøve' }),
  updateSkill: () => ({ name: 'Annet', active: true }),
  saveStaffing: () => ({ push: false, pushCap: 8, returnAwayMinutes: 60, returnPending: false }),
  saveHelpers: () => ({ helpers: [{ key: city.secondLine.key }] }),
  setCapacity: () => ({ share: 0.8, today: 0.5 }),
  setSkills: () => ({ skills: [{ key: 'nett', level: 2 }] }),
  setRota: () => ({ hours: openingHours.hours }),
  setPresence: () => ({ presence: 'busy' }),
  addAbsence: () => ({ from: '2026-03-02', until: null, kind: 'course' }),
  updateAbsence: () => ({ from: '2026-03-02', until: '2026-03-04', kind: 'holiday' }),
  addPhoneDuty: () => ({ from: AT, until: '2026-03-02T12:00:00Z', share: 0 }),
  attention: () => ({ clientId: 'fane', sentAt: AT, signals: [signal] }),
  correctWork: () => ({
    replaces: null,
    sessions: [{ ticket: ticketId, kind: 'call', startedAt: '2026-03-01T08:00:00Z', endedAt: '2026-03-01T09:00:00Z' }],
    reason: 'Glemte å stoppe',
    cut: true,
  }),
  readNotices: () => ({ upTo: newId() }),
  createDraft: () => ({ basedOn: 1 }),
  saveDraft: () => ({ revision: 1, content }),
  publishDraft: () => ({ revision: 1, validFrom: '2026-04-01' }),
  startKnownReport: () => ({ from: '2026-02-01', to: '2026-02-28', knownOn: '2026-03-01' }),
  startPreview: () => ({ from: '2026-02-01', to: '2026-02-28' }),
  createCalendar: () => ({ key: `prove-${newId().slice(-12)}`, name: 'Prøve', version: openingHours }),
  addCalendarVersion: () => openingHours,
  previewCalendar: () => openingHours,
  createView: () => view,
  changeView: () => ({ ...view, revision: 1 }),
  previewBulk: () => ({ ticketIds: [newId()], change: { verb: 'release' } }),
  startBulk: () => ({ tickets: [{ id: newId(), version: 1 }], change: { verb: 'release' } }),
  saveEscalationRules: () => ({ revision: 0, rules: [] }),
  saveEscalationFields: () => ({ revision: 0, fields: [] }),
  saveRoutingRules: () => ({ revision: 1, rules: [], reason: 'Derfor' }),
  startStaffingPlan: () => ({
    from: '2026-02-02',
    to: '2026-02-03',
    agencies: [city.agency.key],
    opens: '08:00',
    closes: '16:00',
    targetMinutes: 60,
    targetShare: 0.9,
    callSeconds: 60,
    callShare: 0.8,
    overflow: false,
    absence: 0.1,
    webMinutes: 10,
    callMinutes: 5,
  }),
  startBackTest: () => ({ from: '2026-02-02', to: '2026-02-03' }),
  startRoutingTrial: () => ({ rules: [], from: '2026-02-01', to: '2026-02-28' }),
  createReportSchedule: () => ({
    report: 'sla',
    parameters: { by: 'team' },
    period: 'last_week',
    rhythm: 'weekly',
    weekday: 1,
    hour: 7,
    format: 'csv',
    locale: 'nn',
    recipients: [city.agent.id],
  }),
  changeReportSchedule: () => ({
    revision: 1,
    period: 'last_month',
    rhythm: 'monthly',
    weekday: null,
    hour: 8,
    format: 'pdf',
    locale: 'en',
    recipients: [city.agent.id],
    paused: true,
  }),
  saveBaseline: () => ({ revision: 0, figures: zeroPoint }),
  lockBaseline: () => ({ revision: 1 }),
  correctBaseline: () => ({ revision: 2, figures: zeroPoint, reason: 'En stilling var glemt' }),
  createPriceList: () => priceList(),
  savePriceList: () => ({ ...priceList(), revision: 1 }),
  publishPriceList: () => ({ revision: 1 }),
  previewPrices: () => ({ prices, months: 3 }),
  writeShowback: () => ({ text: 'Hvorfor?' }),
  readBaselineSheet: () => ({ text: 'Virksomhet;Kilde', apply: false }),
  createWeakness: () => weakness,
  saveWeakness: () => ({ ...weakness, revision: 1 }),
  addCouncilMember: () => ({ username: city.employee.username }),
  propose: () => ({ title: 'Større skjerm', bother: 'Liten skjerm', help: 'En til', serviceKey: city.service.key }),
  rankSuggestion: () => ({
    revision: 1,
    score: { reach: 9, minutes: 2.5, effort: 1 },
    place: 1,
    placeReason: 'Haster',
  }),
  decideSuggestion: () => ({ revision: 1, status: 'planned', reason: 'God' }),
  measureSuggestion: () => ({ revision: 1, figure: 'tickets_per_week', doneOn: '2026-03-02' }),
  hideSuggestion: () => ({ reason: 'Navn i teksten' }),
  addPosition: () => ({ content: position() }),
  correctPosition: () => ({ ...taken, figures: { name: 'Vikar', fte: 0.5, from: '2026-01-01', to: null } }),
  endPosition: () => ({ revision: 1, lastDay: '2026-12-31', reason: 'Sluttet' }),
  withdrawPosition: () => taken,
  positionEffect: () => ({ id: newId(), content: position() }),
  readPositionSheet: () => ({ text: 'Slag;Fra', apply: false }),
  savePlanDraft: () => ({ revision: 1, content: plan }),
  publishPlan: () => taken,
  addLedgerLine: () => ({ line }),
  correctLedgerLine: () => ({ ...taken, line }),
  withdrawLedgerLine: () => taken,
  openImprovement: () => ({ plan: action }),
  saveImprovement: () => ({ revision: 1, plan: action }),
  startImprovement: () => ({ revision: 1, on: '2026-03-02' }),
  finishImprovement: () => ({ revision: 1, on: '2026-03-02', outcome: 'Gjort' }),
  dropImprovement: () => taken,
};
const DOORS = Object.keys(SOUND) as DoorName[];

/** Of what is kept as it is typed, also nothing is kept. */
const MAY_BE: Readonly<Record<string, string>> = { 'keepDraft text': '""', 'keepDraft fields': '{}' };

/** What no field of a kind can be. */
const WRONG: Record<Field['kind'], readonly unknown[]> = {
  text: [null, 7, true, {}, [], ['x'], { length: 3 }, '', 'nul \0', 'half \ud800', 'x'.repeat(25_000)],
  whole: [null, '1', true, {}, [], [1], 1.5, -1, 1e308, 2 ** 31],
  number: [null, '1', true, {}, [], [1], -1, 1e308],
  shape: [null, 7, true, 'x', [], ['x'], { tull: 1 }],
  flag: [null, 'true', 1, {}, []],
  words: [null, 'x', 7, {}, [null], [[]], [7], [{}], Array.from({ length: 501 }, () => 'x')],
  list: [null, 'x', 7, {}, [], [null], [[]], [[signal]], ['x'], [7], [{}], Array.from({ length: 501 }, () => signal)],
};

const send = (door: DoorName, body: unknown) => agent.raw(api[door].method, addressOf(door), { body });

/** A refusal as every refusal must be: in the one shape, with nothing of the machinery in it. */
function refusal(answer: RawAnswer): ProblemBody {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.text).not.toMatch(/\bselect\b|\binsert\b|syntax error|invalid input|at .*\.[jt]s:\d/i);
  return answer.body as ProblemBody;
}

describe('every door that takes a body', () => {
  it('is among those tried here', () => {
    const taking = [...fields].filter(([, { body }]) => body !== null).map(([door]) => door);
    expect(taking.sort()).toEqual([...DOORS].sort());
    for (const door of DOORS) {
      expect([door, Object.keys(SOUND[door]?.() ?? {}).sort()]).toEqual([
        door,
        (fields.get(door)?.body ?? []).map(({ name }) => name).sort(),
      ]);
    }
  });

  it.each(DOORS)('%s reads what is as it must be', async (door) => {
    const { status } = await send(door, SOUND[door]?.());
    expect([200, 201, 404, 410]).toContain(status);
  });

  it.each(DOORS)('%s refuses each field that is missing or wrong, by its pointer', async (door) => {
    const sound = SOUND[door]?.() ?? {};
    for (const { name, kind, required, nullable, mayBeEmpty } of fields.get(door)?.body ?? []) {
      const { [name]: _, ...without } = sound;
      const isRight = (value: unknown) =>
        MAY_BE[`${door} ${name}`] === JSON.stringify(value) ||
        (nullable && value === null) ||
        ((kind === 'list' || kind === 'words') && mayBeEmpty && Array.isArray(value) && value.length === 0);
      const wrong = WRONG[kind].filter((value) => !isRight(value));
      const bodies = [...(required ? [without] : []), ...wrong.map((value) => ({ ...sound, [name]: value }))];
      for (const body of bodies) {
        const answer = await send(door, body);
        const value = JSON.stringify((body as Record<string, unknown>)[name])?.slice(0, 40) ?? 'missing';
        expect([name, value, answer.status]).toEqual([name, value, 422]);
        const { errors = [] } = refusal(answer);
        expect(errors.length).toBeGreaterThan(0);
        for (const { pointer } of errors) expect(`${pointer}/`).toMatch(new RegExp(`^/${name}/`));
      }
    }
  });

  it.each(DOORS)('%s refuses what is no object of its own', async (door) => {
    const sound = JSON.stringify(SOUND[door]?.()).slice(1, -1);
    const bodies: [string, number[]][] = [
      ['', [400]],
      ['{', [400]],
      ['"x"', [422]],
      ['7', [422]],
      ['true', [422]],
      ['null', [422]],
      ['[]', [422]],
      [`[{${sound}}]`, [422]],
      [`{${sound},"more":1}`, [422]],
      [`{${sound},"toString":{}}`, [422]],
      [`{${sound},"hasOwnProperty":7}`, [422]],
      [`{${sound},"then":7}`, [422]],
      [`{${sound},"__proto__":{"admin":true}}`, [400]],
      [`{${sound},"constructor":{"prototype":{"admin":true}}}`, [400]],
      [`{${sound},"constructor":"x"}`, [400, 422]],
      [`{${sound},"more":${'['.repeat(60_000)}${']'.repeat(60_000)}}`, [422]],
      [`{${sound},"more":${'{"a":'.repeat(60_000)}1${'}'.repeat(60_000)}}`, [422]],
      [Buffer.from([0x7b, 0xff, 0xfe, 0x7d]).toString('latin1'), [400]],
    ];
    for (const [body, statuses] of bodies) {
      const answer = await send(door, body);
      expect([body.slice(0, 60), statuses.includes(answer.status) ? 'refused' : answer.status]).toEqual([
        body.slice(0, 60),
        'refused',
      ]);
      refusal(answer);
    }
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });
});
