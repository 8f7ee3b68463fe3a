import { jest } from '@jest/globals';
import { withClient } from '@desk/schema';
import { metricsCommand } from '../../../apps/desk/src/commands/metrics.js';
import { seedDemoCity } from '../../../apps/desk/src/commands/seed.js';
import { withDesk } from '../../../apps/desk/src/desk-context.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
const before = { ...process.env };

beforeAll(async () => {
  database = await createTestDatabase();
  const { appUrl, adminUrl, jobsUrl } = database;
  Object.assign(process.env, { DATABASE_URL: appUrl, DATABASE_ADMIN_URL: adminUrl, JOBS_DATABASE_URL: jobsUrl });
  await withDesk((desk) => seedDemoCity(desk.database));
}, 120_000);
afterAll(async () => {
  process.env = before;
  await database.drop();
});

/** What the command prints, and the code with which it ends. */
async function verify(): Promise<{ lines: string; code: unknown }> {
  const lines: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  try {
    await metricsCommand.parseAsync(['verify'], { from: 'user' });
    return { lines: lines.join('\n'), code: process.exitCode };
  } finally {
    log.mockRestore();
    process.exitCode = 0;
  }
}

it('finds the figures of the demo city as its log says, and says what somebody changed', async () => {
  const sound = await verify();
  expect(sound.lines).toMatch(/^Compared \d{4} tickets with \d{4,5} clocks, and all sums\.\nNo differences\.$/);
  expect(sound.code).toBe(0);

  await withClient(database.adminUrl, (client) =>
    client.query(`update sla_rollup set missed = missed + 3 where ctid = (select min(ctid) from sla_rollup)`),
  );
  const tampered = await verify();
  expect(tampered.lines).toMatch(/^sla sums: .*\n {2}stored: .*\n {2}from log: .*\nCompared .*\n1 differences\.$/);
  expect(tampered.code).toBe(1);
}, 120_000);
