import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  ensureDatabase,
  ensureRoles,
  freePort,
  grantConnect,
  migrate,
  migrateJobs,
  migrations,
  roleUrls,
  startEmbedded,
  withClient,
  type DatabaseUrls,
  type EmbeddedServer,
} from '@desk/schema';
import { NODE_FLAGS } from './helper-process.js';
import { processorSeconds, type Processor } from './processor.js';

const READY_WITHIN_MS = 60_000;
const QUIET_WITHIN_MS = 120_000;
const PROGRAMS = { api: '../../apps/api/src/main.js', worker: '../../apps/worker/src/main.js' } as const;

/** A fresh PostgreSQL with a database of the desk, a copy of it for the bare comparisons, and the built programs. */
export class BenchDesk {
  private readonly children = new Map<keyof typeof PROGRAMS, ChildProcess>();

  private constructor(
    private readonly home: string,
    private readonly server: EmbeddedServer,
    readonly urls: DatabaseUrls,
  ) {}

  static async start(): Promise<BenchDesk> {
    const home = mkdtempSync(join(tmpdir(), 'desk-bench-'));
    chmodSync(home, 0o711); // PostgreSQL runs as another user when we are root
    const server = await startEmbedded({ folder: join(home, 'postgres'), as: 'own' });
    await ensureRoles(server.superuserUrl(), server.rolePasswords);
    await ensureDatabase(server.superuserUrl(), 'desk');
    const urls = roleUrls(server.superuserUrl(), 'desk', server.rolePasswords);
    await migrate(urls.adminUrl, migrations);
    await migrateJobs(urls.adminUrl, urls.jobsUrl);
    return new BenchDesk(home, server, urls);
  }

  /**
   * The same rows once more, for what is compared with the desk: no worker lives on them, so that a comparison has the
   * machine to itself. Its role is past the row guards.
   */
  async copy(): Promise<string> {
    await withClient(this.server.superuserUrl(), async (client) => {
      await client.query('create database bare template desk owner desk_owner');
      await grantConnect(client, 'bare');
    });
    return roleUrls(this.server.superuserUrl(), 'bare', this.server.rolePasswords).adminUrl;
  }

  /** Starts the api and the worker as they run in earnest; the api answers at the port that is returned. */
  async run(): Promise<number> {
    const port = await freePort();
    this.spawn('worker', await freePort());
    this.spawn('api', port);
    const ready = `http://127.0.0.1:${port}/health/ready`;
    const answers = () =>
      fetch(ready).then(
        ({ ok }) => ok,
        () => false,
      );
    await until('the api answers', answers, READY_WITHIN_MS);
    return port;
  }

  private spawn(program: keyof typeof PROGRAMS, port: number): void {
    const options = [...NODE_FLAGS, ...(process.env[`BENCH_NODE_${program.toUpperCase()}`]?.split(' ') ?? [])];
    const child = spawn(process.execPath, [...options, fileURLToPath(new URL(PROGRAMS[program], import.meta.url))], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        DATABASE_URL: this.urls.appUrl,
        JOBS_DATABASE_URL: this.urls.jobsUrl,
        HOST: '127.0.0.1',
        PORT: String(port),
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        WEB_FOLDER: fileURLToPath(new URL('../../web', import.meta.url)),
        // The queue on Redis instead of PostgreSQL.
        ...(process.env.BENCH_REDIS_URL && { REDIS_URL: process.env.BENCH_REDIS_URL }),
      },
    });
    child.once('exit', (code) => {
      if (code !== 0 && code !== null) process.stderr.write(`The ${program} ended with code ${code}.\n`);
    });
    this.children.set(program, child);
  }

  /** 0 when it does not run. */
  pidOf(program: keyof typeof PROGRAMS): number {
    return this.children.get(program)?.pid ?? 0;
  }

  /** Waits until the worker has done all that the creates have left it. */
  async quiet(): Promise<void> {
    await withClient(this.urls.adminUrl, (client) =>
      until(
        'the worker has caught up',
        async () => {
          const { rows } = await client.query<{ left: number }>(
            'select (select count(*) from outbox)::int + (select count(*) from event_delivery)::int as left',
          );
          return rows[0]?.left === 0;
        },
        QUIET_WITHIN_MS,
      ),
    );
  }

  /** Processor seconds used so far by all that works for the desk and for what it is compared with. */
  async processor(): Promise<Processor | null> {
    return withClient(this.urls.adminUrl, async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      return processorSeconds(rows[0]?.pid ?? 0);
    });
  }

  async sql<R extends object>(sql: string): Promise<R[]> {
    return withClient(this.urls.adminUrl, async (client) => (await client.query<R>(sql)).rows);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.children.values()].map(ended));
    await this.server.stop();
    rmSync(this.home, { recursive: true, force: true });
  }
}

async function until(what: string, holds: () => Promise<boolean>, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`This did not come within ${withinMs / 1000} s: ${what}`);
    await delay(100);
  }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
