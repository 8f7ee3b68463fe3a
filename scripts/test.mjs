import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './steps/builds.mjs';
import { jest, Outcome } from './steps/jest.mjs';
import { ensurePackages } from './steps/packages.mjs';
import { root } from './steps/root.mjs';
import { withPostgres, withRedis } from './steps/servers.mjs';
import { Trouble, main } from './steps/terminal.mjs';
import { ensureTools } from './steps/tools.mjs';

const projects = ['unit', 'judge', 'schema', 'house', 'stories', 'faults', 'browser'];
/** These start the desk as its users do. */
const usingBuilds = ['stories', 'faults', 'browser'];
/** These wait in real time, so they have the machine for themselves. */
const alone = ['faults', 'browser'];
/** And these measure it: one by one, when nothing else runs. */
const measuring = {
  faults: ['within-a-second'],
  browser: ['handling-time', 'main-job', 'queue', 'workspace'],
};
/** What never comes near queue and sockets needs no second run with Redis: folders, and files that neither drain nor listen. */
const withoutQueue = [
  ...['access', 'benefits', 'calendars', 'demo', 'hostile', 'import', 'operations'].map((folder) => `${folder}/`),
  ...['metrics/verify-command', 'queue/queue', 'routing/take-next', 'writing/drafts'],
  ...['sla/behaviour-cases', 'sla/declaration', 'sla/evaluate-command', 'sla/sweep'],
  ...['filing', 'hand-over', 'life-of-a-ticket', 'moves', 'neighbours'].map((file) => `tickets/${file}`),
];
/** What asks most of the server: run again on the PostgreSQL of the system, which is older than the one that the desk brings. */
const onOtherServer = ['test/schema/', 'test/stories/tickets/', 'test/stories/queue/', 'test/stories/metrics/near'];

/** `npm test`: every kind of test, the stories of queue and sockets a second time with Redis, some on another PostgreSQL. Other arguments go to Jest. */
await main(async () => {
  await ensurePackages();
  const { own, rest } = split(process.argv.slice(2));
  const { paths, missing } = await ensureTools([
    ...(own.includes('browser') ? ['chromium'] : []),
    ...(own.includes('stories') || own.includes('faults') ? ['redis'] : []),
    ...(own.includes('stories') ? ['postgres'] : []),
  ]);
  if (missing.length > 0) {
    const list = `Programs are missing that some tests need:\n${missing.map((line) => `  ${line}`).join('\n')}`;
    if (process.env.CI) throw new Trouble(list, 'Nothing may be left out where CI is set.');
    console.log(list);
  }
  if (own.some((project) => usingBuilds.includes(project))) await ensureBuilt();
  const outcome = new Outcome();
  const env = { ...process.env, ...(paths.chromium && { CHROMIUM_PATH: paths.chromium }) };

  const possible = own.filter((project) => project !== 'browser' || paths.chromium !== null);
  const together = possible.filter((project) => !alone.includes(project));
  await jest('PostgreSQL', together, rest, env, outcome);

  if (own.includes('stories')) {
    if (paths.redis === null) outcome.skipped += specsOf('stories');
    else
      await withRedis(paths.redis, (url) =>
        jest(
          'Redis',
          ['stories'],
          [...rest, `--testPathIgnorePatterns=test/stories/(${withoutQueue.join('|')})`],
          { ...env, DESK_TEST_REDIS_URL: url },
          outcome,
        ),
      );
  }
  // With a choice of one's own among the tests it would run them a third time.
  if (own.includes('stories') && rest.length === 0) {
    if (paths.postgres === null) outcome.skipped += specsOf('schema');
    else
      await withPostgres(paths.postgres, (url) =>
        jest(
          'the PostgreSQL of this system',
          ['schema', 'stories'],
          onOtherServer,
          { ...env, DATABASE_ADMIN_URL: url },
          outcome,
        ),
      );
  }
  for (const project of possible.filter((each) => alone.includes(each))) {
    const real = (args, more) => jest('real programs', [project], [...args, ...rest], { ...env, ...more }, outcome);
    const withQueues = (args) =>
      project === 'faults' && paths.redis !== null
        ? withRedis(paths.redis, (url) => real(args, { DESK_TEST_REDIS_URL: url }))
        : real(args, {});
    // With a choice of one's own among the tests, it is not divided.
    if (rest.length > 0) await withQueues(['--runInBand']);
    else {
      const measured = `test/${project}/(${measuring[project].join('|')})\\.spec`;
      await withQueues([`--testPathIgnorePatterns=${measured}`]);
      await withQueues(['--runInBand', `--testPathPatterns=${measured}`]);
    }
  }
  if (possible.length < own.length) outcome.skipped += specsOf('browser');
  console.log(outcome.toString());
  return outcome.failed > 0 ? 1 : 0;
});

/** `--selectProjects a b` is ours, because the second run has projects of its own. */
function split(args) {
  const at = args.indexOf('--selectProjects');
  if (at < 0) return { own: projects, rest: args };
  const after = args.slice(at + 1);
  const end = after.findIndex((arg) => !projects.includes(arg));
  const own = end < 0 ? after : after.slice(0, end);
  return { own, rest: [...args.slice(0, at), ...after.slice(own.length)] };
}

function specsOf(kind) {
  const folder = join(root, 'test', kind);
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.spec.ts')).length;
}
