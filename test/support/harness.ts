import { randomInt } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SessionLookup } from '@desk/access';
import { Background, Kept, loadConfig, type Config } from '@desk/platform';
import { freePort } from '@desk/schema';
import { DiscoveryService } from '@nestjs/core';
import type { ModuleMetadata } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApi } from '../../apps/api/src/create-api.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { ApiClient } from './api-client.js';
import { Build, type BuiltPerson } from './build.js';
import { TestClock } from './clock.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { drain } from './drain.js';

/** As many as `npm test` gives the Redis that it starts. */
const REDIS_DATABASES = 16_384;

export interface TestDeskOptions {
  /** Settings on top of those of a test, as the environment would give them. */
  readonly env?: Readonly<Record<string, string>>;
  /** Modules of the test itself: handlers, doors. */
  readonly alongside?: NonNullable<ModuleMetadata['imports']>;
  /** Folder of a built web client. */
  readonly web?: string;
  /** With what a worker runs by the clock of the machine. */
  readonly schedule?: boolean;
}

/** A whole desk in this process, on a database of its own, over real HTTP. */
export class TestDesk {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(
    readonly app: NestFastifyApplication,
    readonly config: Config,
    readonly origin: string,
    readonly clock: TestClock,
    readonly database: TestDatabase,
    readonly build: Build,
  ) {}

  /** Somebody who has signed in, as a client of the api. */
  async as(person: Pick<BuiltPerson, 'id'>): Promise<ApiClient> {
    return new ApiClient(this.origin, await this.tokenOf(person));
  }

  /** Somebody who has not. */
  get anonymous(): ApiClient {
    return new ApiClient(this.origin, null);
  }

  /** The bearer token of a person, for sockets and raw requests. */
  tokenOf(person: Pick<BuiltPerson, 'id'>): Promise<string> {
    const known = this.tokens.get(person.id) ?? this.build.token(person, this.clock.now().toString());
    this.tokens.set(person.id, known);
    return known;
  }

  /** Moves the time; what falls due by it happens with the next sweep. */
  advance(duration: string): void {
    this.clock.advance(duration);
  }

  /** Runs the relay and all queued jobs until quiet. */
  drain(): Promise<void> {
    return drain(this.app);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.build.close();
    await this.database.drop();
    await rm(this.config.filesFolder, { recursive: true, force: true });
  }
}

/** Starts api and worker on a fresh database. Unless a test wants schedules none run: it says itself when a sweep is due. */
export async function startTestDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const database = await createTestDatabase();
  const clock = new TestClock();
  const port = await freePort();
  const config = loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: database.appUrl,
    JOBS_DATABASE_URL: database.jobsUrl,
    REDIS_URL: ownRedis(),
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DEMO: 'true',
    DATABASE_POOL: '8',
    JOBS_POOL: '6',
    FILES_DIR: join(tmpdir(), `desk-files-${database.name}`),
    LOG_LEVEL: process.env.DESK_TEST_LOG ?? 'fatal',
    WEB_FOLDER: options.web,
    ...options.env,
  });
  const app = await createApi(config, {
    platform: { program: 'desk', clock },
    alongside: [WorkerModule, ...(options.alongside ?? [])],
  });
  const build = await Build.open(database.adminUrl, () => forget(app));
  await app.listen(port, '127.0.0.1');
  await app.get(Background).start({ schedule: options.schedule ?? false });
  return new TestDesk(app, config, `http://127.0.0.1:${port}`, clock, database, build);
}

/** What the desk keeps in memory for some seconds is read anew after each change that a test makes by hand. */
function forget(app: NestFastifyApplication): void {
  app.get(SessionLookup).clear();
  for (const { instance } of app.get(DiscoveryService).getProviders()) {
    for (const value of Object.values((instance ?? {}) as object)) if (value instanceof Kept) value.clear();
  }
}

/** A Redis database of its own for each desk, so that none takes another's jobs. Unset: the queue is on PostgreSQL. */
function ownRedis(): string | undefined {
  const server = process.env.DESK_TEST_REDIS_URL;
  return server === undefined ? undefined : `${server}/${randomInt(REDIS_DATABASES)}`;
}
