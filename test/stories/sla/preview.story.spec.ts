import type { DeclarationContent, DeclarationPreview } from '@desk/contracts';
import { Jobs } from '@desk/platform';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { lifeWorld } from '../../support/life-world.js';
import { dice, randomLife, writeLives } from '../../support/lives.js';

/** Several chunks. */
const LIVES = 310;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WHOLE = { from: '2026-01-15', to: '2026-03-02' };

let desk: TestDesk;
let city: BuiltDesk;
let owner: ApiClient;

beforeAll(async () => {
  desk = await startTestDesk();
  city = await desk.build.desk();
  owner = await desk.as(await desk.build.serviceOwner(city.agency));
  const world = await lifeWorld((text, values) => desk.build.sql(text, values), [city]);
  const roll = dice(41);
  const now = desk.clock.now().epochMilliseconds;
  const lives = Array.from({ length: LIVES }, (_, n) => randomLife(world, roll, now - (960 - n * 3) * HOUR_MS, now));
  await writeLives((text, values) => desk.build.sql(text, values), lives);
}, 60_000);
afterAll(() => desk.stop());

async function draftWith(change: (content: DeclarationContent) => DeclarationContent): Promise<string> {
  const { id, revision, content } = await owner.call('createDraft', { body: {} });
  await owner.call('saveDraft', { params: { id }, body: { revision, content: change(content) } });
  return id;
}

async function previewed(draftId: string, body = WHOLE): Promise<DeclarationPreview> {
  const { id, state } = await owner.call('startPreview', { params: { id: draftId }, body });
  expect(state).toBe('waiting');
  await desk.drain();
  return owner.call('preview', { params: { id } });
}

function sum({ items }: DeclarationPreview, side: 'actual' | 'preview', target: string) {
  const total = (outcome: 'met' | 'missed') =>
    items.reduce((so, item) => so + (item.target === target ? item[side][outcome] : 0), 0);
  return { met: total('met'), missed: total('missed') };
}

/** Of the clocks as they stand, by target and priority: counted by SQL, and only those of tickets filed in the period. */
async function standing(from: string, to: string) {
  return desk.build.sql(
    `select c.target, c.priority, json_build_object(
         'met', count(*) filter (where c.state = 'met'), 'missed', count(*) filter (where c.breached_at is not null)) as actual
     from sla_clock c join ticket t on t.id = c.ticket_id
     where c.state <> 'void' and (c.state = 'met' or c.breached_at is not null)
       and (t.filed_at at time zone 'Europe/Oslo')::date between $1 and $2
     group by 1, 2
     order by array_position(array['first_response', 'next_update', 'resolution', 'second_line_takeover', 'second_line_resolution'], c.target), 2`,
    [from, to],
  );
}

const tables = () =>
  desk.build.sql(
    `select md5(string_agg(c::text, '|' order by ticket_id, target, cycle)) as clocks,
       (select md5(string_agg(t::text, '|' order by id)) from ticket t) as tickets,
       (select count(*) from ticket_event)::int as lines, (select count(*) from outbox)::int as news from sla_clock c`,
  );

