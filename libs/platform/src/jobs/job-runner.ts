import { QUEUES, type QueueName } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import type { Worker } from 'bullmq';
import { Directory } from '../events/directory.js';
import { Log } from '../log/log.js';
import { JobBackend } from './job-backend.js';

const CONCURRENCY = { fast: 4, bulk: 4, timed: 1 } as const satisfies Record<QueueName, number>;

/** Runs what is on the queues. Each job goes to its one owner; what fails is logged and left to the owner's own repair. */
@Injectable()
export class JobRunner {
  private workers: readonly Worker<unknown, void>[] = [];

  constructor(
    private readonly backend: JobBackend,
    private readonly directory: Directory,
    private readonly log: Log,
  ) {}

  /** Refuses to start while the queues cannot be reached: a worker that was never ready does not recover. */
  async start(): Promise<void> {
    this.workers = QUEUES.map((queue) =>
      this.backend.worker(
        queue,
        async (job) => {
          try {
            await this.directory.run(job.name, job.data);
          } catch (error) {
            this.log.error(error, { job: job.name }, 'a job failed');
            throw error;
          }
        },
        CONCURRENCY[queue],
      ),
    );
    await Promise.all(this.workers.map((worker) => worker.waitUntilReady()));
    for (const worker of this.workers) {
      worker
        .run()
        .catch((error: unknown) => this.log.error(error, { queue: worker.name }, 'a queue is no longer worked on'));
    }
  }

  /** Takes nothing more for a while; what runs is finished. */
  async pause(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.pause()));
  }

  resume(): void {
    for (const worker of this.workers) void worker.resume();
  }

  /** Finishes what runs and takes nothing more. */
  async stop(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    this.workers = [];
  }
}
