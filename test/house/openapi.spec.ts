import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { API_PREFIX, api, type DeclarationDraft, type DoorName } from '@desk/contracts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { answersOfContracts } from '../../scripts/answers.mjs';
import type { BuiltDesk } from '../support/build.js';
import type { ApiClient, RawAnswer, RawRequest } from '../support/api-client.js';
import { startTestDesk, type TestDesk } from '../support/harness.js';

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly responses: Readonly<Record<string, Content & { readonly $ref?: string }>>;
}
interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: object; readonly responses: { readonly Problem: Content } };
}

const JSON_TYPE = 'application/json';
const BYTES_TYPE = 'application/octet-stream';
const PROBLEM_TYPE = 'application/problem+json';

let desk: TestDesk;
let city: BuiltDesk;
let document: OpenApi;
const ajv = new Ajv2020({ strict: false, validateFormats: false });

beforeAll(async () => {
  desk = await startTestDesk();
  city = await desk.build.desk();
  document = (await desk.anonymous.raw('GET', '/api/openapi.json')).body as OpenApi;
  ajv.addSchema({ $id: 'openapi', ...document });
}, 60_000);
afterAll(() => desk.stop());

const operation = (name: DoorName): Operation | undefined =>
  document.paths[API_PREFIX + api[name].path.replace(/:(\w+)/g, '{$1}')]?.[api[name].method.toLowerCase()];

/** What is wrong with an answer, by the document. */
function faultsOf(name: DoorName, { status, headers, body }: RawAnswer): unknown {
  const refused = status >= 400;
  const type = refused ? PROBLEM_TYPE : JSON_TYPE;
  const described = refused ? document.components.responses.Problem : operation(name)?.responses[status];
  if (described === undefined) return `${name} answers ${status}, which the document does not know`;
  const schema = described.content?.[type]?.schema;
  if (schema === undefined) return body === null ? null : `${name} answers something where nothing is described`;
  if (!headers.get('content-type')?.startsWith(type)) return `${name} answers ${headers.get('content-type')}`;
  const local = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"openapi#/')) as object;
  const validate = ajv.compile(local);
  return validate(body) ? null : { name, errors: validate.errors, body };
}

async function ask(
  as: ApiClient,
  name: DoorName,
  params: Record<string, string> = {},
  request: RawRequest & { query?: string } = {},
) {
  const path = api[name].path.replace(/:(\w+)/g, (_, key: string) => params[key] ?? '');
  const answer = await as.raw(api[name].method, `${API_PREFIX}${path}${request.query ?? ''}`, request);
  expect(faultsOf(name, answer)).toBeNull();
  return answer;
}

/** Doors that answer 201. */
const CREATING: readonly string[] = [
  ...['createDraft', 'startPreview', 'startKnownReport', 'startRoutingTrial', 'createCalendar', 'addCalendarVersion'],
  ...['createSkill', 'addAbsence', 'addPhoneDuty', 'createView', 'startBulk', 'correctWork'],
  ...['createCannedReply', 'createMacro', 'addAttachment', 'addResolutionAttachment'],
  ...['addNoteAttachment', 'addUpload'],
  ...['correctBaseline', 'addBaselineEvidence', 'createWeakness', 'propose'],
  ...['createReportSchedule', 'createPriceList', 'writeShowback', 'startStaffingPlan', 'startBackTest'],
  ...['addPosition', 'correctPosition', 'createPlanDraft', 'addLedgerLine', 'correctLedgerLine', 'openImprovement'],
];
/** Doors that answer nothing. */
const SILENT: readonly string[] = [
  ...['signOut', 'deleteDraft', 'deleteAbsence', 'deletePhoneDuty'],
  ...['dropUpload', 'dropDraft', 'deleteCannedReply', 'deleteMacro', 'deleteView'],
  ...['dropBaselineEvidence', 'dropReportSchedule', 'leaveReportSchedule', 'deletePriceList'],
  ...['withdrawPosition', 'deletePlanDraft'],
];