describe('a preview of a draft', () => {
  it('of the same content gives exactly what was, and changes nothing', async () => {
    const before = await tables();
    const preview = await previewed(await draftWith((content) => content));
    expect(preview).toMatchObject({ ...WHOLE, state: 'done', done: LIVES, total: LIVES });
    expect(preview.finishedAt).toBe(desk.clock.now().toString({ smallestUnit: 'millisecond' }));
    expect(new Set(preview.items.map(({ target }) => target)).size).toBe(5);
    for (const item of preview.items) expect(item.preview).toEqual(item.actual);
    expect(preview.items.map(({ preview: _, ...was }) => was)).toEqual(await standing(WHOLE.from, WHOLE.to));
    expect(await tables()).toEqual(before);
  }, 60_000);

  it('counts the tickets filed from the first day to the last, by the midnights of the city', async () => {
    const draft = await draftWith((content) => content);
    const [before, after] = [
      await previewed(draft, { from: WHOLE.from, to: '2026-02-10' }),
      await previewed(draft, { from: '2026-02-11', to: WHOLE.to }),
    ];
    expect(before.done + after.done).toBe(LIVES);
    expect(before.items.map(({ preview: _, ...was }) => was)).toEqual(await standing(WHOLE.from, '2026-02-10'));
    const none = await previewed(draft, { from: '2025-12-01', to: '2025-12-31' });
    expect(none).toMatchObject({ state: 'done', done: 0, total: 0, items: [] });
  }, 60_000);

  it('of half the time meets less, by as much as a count by hand says', async () => {
    const halved = (calendarKey: string | null) => (content: DeclarationContent) => ({
      ...content,
      promises: content.promises.map((one) => ({
        ...one,
        seconds: (one.seconds ?? 0) / 2,
        calendarKey: calendarKey ?? one.calendarKey,
      })),
    });
    const half = await previewed(await draftWith(halved(null)));
    for (const target of ['first_response', 'resolution', 'second_line_takeover']) {
      const [was, would] = [sum(half, 'actual', target), sum(half, 'preview', target)];
      expect([target, would.met < was.met, would.missed > was.missed]).toEqual([target, true, true]);
    }
    const inOfficeHours = await previewed(await draftWith(halved('city')));
    expect(sum(inOfficeHours, 'preview', 'first_response')).toEqual(await countedByHand());
  }, 60_000);

  it('reckons with promises in working days, and with those for one service', async () => {
    const days = (content: DeclarationContent): DeclarationContent => ({
      ...content,
      promises: [
        ...content.promises,
        ...([1, 2, 3, 4] as const).map((priority) => ({
          target: 'first_response' as const,
          serviceKey: city.service.key,
          priority,
          seconds: null,
          businessDays: 40,
          calendarKey: 'city',
        })),
      ],
    });
    const { items } = await previewed(await draftWith(days));
    const first = items.filter(({ target }) => target === 'first_response');
    expect(first.some(({ actual }) => actual.missed > 0)).toBe(true);
    expect(first.every(({ preview }) => preview.missed === 0)).toBe(true);
  }, 60_000);

  it('is gone on with by whoever comes, and counts each ticket once with two at once', async () => {
    const draft = await draftWith((content) => content);
    const { id } = await owner.call('startPreview', { params: { id: draft }, body: WHOLE });
    const jobs = desk.app.get(Jobs);
    await jobs.add('sla.preview', [{ payload: {} }, { payload: {} }]);
    await desk.drain();
    const whole = await owner.call('preview', { params: { id } });
    expect(whole).toMatchObject({ state: 'done', done: LIVES });
    // As a worker leaves it that died after its second chunk.
    const [left] = await desk.build.sql<{ done: number; result: unknown }>(
      `update declaration_preview p set state = 'running', finished_at = null, done = 200,
         after_id = (select id from ticket order by id offset 199 limit 1) where id = $1 returning done, result`,
      [id],
    );
    expect(left?.done).toBe(200);
    expect(await owner.call('preview', { params: { id } })).toMatchObject({ state: 'running', items: [] });
    await jobs.add('sla.preview', [{ payload: {} }]);
    await desk.drain();
    const more = await owner.call('preview', { params: { id } });
    expect(more).toMatchObject({ state: 'done', done: LIVES });
    const cycles = (one: DeclarationPreview) => one.items.reduce((n, { actual }) => n + actual.met + actual.missed, 0);
    expect(cycles(more)).toBeGreaterThan(cycles(whole));
    expect(cycles(more)).toBeLessThan(cycles(whole) * 2);
  }, 60_000);

  it('goes with its draft, and with whoever asks anew', async () => {
    const draft = await draftWith((content) => content);
    const asked = await owner.call('startPreview', { params: { id: draft }, body: WHOLE });
    const again = await owner.call('startPreview', { params: { id: draft }, body: WHOLE });
    expect(await owner.refusal('preview', { params: { id: asked.id } })).toMatchObject({ status: 404 });
    await owner.call('deleteDraft', { params: { id: draft } });
    await desk.drain();
    expect(await owner.refusal('preview', { params: { id: again.id } })).toMatchObject({ status: 404 });
    expect(await desk.build.sql(`select id from declaration_preview where state in ('waiting', 'running')`)).toEqual(
      [],
    );
  }, 60_000);

  it('keeps the draft as it was when asked', async () => {
    const draft = await draftWith((content) => content);
    const { id } = await owner.call('startPreview', { params: { id: draft }, body: WHOLE });
    const { revision, content } = await owner.call('draft', { params: { id: draft } });
    const other = { ...content, promises: content.promises.map((one) => ({ ...one, seconds: 1 })) };
    await owner.call('saveDraft', { params: { id: draft }, body: { revision, content: other } });
    await desk.drain();
    for (const item of (await owner.call('preview', { params: { id } })).items) {
      expect(item.preview).toEqual(item.actual);
    }
  }, 60_000);
});

