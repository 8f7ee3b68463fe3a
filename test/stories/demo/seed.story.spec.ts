import { DEMO_USERS } from '@desk/access';
import { VerifyMetrics } from '@desk/metrics';
import { Database } from '@desk/platform';
import { seedDemoCity } from '../../../apps/desk/src/commands/seed.js';
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
    const [person] = await desk.build.sql<{ id: string }>('select id from person where username = $1', [username]);
    const client = await desk.as({ id: person?.id ?? '' });
    const me = await client.call('me');
    expect(me.roles).toContain(role);
    expect(me.agency?.joined).toBe(true);
  }
});

test('the employee finds tickets of every kind, the agents a living queue', async () => {
  const idOf = async (username: string) =>
    (await desk.build.sql<{ id: string }>('select id from person where username = $1', [username]))[0]?.id ?? '';
  const employee = await desk.as({ id: await idOf('ansatt') });
  const own = await employee.call('myTickets', { query: { limit: 50 } });
  expect(own.items.length).toBeGreaterThan(3);
  expect(own.items.some(({ awaitsYou }) => awaitsYou)).toBe(true);
  expect((await employee.call('notices', { query: {} })).unread).toBeGreaterThan(0);
  const agent = await desk.as({ id: await idOf('forstelinje') });
  const queue = await agent.call('queue', { params: { key: 'forstelinje' }, query: { limit: 100 } });
  expect(queue.items.length).toBeGreaterThan(20);
});
