import { DEMO_USERS } from '@desk/access';
import { VerifyMetrics } from '@desk/metrics';
import { Database } from '@desk/platform';
import { seedDemoCity } from '../../../apps/desk/src/commands/seed.js';
import type { ApiClient } from '../../support/api-client.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { clearGroundwork } from './support.js';

let desk: TestDesk;
let database: Database;

beforeAll(async () => {
  desk = await startTestDesk();
  await clearGroundwork(desk.build);
  database = desk.app.get(Database);
}, 120_000);
afterAll(() => desk?.stop());

const count = async (table: string): Promise<number> => {
  const [row] = await desk.build.sql<{ count: number }>(`select count(*)::int as count from ${table}`);
  return row?.count ?? 0;
};

const as = async (username: string): Promise<ApiClient> => {
  const [person] = await desk.build.sql<{ id: string }>('select id from person where username = $1', [username]);
  return desk.as({ id: person?.id ?? '' });
};

test('a seed that is interrupted leaves the desk empty', async () => {
  const interrupted = seedDemoCity(database, (step) => {
    if (step.startsWith('Counting')) throw new Error('interrupted');
  });
  await expect(interrupted).rejects.toThrow('interrupted');
  for (const table of ['person', 'ticket', 'team', 'baseline']) expect(await count(table)).toBe(0);
  expect(await count('agency')).toBe(1);
}, 120_000);

test('an empty desk is filled once, and a filled one is left alone', async () => {
  const seeded = await seedDemoCity(database);
  expect(seeded).toEqual({ people: 500, tickets: await count('ticket') });
  expect(await seedDemoCity(database)).toBeNull();
  expect(await count('person')).toBe(500);
  await desk.build.sql('analyze');
}, 120_000);

test('the figures of the seed follow from its log', async () => {
  const report = await desk.app.get(VerifyMetrics).run();
  expect(report).toMatchObject({ beyond: 0, differences: 0, shown: [] });
  expect(report.tickets).toBe(await count('ticket'));
}, 120_000);

test('numbers rise with the time of filing, and the next ticket gets the next one', async () => {
  const [row] = await desk.build.sql<{ wrong: number; last: string }>(
    `select count(*) filter (where number <> expected)::int as wrong, max(number) as last from (
       select number, min(number) over () + row_number() over (order by filed_at, number) - 1 as expected from ticket) t`,
  );
  expect(row?.wrong).toBe(0);
  const [next] = await desk.build.sql<{ number: string }>(`select nextval('ticket_number') as number`);
  expect(Number(next?.number)).toBe(Number(row?.last) + 1);
});

test('everybody of the demo is who they are said to be', async () => {
  for (const { username, role } of DEMO_USERS) {
    const me = await (await as(username)).call('me');
    expect(me.roles).toContain(role);
    expect(me.agency?.joined).toBe(true);
  }
});

test('the employee finds tickets of every kind, the agents a living queue', async () => {
  const employee = await as('ansatt');
  const own = await employee.call('myTickets', { query: { limit: 50 } });
  expect(own.items.length).toBeGreaterThan(3);
  expect(own.items.some(({ awaitsYou }) => awaitsYou)).toBe(true);
  expect((await employee.call('notices', { query: {} })).unread).toBeGreaterThan(0);
  const agent = await as('forstelinje');
  const queue = await agent.call('queue', { params: { key: 'forstelinje' }, query: { limit: 100 } });
  expect(queue.items.length).toBeGreaterThan(20);
});

test('the service owner sees a gain within the expected band, and promises that are mostly kept', async () => {
  const owner = await as('tjenesteeier');
  const today = desk.clock.now().toZonedDateTimeISO('Europe/Oslo').toPlainDate();
  const query = { from: today.subtract({ months: 2 }).toString(), to: today.toString() };
  const report = await owner.call('gainReport', { query });
  expect(report.agencies.length).toBe(8);
  expect(report.gain.raw?.likely).toBeGreaterThan(0.1);
  expect(report.gain.raw?.likely).toBeLessThan(0.2);
  const { items } = await owner.call('slaReport', { query: { ...query, by: 'service' } });
  const met = items.reduce((sum, item) => sum + item.met, 0);
  const missed = items.reduce((sum, item) => sum + item.missed, 0);
  expect(met / (met + missed)).toBeGreaterThan(0.85);
  expect(missed).toBeGreaterThan(50);
});

