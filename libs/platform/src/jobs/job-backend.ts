import type { QueueName } from '@desk/contracts';
import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { createPostgresBackend, Queue, Worker, type Job, type PgPool, type WorkerOptions } from 'bullmq';
import type pg from 'pg';
import { Config } from '../config/config.js';
import { Program } from '../config/program.js';
import { SteadyPool } from '../database/steady-pool.js';
import { isUnavailable } from '../http/unavailable.js';
import { Log } from '../log/log.js';

const PATIENCE_MS = 500;
const COMPLAIN_EVERY_MS = 10_000;

/** The queue's loops ask again at once after some faults; a database that is away answers them no faster than this. */
class PatientPool extends SteadyPool {
  constructor(config: pg.PoolConfig) {
    super(config);
    const query = this.query.bind(this) as (...given: unknown[]) => Promise<unknown>;
    this.query = (async (...given: unknown[]) => {
      try {
        return await query(...given);
      } catch (error) {
        if (isUnavailable(error)) await delay(PATIENCE_MS);
        throw error;
      }
    }) as typeof this.query;
  }
}

export type JobWork = (job: Job<unknown, void>) => Promise<void>;

/** Enough to see what happened lately; the queue remembers nothing that matters. */
const EVENTS_KEPT = 100;

/**
 * The one place that knows where the queues live: PostgreSQL over one pool for the whole process, as the role that owns
 * nothing but the tables of the queues, or Redis when REDIS_URL is set.
 */
@Injectable()
export class JobBackend {
  private readonly pool: (pg.Pool & PgPool) | null;
  private readonly redisUrl: string;
  private quietUntil = 0;

  constructor(
    config: Config,
    program: Program,
    private readonly log: Log,
  ) {
    this.redisUrl = config.redisUrl ?? '';
    this.pool =
      config.redisUrl === null
        ? (new PatientPool({
            connectionString: config.jobsDatabaseUrl ?? '',
            application_name: `desk ${program.name} jobs`,
            // A job that a power cut takes with it is added again by whoever needs it: no commit waits for the disk.
            options: '-c search_path=bullmq -c synchronous_commit=off',
            max: config.jobsPool,
            connectionTimeoutMillis: 5_000,
            keepAlive: true,
          }) as pg.Pool & PgPool)
        : null;
  }

  queue(name: QueueName): Queue {
    const defaults = {
      streams: { events: { maxLen: EVENTS_KEPT } },
      defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
    };
    const queue = this.pool
      ? (new Queue(name, { ...defaults, connection: this.pool }, createPostgresBackend) as unknown as Queue)
      : new Queue(name, { ...defaults, connection: { url: this.redisUrl, maxRetriesPerRequest: 1 } });
    queue.on('error', (error) => this.complain(name, error));
    return queue;
  }

  worker(name: QueueName, work: JobWork, concurrency: number): Worker<unknown, void> {
    const options: Omit<WorkerOptions, 'connection'> = {
      concurrency,
      autorun: false,
      runRetryDelay: 1_000,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    };
    const worker = this.pool
      ? (new Worker(name, work, { ...options, connection: this.pool }, createPostgresBackend) as unknown as Worker<
          unknown,
          void
        >)
      : new Worker<unknown, void>(name, work, {
          ...options,
          connection: { url: this.redisUrl, maxRetriesPerRequest: null },
        });
    worker.on('error', (error) => this.complain(name, error));
    return worker;
  }

  private complain(queue: QueueName, error: Error): void {
    if (performance.now() < this.quietUntil) return;
    this.quietUntil = performance.now() + COMPLAIN_EVERY_MS;
    this.log.warn({ queue, reason: error.message }, 'a queue cannot be reached');
  }

  /** After the queues and workers are closed. */
  async close(): Promise<void> {
    await this.pool?.end();
  }
}
