import type { QueueName } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { createPostgresBackend, Queue, Worker, type Job, type PgPool, type WorkerOptions } from 'bullmq';
import pg from 'pg';
import { Config } from '../config/config.js';
import { Program } from '../config/program.js';
import { Log } from '../log/log.js';

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

  constructor(
    config: Config,
    program: Program,
    private readonly log: Log,
  ) {
    this.redisUrl = config.redisUrl ?? '';
    this.pool =
      config.redisUrl === null
        ? (new pg.Pool({
            connectionString: config.jobsDatabaseUrl ?? '',
            application_name: `desk ${program.name} jobs`,
            options: '-c search_path=bullmq',
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
    queue.on('error', (error) => this.log.warn({ queue: name, reason: error.message }, 'the queue is away'));
    return queue;
  }

  worker(name: QueueName, work: JobWork, concurrency: number): Worker<unknown, void> {
    const options: Omit<WorkerOptions, 'connection'> = {
      concurrency,
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
    worker.on('error', (error) => this.log.warn({ queue: name, reason: error.message }, 'the queue is away'));
    return worker;
  }

  /** After the queues and workers are closed. */
  async close(): Promise<void> {
    await this.pool?.end();
  }
}