describe('the OpenAPI document', () => {
  it('describes what every door answers, and how it refuses', () => {
    expect(document.openapi).toBe('3.1.0');
    for (const name of Object.keys(api) as DoorName[]) {
      const { responses, operationId } = operation(name) ?? { responses: {}, operationId: '' };
      const [status = '', ...others] = Object.keys(responses).filter((code) => code !== 'default');
      expect({ operationId, others, refusal: responses.default }).toEqual({
        operationId: name,
        others: [],
        refusal: { $ref: '#/components/responses/Problem' },
      });
      const isKeyed = ['createTicket', 'addMessage', 'addNote', 'holdMessage', 'planVisit'].includes(name);
      const created = isKeyed || CREATING.includes(name);
      const silent = SILENT.includes(name);
      expect({ name, status }).toEqual({ name, status: silent ? '204' : created ? '201' : '200' });
      const type = api[name].bytes === 'out' ? BYTES_TYPE : JSON_TYPE;
      expect({ name, described: responses[status]?.content?.[type] !== undefined }).toEqual({
        name,
        described: !silent,
      });
      const keys = operation(name)?.parameters?.filter((one) => one.name.toLowerCase() === 'idempotency-key') ?? [];
      expect({ name, keys: keys.map(({ required }) => required) }).toEqual({ name, keys: isKeyed ? [false] : [] });
    }
  });

  it('is as the contracts are: `npm run answers` would change nothing', async () => {
    expect(readFileSync('apps/api/src/answers.ts', 'utf8')).toBe(await answersOfContracts());
  }, 60_000);

  it('is kept by real answers and refusals', async () => {
    const [employee, agent] = [await desk.as(city.employee), await desk.as(city.agent)];
    const owner = await desk.as(await desk.build.serviceOwner(city.agency));
    const request = { subject: 'Skriver', description: 'Svarer ikke', serviceKey: city.service.key };
    const { body } = await ask(employee, 'createTicket', {}, { body: request });
    const { id, number, version } = body as { id: string; number: string; version: number };
    const key = { key: city.firstLine.key };
    for (const name of ['me', 'services', 'teams', 'agencies', 'myTickets'] as const) await ask(employee, name);
    await ask(agent, 'queue', key);
    await ask(agent, 'teamMembers', key);
    await ask(agent, 'take', { id }, { body: { version } });
    await ask(agent, 'addNote', { id }, { body: { text: 'Internt' } });
    await ask(agent, 'addMessage', { id }, { body: { text: 'Hei' } });
    await ask(agent, 'keepDraft', {}, { body: { kind: 'message', ticketId: id, text: 'Hei', revision: 0 } });
    await ask(agent, 'myDrafts');
    const held = { text: 'Vent', version: version + 1, lastMessageId: null };
    const { id: heldId } = (await ask(agent, 'holdMessage', { id }, { body: held })).body as { id: string };
    await ask(agent, 'heldMessages');
    await ask(agent, 'undoHeld', { id: heldId });
    const reply = { name: 'Hilsen', personal: true, textNb: 'Hei {{requester.firstName}}' };
    const made = (await ask(agent, 'createCannedReply', {}, { body: reply })).body as { id: string };
    await ask(agent, 'useCannedReply', { id, reply: made.id });
    const macro = { name: 'Notat', personal: true, actions: { note: 'Ringt', priority: 2 } };
    const macroId = ((await ask(agent, 'createMacro', {}, { body: macro })).body as { id: string }).id;
    await ask(agent, 'previewMacro', { id, macro: macroId });
    for (const name of ['macros', 'cannedReplies'] as const) await ask(agent, name);
    await agent.upload(`/tickets/${id}/attachments`, 'fil.txt', 'x');
    await desk.drain();
    for (const name of [
      'mentionable',
      'attachments',
      'noteAttachments',
      'ticket',
      'history',
      'clocks',
      'messages',
      'notes',
      'handling',
    ] as const) {
      await ask(agent, name, { id });
    }
    await ask(agent, 'explainClock', { id, target: 'resolution' });
    await ask(agent, 'findTickets', {}, { query: `?q=${number}` });
    await ask(employee, 'notices');
    const year = '?from=2026-01-01&to=2026-12-31';
    await ask(owner, 'slaReport', {}, { query: `${year}&by=service` });
    await ask(owner, 'slaTickets', {}, { query: `${year}&target=first_response&outcome=met` });
    for (const name of ['flowReport', 'flowMonths', 'slaClosings'] as const)
      await ask(owner, name, {}, { query: year });
    await ask(owner, 'flowTickets', {}, { query: `${year}&figure=filed` });
    for (const name of ['backlogReport', 'backlogTickets', 'knownReports'] as const) await ask(owner, name);
    const asked = { from: '2026-03-01', to: '2026-03-02', knownOn: '2026-03-02' };
    const known = (await ask(owner, 'startKnownReport', {}, { body: asked })).body as { id: string };
    await ask(owner, 'knownSlaReport', known, { query: '?by=line' });
    await ask(owner, 'gainReport', {}, { query: year });
    await ask(owner, 'handlingReport', {}, { query: year });
    const { id: ownerId } = (await ask(owner, 'me')).body as { id: string };
    const monthly = { report: 'gain', parameters: {}, period: 'this_year', rhythm: 'monthly', weekday: null, hour: 7 };
    const mailed = { ...monthly, format: 'xlsx', locale: 'nb', recipients: [ownerId] };
    const schedule = (await ask(owner, 'createReportSchedule', {}, { body: mailed })).body as { id: string };
    await ask(owner, 'changeReportSchedule', { id: schedule.id }, { body: { revision: 1, paused: true } });
    await ask(owner, 'reportSchedules');
    const day = '2026-03-02';
    const session = { ticket: id, kind: 'call', startedAt: `${day}T07:00:00Z`, endedAt: `${day}T07:10:00Z` };
    const missed = { replaces: null, sessions: [session], reason: 'Glemt' };
    const correction = (await ask(agent, 'correctWork', {}, { body: missed })).body as { id: string };
    await ask(agent, 'myTime', {}, { query: `?from=${day}&to=${day}` });
    await ask(agent, 'undoCorrection', { id: correction.id });
    await ask(owner, 'figureTicket', { number });
    const draft = (await ask(owner, 'createDraft', {}, { body: {} })).body as DeclarationDraft;
    await ask(owner, 'saveDraft', { id: draft.id }, { body: { revision: 1, content: { ...draft.content, name: '' } } });
    await ask(owner, 'draft', { id: draft.id });
    await ask(owner, 'compareDeclarations', {}, { query: `?before=1&after=${draft.id}` });
    for (const name of ['declaration', 'declarations'] as const) await ask(employee, name);
    await ask(employee, 'declarationVersion', { version: '1' });
    const refusals = [
      await ask(agent, 'take', { id }, { body: { version } }),
      await ask(agent, 'escalate', { id }, { body: {} }),
      await ask(agent, 'close', { id }, { body: { version: version + 1 } }),
      await ask(agent, 'takeNext', key),
      await ask(desk.anonymous, 'me'),
      await ask(owner, 'saveDraft', { id: draft.id }, { body: { revision: 1, content: draft.content } }),
      await ask(owner, 'publishDraft', { id: draft.id }, { body: { revision: 2, validFrom: '2020-01-01' } }),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([409, 422, 403, 404, 401, 409, 422]);
    await ask(employee, 'signOut');
  }, 60_000);
});