describe('a preview is refused', () => {
  const FAULTY: readonly [from: string, to: string, fault: object][] = [
    ['i går', '2026-02-30', { pointer: '/from', code: 'not_a_date' }],
    ['2026-02-01', '2026-02-30', { pointer: '/to', code: 'not_a_date' }],
    ['2026-02-02', '2026-02-01', { pointer: '/to', code: 'too_small', values: { least: '2026-02-02' } }],
    ['2026-02-02', '2026-03-03', { pointer: '/to', code: 'too_large', values: { most: '2026-03-02' } }],
    ['2025-01-26', '2026-03-02', { pointer: '/from', code: 'too_small', values: { least: '2025-01-27' } }],
  ];

  it('for a period that is none, at the field', async () => {
    const id = await draftWith((content) => content);
    for (const [from, to, fault] of FAULTY) {
      const refusal = await owner.refusal('startPreview', { params: { id }, body: { from, to } });
      expect(refusal).toMatchObject({ status: 422, errors: expect.arrayContaining([expect.objectContaining(fault)]) });
    }
    const longest = { from: '2025-01-27', to: '2026-03-02' };
    expect(await owner.call('startPreview', { params: { id }, body: longest })).toMatchObject({ state: 'waiting' });
    await desk.drain();
  }, 60_000);

  it('for a draft by which no clock could go, at its place', async () => {
    const spoiled = async (change: Partial<DeclarationContent['promises'][number]>) => {
      const id = await draftWith(({ promises: [first, ...rest], ...content }) => ({
        ...content,
        promises: [{ ...(first as (typeof rest)[number]), ...change }, ...rest],
      }));
      const { errors } = await owner.refusal('startPreview', { params: { id }, body: WHOLE });
      return errors?.map(({ pointer, code }) => [pointer, code]);
    };
    const place = '/content/promises/first_response/*/1';
    expect(await spoiled({ seconds: 0 })).toEqual([[`${place}/seconds`, 'too_small']]);
    expect(await spoiled({ calendarKey: 'finnes-ikke' })).toEqual([[`${place}/calendarKey`, 'unknown_calendar']]);
    const unfinished = await draftWith((content) => ({ ...content, name: '', duties: { ...content.duties } }));
    expect(await previewed(unfinished)).toMatchObject({ state: 'done' });
  }, 60_000);

  it('and fails when it cannot be used after all', async () => {
    const draft = await draftWith((content) => content);
    const { id } = await owner.call('startPreview', { params: { id: draft }, body: WHOLE });
    await desk.build.sql(
      `update declaration_preview set content = jsonb_set(content, '{promises,0,calendarKey}', '"borte"') where id = $1`,
      [id],
    );
    await desk.drain();
    expect(await owner.call('preview', { params: { id } })).toMatchObject({ state: 'failed', items: [] });
  }, 60_000);

  it('to everybody but the service owner', async () => {
    const id = await draftWith((content) => content);
    const { id: previewId } = await owner.call('startPreview', { params: { id }, body: WHOLE });
    for (const person of [city.agent, city.lead, city.contact, city.employee]) {
      const as = await desk.as(person);
      expect(await as.refusal('startPreview', { params: { id }, body: WHOLE })).toMatchObject({ status: 403 });
      expect(await as.refusal('preview', { params: { id: previewId } })).toMatchObject({ status: 403 });
    }
    await desk.drain();
  }, 60_000);
});

/**
 * First responses under half of each promise in office hours, without any code of the desk: nothing stops this clock, so a
 * cycle is missed when its weekday time between 8 and 16 (no holidays in these weeks, UTC+1) is more than was promised at the
 * end; or as much, used up at a closing before it.
 */
async function countedByHand(): Promise<{ met: number; missed: number }> {
  const rows = await desk.build.sql<{ from: Date; to: Date | null; seconds: number }>(
    `select c.started_at as "from", c.stopped_at as "to", d.seconds from sla_clock c join ticket t on t.id = c.ticket_id
     join declaration_target d on d.declaration_id = t.declaration_id and d.target = c.target and d.seconds = c.target_seconds
     where c.target = 'first_response' and c.state <> 'void'`,
  );
  const now = desk.clock.now().epochMilliseconds;
  const counted = { met: 0, missed: 0 };
  for (const { from, to, seconds } of rows) {
    const end = to?.getTime() ?? now;
    let [open, lastOpen] = [0, 0];
    for (let day = Math.floor(from.getTime() / DAY_MS) * DAY_MS; day < end; day += DAY_MS) {
      if ([0, 6].includes(new Date(day).getUTCDay())) continue;
      const [opens, closes] = [Math.max(from.getTime(), day + 7 * HOUR_MS), Math.min(end, day + 15 * HOUR_MS)];
      if (closes > opens) [open, lastOpen] = [open + closes - opens, closes];
    }
    const promised = seconds * 500;
    if (open > promised || (open === promised && end > lastOpen)) counted.missed += 1;
    else if (to !== null) counted.met += 1;
  }
  return counted;
}
