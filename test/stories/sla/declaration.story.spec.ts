import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CITY_AGENCY_ID, type DeclarationContent, type DeclarationDraft, type PromiseView } from '@desk/contracts';
import pg from 'pg';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';

let desk: TestDesk;
let city: BuiltDesk;
let employee: ApiClient;
let agent: ApiClient;
let owner: ApiClient;
let other: ApiClient;

beforeEach(async () => {
  desk = await startTestDesk();
  city = await desk.build.desk();
  employee = await desk.as(city.employee);
  agent = await desk.as(city.agent);
  owner = await desk.as(await desk.build.serviceOwner(city.agency));
  other = await desk.as(await desk.build.serviceOwner(city.agency));
});
afterEach(() => desk.stop());

const params = ({ id }: { id: string }) => ({ id });
const begin = () => owner.call('createDraft', { body: {} });
const save = (draft: DeclarationDraft, changes: Partial<DeclarationContent>, as = owner) =>
  as.call('saveDraft', {
    params: params(draft),
    body: { revision: draft.revision, content: { ...draft.content, ...changes } },
  });
const publish = ({ id, revision }: DeclarationDraft, validFrom: string, as = owner) =>
  as.call('publishDraft', { params: { id }, body: { revision, validFrom } });
const refused = ({ id, revision }: DeclarationDraft, validFrom: string) =>
  owner.refusal('publishDraft', { params: { id }, body: { revision, validFrom } });
/** All promises, with one of them changed. */
const changed = (content: DeclarationContent, place: Partial<PromiseView>, changes: Partial<PromiseView>) =>
  content.promises.map((promise) =>
    Object.entries(place).every(([key, value]) => promise[key as keyof PromiseView] === value)
      ? { ...promise, ...changes }
      : promise,
  );
const file = () =>
  employee.call('createTicket', { body: { subject: 'Sak', description: 'Noe', serviceKey: city.service.key } });
const firstResponse = async (id: string) =>
  (await agent.call('clocks', { params: { id } })).items.find(({ target }) => target === 'first_response');

