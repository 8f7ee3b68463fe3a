import { fileURLToPath } from 'node:url';
import { DEMO_USERS } from '@desk/access';
import { Background, loadConfig } from '@desk/platform';
import { isPortFree, OperatorError } from '@desk/schema';
import { createApi } from '../../api/src/create-api.js';
import { WorkerModule } from '../../worker/src/worker.module.js';
import { withContext } from './desk-context.js';
import { bringUpToDate, environmentFor, openDatabase, type DeskDatabase } from './desk-database.js';
import { markDesk, readDeskState } from './desk-kind.js';
import { Interrupted, Shutdown } from './shutdown.js';
import { Progress } from './terminal.js';
import { seedDemoCity } from './commands/seed.js';

const WEB = fileURLToPath(new URL('../../../web', import.meta.url));

/** Runs the whole desk in this process until a signal ends it. */
export async function startDesk(): Promise<void> {
  const shutdown = new Shutdown((line) => console.log(line));
  const progress = new Progress();
  try {
    await start(shutdown, progress);
  } catch (error) {
    progress.done();
    await shutdown.run();
    if (!(error instanceof Interrupted)) throw error;
    process.exit(0);
  }
}

async function start(shutdown: Shutdown, progress: Progress): Promise<void> {
  await assertPortFree(process.env.PORT ?? '3000');
  const database = await openDatabase('own', progress.step);
  shutdown.opened(() => database.close());
  void database.local?.lost.then(() => {
    console.error(
      '\nThe local database has ended unexpectedly.\nStart the desk again; its log is beside the data folder.',
    );
    process.exit(1);
  });
  await bringUpToDate(database, progress.step);
  shutdown.check();
  const demo = await prepareDemo(database, progress);
  shutdown.check();
  progress.step('Starting the desk');
  const config = loadConfig({ LOG_LEVEL: 'warn', WEB_FOLDER: WEB, ...environmentFor(database), DEMO: demo });
  const app = await createApi(config, { platform: { program: 'desk' }, alongside: [WorkerModule] });
  shutdown.opened(() => app.close());
  await app.get(Background).start({ schedule: true });
  await app.listen(config.port, config.host).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? portInUse(config.port) : error;
  });
  shutdown.started();
  progress.done();
  console.log(`\nFørstelinje is ready: ${config.publicUrl}`);
  if (!config.demo) return;
  console.log('\nThis is the demo city. Sign in as');
  for (const { username, description } of DEMO_USERS) console.log(`  ${username.padEnd(14)}${description}`);
  console.log('\nCtrl-C stops it.');
}

/** Fills a desk that nobody has prepared with the demo city. Returns what DEMO is; never true for a real desk. */
async function prepareDemo(database: DeskDatabase, progress: Progress): Promise<string> {
  const { DEMO: wanted, NODE_ENV } = process.env;
  const allowed = NODE_ENV === 'production' ? wanted === 'allow-in-production' : wanted !== 'false';
  if (!allowed) return wanted ?? 'false';
  const { kind, empty } = await readDeskState(database.urls.adminUrl);
  if (kind === 'real') return 'false';
  if (empty) {
    progress.step('Building the demo city');
    await withContext(database, async ({ database: rows }) => {
      await seedDemoCity(rows, progress.step);
      await rows.transaction(rows.systemScope, (tx) => markDesk(tx, 'demo'));
    });
  }
  return wanted || 'true';
}

async function assertPortFree(given: string): Promise<void> {
  const port = Number(given);
  if (!Number.isInteger(port) || port <= 0 || port > 65_535) return; // 0 takes any; the rest is told with all other faults
  if (!(await isPortFree(port))) throw portInUse(port);
}

const portInUse = (port: number) =>
  new OperatorError(
    `Port ${port} is in use by another program.`,
    `Stop that program, or choose another port: PORT=${port + 1} npm start`,
  );
