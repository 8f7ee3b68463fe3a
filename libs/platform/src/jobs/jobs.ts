import { JOB_QUEUE, QUEUES, type JobName, type JobPayloads, type QueueName } from '@desk/contracts';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { JobsOptions, Queue } from 'bullmq';
import { Log } from '../log/log.js';
import { JobBackend } from './job-backend.js';

export interface NewJob<N extends JobName> {
  readonly payload: JobPayloads[N];
  /** A job of the same id that has not run yet is not added twice. Letters, digits, `-` and `_`. */
  readonly id?: string;
}

/** Puts jobs of the catalogue on their queues. The queue may lose them: nothing may depend on a job alone. */
@Injectable()
export class Jobs implements OnApplicationShutdown {
  private readonly queues = new Map<QueueName, Queue>();
  /** Which of two ids a job by the clock had last. */
  private readonly turns = new Map<JobName, number>();
  /** What is on its way to its queue. */
  private readonly asking = new Set<Promise<void>>();

  constructor(
    private readonly backend: JobBackend,
    private readonly log: Log,
  ) {}

  async add<N extends JobName>(name: N, jobs: readonly NewJob<N>[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.queueOf(name).addBulk(
      jobs.map(({ payload, id }) => ({ name, data: payload, opts: id === undefined ? {} : { jobId: id } })),
    );
  }

  /**
   * Has the job run soon, once for all who ask before it does, and once more for all who ask while it runs. It only saves
   * waiting for the next regular run, so a queue that is away is no fault.
   */
  wake<N extends JobName>(name: N, payload: JobPayloads[N]): void {
    this.ask(name, payload, { deduplication: { id: `wake-${name}`, keepLastIfActive: true } });
  }

  /**
   * Has the job run soon, unless somebody has asked for it so within the last so many milliseconds. Two of them are there
   * at most: what a killed worker had may hold up its own turn, not the next.
   */
  remind<N extends JobName>(name: N, payload: JobPayloads[N], within: number): void {
    const turn = 1 - (this.turns.get(name) ?? 1);
    this.turns.set(name, turn);
    this.ask(name, payload, { jobId: `remind-${name}-${turn}`, deduplication: { id: `remind-${name}`, ttl: within } });
  }

  /** Earlier desks had the queue itself repeat a job; one that it could not add when it should was the last of them. */
  async forgetRepeated(name: JobName): Promise<void> {
    await this.queueOf(name).removeJobScheduler(name);
  }

  /** Until every job that this process has asked for is on its queue; as long as that is away, if it is. */
  async asked(): Promise<void> {
    await Promise.all(this.asking);
  }

  /** Jobs that wait or run, by queue. */
  async depth(): Promise<Record<QueueName, number>> {
    const counts = QUEUES.map(async (queue) => {
      const states = await this.queue(queue).getJobCounts('waiting', 'active', 'prioritized');
      return [queue, Object.values(states).reduce((sum, count) => sum + count, 0)] as const;
    });
    return Object.fromEntries(await Promise.all(counts)) as Record<QueueName, number>;
  }

  /** Throws away everything that waits. */
  async wipe(): Promise<void> {
    for (const queue of QUEUES) await this.queue(queue).drain(true);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    await this.backend.close();
  }

  private ask<N extends JobName>(name: N, payload: JobPayloads[N], options: JobsOptions): void {
    const asking = this.queueOf(name)
      .add(name, payload, options)
      .then(
        () => undefined,
        (error: unknown) => this.log.warn({ job: name, reason: String(error) }, 'a job could not be asked for'),
      )
      .finally(() => this.asking.delete(asking));
    this.asking.add(asking);
  }

  private queueOf(name: JobName): Queue {
    return this.queue(JOB_QUEUE[name]);
  }

  private queue(name: QueueName): Queue {
    const open = this.queues.get(name) ?? this.backend.queue(name);
    this.queues.set(name, open);
    return open;
  }
}