/** Statements on a connection of their own, of which the desk knows nothing. */
async function past(connectionString: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

describe('a draft of the declaration', () => {
  it('begins as a copy of the newest version, is kept as it is typed, and is thrown away', async () => {
    const draft = await begin();
    expect(draft).toMatchObject({ basedOn: 1, revision: 1, name: 'Tjenesteerklæring', faults: [] });
    expect(draft.content.promises).toHaveLength(20);
    expect(draft.content.promises[0]).toEqual({
      target: 'first_response',
      serviceKey: null,
      priority: 1,
      seconds: 900,
      businessDays: null,
      calendarKey: 'always',
    });
    expect(draft.content).toMatchObject({
      pauseReasons: { first_response: [], resolution: ['user', 'agreed_time'] },
      warnPercents: [75, 90],
      nextRevisionOn: null,
    });

    const unfinished = await save(draft, {
      name: '',
      promises: [
        {
          target: 'resolution',
          serviceKey: 'ukjent',
          priority: 1,
          seconds: null,
          businessDays: null,
          calendarKey: '',
        },
      ],
      warnPercents: [90, 75],
      nextRevisionOn: 'i mo',
    });
    expect(unfinished).toMatchObject({ revision: 2, name: '', content: { nextRevisionOn: 'i mo' } });
    expect(unfinished.faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/content/name required',
      '/content/promises/first_response/*/1 priority_missing',
      '/content/promises/first_response/*/2 priority_missing',
      '/content/promises/first_response/*/3 priority_missing',
      '/content/promises/first_response/*/4 priority_missing',
      '/content/promises/resolution/*/1 priority_missing',
      '/content/promises/resolution/*/2 priority_missing',
      '/content/promises/resolution/*/3 priority_missing',
      '/content/promises/resolution/*/4 priority_missing',
      '/content/promises/resolution/ukjent/1 unknown_service',
      '/content/promises/resolution/ukjent/1 one_of_two',
      '/content/promises/resolution/ukjent/1/calendarKey required',
      '/content/warnPercents not_ascending',
      '/content/nextRevisionOn not_a_date',
    ]);
    expect(await other.call('draft', { params: params(draft) })).toEqual(unfinished);
    expect((await other.call('declarations')).drafts).toMatchObject([{ id: draft.id, basedOn: 1 }]);

    await owner.call('deleteDraft', { params: params(draft) });
    expect((await owner.refusal('draft', { params: params(draft) })).code).toBe('not_found');
    expect((await owner.call('declarations')).drafts).toEqual([]);
  });

  it('refuses what is no content at all, by its pointer', async () => {
    const draft = await begin();
    const [first] = draft.content.promises;
    const send = async (changes: object): Promise<string[]> => {
      const body = { revision: 1, content: { ...draft.content, ...changes } };
      const { errors = [] } = await owner.refusal('saveDraft', { params: params(draft), body });
      return errors.map(({ pointer }) => pointer);
    };
    expect(await send({ promises: [{ ...first, seconds: '900' }] })).toEqual(['/content/promises/0/seconds']);
    expect(await send({ promises: [first, { ...first, priority: 5 }] })).toEqual(['/content/promises/1/priority']);
    expect(await send({ promises: [{ ...first, target: 'lunch' }] })).toEqual(['/content/promises/0/target']);
    expect(await send({ promises: [null] })).toContain('/content/promises/0');
    expect(await send({ promises: Array.from({ length: 2_021 }, () => first) })).toEqual(['/content/promises']);
    expect(await send({ warnPercents: ['75'] })).toEqual(['/content/warnPercents']);
    expect(await send({ duties: { ...draft.content.duties, se: { desk: [], users: [] } } })).toEqual([
      '/content/duties/se',
    ]);
    // The rules of the clocks: nothing stops the first response.
    const pauseReasons = { ...draft.content.pauseReasons, first_response: ['user'] };
    expect(await send({ pauseReasons })).toEqual(['/content/pauseReasons/first_response']);
    expect(await owner.call('draft', { params: params(draft) })).toEqual(draft);
  });

  it('is the service owner’s alone; versions are everybody’s', async () => {
    const draft = await begin();
    for (const reader of [employee, agent]) {
      expect((await reader.refusal('draft', { params: params(draft) })).code).toBe('forbidden');
      expect(await reader.call('declarations')).toMatchObject({ items: [{ version: 1 }], drafts: [] });
      const query = { before: '1', after: draft.id };
      expect((await reader.refusal('compareDeclarations', { query })).code).toBe('forbidden');
      const version = await reader.call('declarationVersion', { params: { version: '1' } });
      expect(version).toMatchObject({ version: 1, standing: 'in_force', content: { promises: { length: 20 } } });
    }
    for (const version of ['2', '0', '01', 'x', '99999999999999999999']) {
      const refusal = await employee.refusal('declarationVersion', { params: { version } });
      expect([version, refusal.code]).toEqual([version, 'not_found']);
    }
  });

  it('that two change at once keeps the first, and tells the second what differs', async () => {
    const draft = await begin();
    const theirs = await save(draft, { name: 'Deres' }, other);
    const body = { revision: draft.revision, content: { ...draft.content, name: 'Min', warnPercents: [50] } };
    const refusal = await owner.refusal('saveDraft', { params: params(draft), body });
    expect(refusal).toMatchObject({
      code: 'stale_version',
      status: 409,
      current: {
        version: 2,
        changes: {
          '/name': ['Min', 'Deres'],
          '/warnPercents': [[50], [75, 90]],
        },
      },
    });
    expect(await owner.call('draft', { params: params(draft) })).toEqual(theirs);

    const both = await Promise.allSettled([save(theirs, { name: 'En' }), save(theirs, { name: 'To' }, other)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('publishing', () => {
  it('makes the draft the next version, in force from midnight of the city', async () => {
    const draft = await begin();
    const ready = await save(draft, {
      name: 'Raskere svar',
      promises: changed(draft.content, { target: 'first_response', priority: 3 }, { seconds: 1800 }),
      quality: { ...draft.content.quality, firstLineResolution: 0.7, satisfaction: 4.2 },
      duties: {
        nb: { desk: ['Vi svarer.'], users: ['Du melder.'] },
        nn: { desk: ['Vi svarar.'], users: ['Du melder.'] },
        en: { desk: ['We answer.'], users: ['You report.'] },
      },
      nextRevisionOn: '2027-03-03',
    });
    const published = await publish(ready, '2026-03-03');
    expect(published).toMatchObject({
      version: 2,
      name: 'Raskere svar',
      validFrom: '2026-03-02T23:00:00.000Z',
      publishedAt: '2026-03-02T08:00:00.000Z',
      standing: 'coming',
    });
    expect(published.content).toEqual(ready.content);
    expect((await owner.call('declarations')).items.map(({ version, standing }) => [version, standing])).toEqual([
      [2, 'coming'],
      [1, 'in_force'],
    ]);
    expect(await employee.call('declaration')).toMatchObject({ version: 1, coming: { version: 2 } });

    // Filed while the old one is in force: it keeps its promise, also when priority and service change later.
    const before = await file();
    expect(await firstResponse(before.id)).toMatchObject({ targetSeconds: 7200 });
    desk.clock.moveTo('2026-03-02T22:59:59.999Z');
    const last = await file();
    expect(await firstResponse(last.id)).toMatchObject({ targetSeconds: 7200 });
    desk.clock.moveTo('2026-03-02T23:00:00Z');
    const first = await file();
    expect(await firstResponse(first.id)).toMatchObject({ targetSeconds: 1800 });
    expect(await firstResponse(before.id)).toMatchObject({ targetSeconds: 7200 });
    for (const priority of [2, 3] as const) {
      const { version } = await agent.call('ticket', { params: { id: before.id } });
      const body = { version, priority, priorityReason: 'Prøve' };
      await agent.call('updateTicket', { params: { id: before.id }, body });
    }
    expect(await firstResponse(before.id)).toMatchObject({ targetSeconds: 7200 });

    expect(await employee.call('declaration')).toMatchObject({
      version: 2,
      coming: null,
      calendars: [{ key: 'always' }, { key: 'city' }],
      services: [],
      content: { quality: { firstLineResolution: 0.7 }, duties: { nn: { desk: ['Vi svarar.'] } } },
    });
  });

  it('holds for every process from that midnight, whatever each of them keeps', async () => {
    desk.clock.moveTo('2026-03-02T22:59:59Z');
    expect(await firstResponse((await file()).id)).toMatchObject({ targetSeconds: 7200 });
    // Another process publishes: this one has read the versions just now, and is told nothing.
    await past(desk.database.adminUrl, [
      `insert into service_declaration (id, version, name, valid_from)
       values ('01900000-0000-7000-8000-0000000000d2', 2, 'Ny', '2026-03-02T23:00:00Z')`,
      `insert into declaration_target (id, declaration_id, priority, target, seconds, calendar_id)
       select gen_random_uuid(), '01900000-0000-7000-8000-0000000000d2', priority, target, seconds / 4, calendar_id
       from declaration_target`,
    ]);
    desk.clock.moveTo('2026-03-02T23:00:00Z');
    expect(await firstResponse((await file()).id)).toMatchObject({ targetSeconds: 1800 });
  });

  it('refuses everything that is wrong at its field, and changes nothing', async () => {
    const draft = await begin();
    const broken = await save(draft, {
      promises: [
        ...changed(draft.content, { target: 'first_response', priority: 1 }, { seconds: 0 }).filter(
          ({ target, priority }) => target !== 'resolution' || priority !== 4,
        ),
        {
          target: 'resolution',
          serviceKey: city.service.key,
          priority: 1,
          seconds: 10 * 365 * 86_400,
          businessDays: null,
          calendarKey: 'city',
        },
      ],
    });
    const refusal = await refused(broken, '2026-03-01');
    expect(refusal).toMatchObject({ code: 'validation_failed', status: 422 });
    expect(refusal.errors).toEqual([
      expect.objectContaining({ pointer: '/validFrom', code: 'date_not_ahead', values: { earliest: '2026-03-03' } }),
      expect.objectContaining({ pointer: '/content/promises/resolution/*/4', code: 'priority_missing' }),
      expect.objectContaining({ pointer: '/content/promises/first_response/*/1/seconds', code: 'too_small' }),
      expect.objectContaining({
        pointer: `/content/promises/resolution/${city.service.key}/1/seconds`,
        code: 'too_large',
      }),
    ]);
    expect((await owner.call('declarations')).items).toHaveLength(1);
    expect(await owner.call('draft', { params: params(draft) })).toEqual(broken);
  });

  it('waits for the newest version to have begun', async () => {
    await publish(await begin(), '2026-05-01');
    const second = await begin();
    for (const date of ['2026-04-01', '2026-05-01']) {
      expect((await refused(second, date)).errors).toEqual([
        expect.objectContaining({ code: 'date_not_ahead', values: { earliest: '2026-05-02' } }),
      ]);
    }
    expect(await publish(second, '2026-05-02')).toMatchObject({ version: 3, standing: 'coming' });
    expect(await employee.call('declaration')).toMatchObject({ version: 1, coming: { version: 2 } });
  });

  it('of a draft that somebody else has changed, or published, is refused with what is so now', async () => {
    const draft = await begin();
    const theirs = await save(draft, { name: 'Endret' }, other);
    expect(await refused(draft, '2026-04-01')).toMatchObject({ code: 'stale_version', current: { version: 2 } });
    await publish(theirs, '2026-04-01', other);
    for (const refusal of [
      await refused(theirs, '2026-04-02'),
      await owner.refusal('draft', { params: params(draft) }),
      await owner.refusal('saveDraft', { params: params(draft), body: { revision: 2, content: draft.content } }),
      await owner.refusal('deleteDraft', { params: params(draft) }),
    ]) {
      expect(refusal).toMatchObject({ code: 'declaration_in_force', status: 409, current: { version: 2 } });
    }
  });

  it('by two at once gives two versions in order, or refuses the second for its date', async () => {
    const drafts = [await begin(), await begin()] as const;
    const ended = await Promise.allSettled([publish(drafts[0], '2026-04-01'), publish(drafts[1], '2026-04-01', other)]);
    expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(ended.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { problem: { code: 'validation_failed', errors: [{ values: { earliest: '2026-04-02' } }] } },
    });
    expect((await owner.call('declarations')).items.map(({ version }) => version)).toEqual([2, 1]);
  });

  it('begins at the city’s midnight on both sides of daylight saving', async () => {
    expect(await publish(await begin(), '2026-03-29')).toMatchObject({ validFrom: '2026-03-28T23:00:00.000Z' });
    expect(await publish(await begin(), '2026-03-30')).toMatchObject({ validFrom: '2026-03-29T22:00:00.000Z' });
  });

  it('is for good: the database refuses the desk to change what is published', async () => {
    await publish(await begin(), '2026-04-01');
    for (const statement of [
      `update service_declaration set name = 'Annet'`,
      `update service_declaration set valid_from = now()`,
      `update declaration_target set seconds = seconds * 2`,
      `delete from declaration_target`,
      `delete from service_declaration`,
    ]) {
      const scope = `set app.agency_ids = '{${CITY_AGENCY_ID}}'`;
      await expect(past(desk.database.appUrl, [scope, statement])).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('a comparison', () => {
  it('names each difference between two versions, and between a version and a draft', async () => {
    const draft = await begin();
    const ready = await save(draft, {
      promises: changed(
        draft.content,
        { target: 'resolution', priority: 4 },
        { seconds: null, businessDays: 5 },
      ).filter(({ target, priority }) => target !== 'next_update' || priority !== 1),
      warnPercents: [50, 80],
    });
    const expected = [
      {
        pointer: '/promises/next_update/*/1',
        before: { seconds: 3600, businessDays: null, calendarKey: 'always' },
        after: null,
      },
      {
        pointer: '/promises/resolution/*/4',
        before: { seconds: 144_000, businessDays: null, calendarKey: 'city' },
        after: { seconds: null, businessDays: 5, calendarKey: 'city' },
      },
      { pointer: '/warnPercents', before: [75, 90], after: [50, 80] },
    ];
    const query = { before: '1', after: draft.id };
    expect(await owner.call('compareDeclarations', { query })).toMatchObject({
      before: { version: 1 },
      after: { id: draft.id, basedOn: 1 },
      changes: expected,
    });
    await publish(ready, '2026-04-01');
    const published = await employee.call('compareDeclarations', { query: { before: '1', after: '2' } });
    expect(published.changes).toEqual(expected);
    expect((await employee.call('compareDeclarations', { query: { before: '2', after: '2' } })).changes).toEqual([]);
    const unknown = await employee.refusal('compareDeclarations', { query: { before: '1', after: '3' } });
    expect(unknown.code).toBe('not_found');
  });
});
