import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import {
  ensureDatabase,
  ensureRoles,
  freePort,
  migrate,
  migrateJobs,
  migrations,
  roleUrls,
  startEmbedded,
  type DatabaseUrls,
  type EmbeddedServer,
  withClient,
} from '@desk/schema';
import { Build } from '../support/build.js';

const READY_WITHIN_MS = 60_000;
const PROGRAMS = { api: 'dist/apps/api/src/main.js', worker: 'dist/apps/worker/src/main.js' } as const;

/** A PostgreSQL that can be stopped and started again, and programs that can be killed, as they run in earnest. */
export class FaultDesk {
  private readonly children = new Set<ChildProcess>();

  private constructor(
    private readonly home: string,
    private server: EmbeddedServer,
    readonly urls: DatabaseUrls,
    readonly build: Build,
  ) {}

  /** `place`: folder of the data, on another disk perhaps. */
  static async start(place = tmpdir()): Promise<FaultDesk> {
    for (const file of Object.values(PROGRAMS)) {
      if (!existsSync(file))
        throw new Error(`${file} is missing: the faults need the built programs, run npm run build`);
    }
    const home = mkdtempSync(join(place, 'desk-faults-'));
    chmodSync(home, 0o711); // PostgreSQL runs as another user when we are root
    const server = await startEmbedded({ folder: join(home, 'postgres'), as: 'own' });
    await ensureRoles(server.superuserUrl(), server.rolePasswords);
    await ensureDatabase(server.superuserUrl(), 'desk');
    const urls = roleUrls(server.superuserUrl(), 'desk', server.rolePasswords);
    await migrate(urls.adminUrl, migrations);
    await migrateJobs(urls.adminUrl, urls.jobsUrl);
    const build = await Build.open(urls.adminUrl, () => undefined);
    return new FaultDesk(home, server, urls, build);
  }

  /** Starts a program and waits until it is ready; an api answers at the origin that is returned. `redis`: where its queue is. */
  async run(program: keyof typeof PROGRAMS, redis?: string): Promise<Program> {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const child = spawn(process.execPath, [PROGRAMS[program]], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        NODE_ENV: 'test',
        DATABASE_URL: this.urls.appUrl,
        JOBS_DATABASE_URL: this.urls.jobsUrl,
        HOST: '127.0.0.1',
        PORT: String(port),
        PUBLIC_URL: origin,
        LOG_LEVEL: 'fatal',
        ...(redis !== undefined && { REDIS_URL: redis }),
        // Three programs and a command at once, on the default 100 connections.
        DATABASE_POOL: '8',
        JOBS_POOL: '6',
        // What a killed worker had is waited for.
        REDELIVER_SECONDS: '5',
      },
    });
    this.children.add(child);
    child.once('exit', () => this.children.delete(child));
    const before = await this.listeners();
    await until(
      async () => (program === 'api' ? answers(`${origin}/health/ready`) : (await this.listeners()) > before),
      READY_WITHIN_MS,
    );
    return { origin, end: (signal) => end(child, signal) };
  }

  /** Takes the database away for so long; what it had committed is on disk. */
  async withoutDatabase(milliseconds: number, meanwhile: () => Promise<void> = async () => undefined): Promise<void> {
    await this.build.close();
    await this.server.stop();
    await Promise.all([delay(milliseconds), meanwhile()]);
    this.server = await startEmbedded({ folder: join(this.home, 'postgres'), as: 'own' });
  }

  /** Lets the database neither answer nor end meanwhile. */
  async withoutAnswers(meanwhile: () => Promise<void>): Promise<void> {
    const [first] = readFileSync(join(this.home, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
    const { stdout } = await promisify(execFile)('ps', ['-o', 'pid=', '--ppid', first ?? '']);
    const all = [first ?? '', ...stdout.trim().split(/\s+/)].map(Number);
    for (const pid of all) process.kill(pid, 'SIGSTOP');
    try {
      await meanwhile();
    } finally {
      for (const pid of all) process.kill(pid, 'SIGCONT');
    }
  }

  async sql<R extends object>(sql: string, values: readonly unknown[] = []): Promise<R[]> {
    return withClient(this.urls.adminUrl, async (client) => (await client.query<R>(sql, [...values])).rows);
  }

  /** Workers that wait for the relay's signal, which is the last thing that they begin with. */
  private async listeners(): Promise<number> {
    // Only the superuser sees what others' connections do.
    return withClient(this.server.superuserUrl('desk'), async (client) => {
      const { rows } = await client.query<{ count: number }>(
        `select count(*)::int as count from pg_stat_activity
         where query = 'listen "desk_relay"' and application_name like 'desk budget % worker'`,
      );
      return rows[0]?.count ?? 0;
    });
  }

  /** Waits until every event has been relayed and every delivery has taken effect; what is left says why it is. */
  async quiet(): Promise<void> {
    const left = () =>
      this.sql<{ count: number }>(
        `select 'outbox' as handler, 0 as attempts, null as last_error, count(*)::int as count from outbox having count(*) > 0
         union all
         select handler, attempts, last_error, count(*)::int from event_delivery group by 1, 2, 3`,
      );
    await until(
      async () => (await left()).length === 0,
      120_000,
      async () => JSON.stringify(await left()),
    );
  }

  /** Ends every program that still runs. */
  async endAll(): Promise<void> {
    await Promise.all([...this.children].map((child) => end(child, 'SIGTERM')));
  }

  async stop(): Promise<void> {
    await this.endAll();
    await this.build.close().catch(() => undefined);
    await this.server.stop();
    rmSync(this.home, { recursive: true, force: true });
  }
}

export interface Program {
  readonly origin: string;
  end(signal: NodeJS.Signals): Promise<void>;
}

export async function until(
  holds: () => Promise<boolean>,
  withinMs: number,
  instead = async () => String(holds),
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > deadline)
      throw new Error(`it did not come to hold within ${withinMs / 1000} s: ${await instead()}`);
    await delay(200);
  }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