test('the staffing plan predicts the waiting that first line of the demo had', async () => {
  const owner = await as('tjenesteeier');
  const today = desk.clock.now().toZonedDateTimeISO('Europe/Oslo').toPlainDate();
  const body = { from: today.subtract({ months: 1 }).toString(), to: today.subtract({ days: 1 }).toString() };
  const { id } = await owner.call('startBackTest', { body });
  await desk.drain();
  const { result } = await owner.call('backTest', { params: { id } });
  expect(result).toMatchObject({ verdict: 'trusted', webMinutesFrom: 'measured' });
  expect(result?.capacityMeasured).toBeGreaterThan(0.9);
  expect(result?.availability).toBeGreaterThan(0.7);
  expect(result?.availability).toBeLessThan(0.9);
}, 60_000);

test('the months that are over are closed, and the contact has asked about the newest', async () => {
  const owner = await as('tjenesteeier');
  const showback = await owner.call('showback', { query: {} });
  expect(showback.months.length).toBeGreaterThanOrEqual(7);
  expect([showback.agencies.length, showback.waiting, showback.ore > 0]).toEqual([8, 1, true]);
  const month = showback.month ?? '';
  expect(await owner.call('checkShowback', { params: { month } })).toMatchObject({ wrong: 0 });
  expect((await (await as('kontakt')).call('showback', { query: {} })).agencies).toHaveLength(1);
});

test('everybody reads what is promised, and the service owner has a draft that could be published', async () => {
  const declaration = await (await as('ansatt')).call('declaration');
  expect(declaration).toMatchObject({ version: 1, standing: 'in_force', content: { quality: { satisfaction: 4.2 } } });
  for (const { desk: ours, users } of Object.values(declaration.content.duties)) {
    expect([ours.length, users.length]).toEqual([4, 4]);
  }
  expect((declaration.content.nextRevisionOn ?? '') > desk.clock.now().toString().slice(0, 10)).toBe(true);
  const owner = await as('tjenesteeier');
  const [head] = (await owner.call('declarations')).drafts;
  const draft = await owner.call('draft', { params: { id: head?.id ?? '' } });
  expect(draft).toMatchObject({ basedOn: 1, faults: [] });
  const query = { before: '1', after: draft.id };
  expect((await owner.call('compareDeclarations', { query })).changes.length).toBeGreaterThan(3);
});

test('every employee reads how it has gone since the first wave, and what others have proposed', async () => {
  const employee = await as('ansatt');
  const results = await employee.call('openResults', { query: {} });
  expect(results.months.length).toBeGreaterThanOrEqual(7);
  expect(results.promises.every(({ attainment, trend }) => (attainment ?? 0) > 0.7 && trend.length > 6)).toBe(true);
  expect(results.agencies?.others?.agencies).toBeGreaterThanOrEqual(3);
  expect(results.gain.interval).not.toBeNull();
  expect(results.weaknesses.length).toBeGreaterThan(0);
  const earlier = await employee.call('openResults', { query: { month: results.months.at(-1) ?? '' } });
  expect(earlier.month).toBe(results.months.at(-1));
  for (const show of ['current', 'done', 'rejected', 'mine'] as const) {
    expect((await employee.call('suggestions', { query: { show } })).items.length).toBeGreaterThan(0);
  }
  const [wrong] = await desk.build.sql<{ count: number }>(
    `select count(*)::int as count from suggestion s
     where supporters <> (select count(*) from suggestion_support u where u.suggestion_id = s.id)`,
  );
  expect(wrong?.count).toBe(0);
});
