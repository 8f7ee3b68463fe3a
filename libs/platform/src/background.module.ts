import type { JobName } from '@desk/contracts';
import { Injectable, Module, type BeforeApplicationShutdown } from '@nestjs/common';
import { Config } from './config/config.js';
import { Deliveries } from './events/deliveries.js';
import { Directory } from './events/directory.js';
import { EventRelay } from './events/relay.js';
import { JobRunner } from './jobs/job-runner.js';
import { Jobs } from './jobs/jobs.js';
import { Lookout } from './jobs/lookout.js';

/** Milliseconds from one run to the next. */
const SCHEDULE = {
  'sla.reschedule': 60_000,
  'mail.send': 30_000,
  'sla.preview': 30_000,
  'staffing.simulate': 30_000,
  'metrics.close': 600_000,
  'metrics.recount': 30_000,
  'routing.try': 30_000,
  'views.recount': 600_000,
  'tickets.bulk': 30_000,
  'showback.close': 600_000,
  'results.publish': 3_600_000,
  'benefits.review': 3_600_000,
  'work.draw': 3_600_000,
  'housekeeping.purge': 3_600_000,
  'files.purge': 6 * 3_600_000,
} as const satisfies Partial<Record<JobName, number>>;
/** Clocks of several processes differ, and timers are late: whoever asks for the next run is not too early. */
const OF_INTERVAL = 0.9;

/** Relay, queues, watches and schedules of this process. Nothing runs before `start`. */
@Injectable()
export class Background implements BeforeApplicationShutdown {
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(
    readonly relay: EventRelay,
    private readonly directory: Directory,
    private readonly runner: JobRunner,
    private readonly jobs: Jobs,
    private readonly lookout: Lookout,
    private readonly config: Config,
  ) {}

  /** Without `schedule` only what somebody adds is run, and nothing is watched: tests say themselves when a sweep is due. */
  async start({ schedule }: { schedule: boolean }): Promise<void> {
    this.directory.open();
    await this.runner.start();
    if (schedule) {
      this.lookout.start();
      const schedule = { 'events.redeliver': this.config.redeliverSeconds * 1_000, ...SCHEDULE };
      for (const [name, every] of Object.entries(schedule)) await this.every(name as keyof typeof schedule, every);
    }
    // Whoever listens for events has started.
    this.relay.start();
  }

  /**
   * Once an interval, however many processes there are. Each asks again and again, and needs nothing of what it asked
   * before: whatever the queue loses, or cannot take while it is away, is made good by the next time.
   */
  private async every(name: keyof typeof SCHEDULE | 'events.redeliver', milliseconds: number): Promise<void> {
    await this.jobs.forgetRepeated(name);
    const remind = () => this.jobs.remind(name, {}, milliseconds * OF_INTERVAL);
    this.timers.push(setInterval(remind, milliseconds));
    remind();
  }

  /** For maintenance: events go on being relayed, their deliveries and all jobs wait. */
  async pauseJobs(): Promise<void> {
    await this.runner.pause();
  }

  resumeJobs(): void {
    this.runner.resume();
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.lookout.stop();
    await this.relay.stop();
    await this.runner.stop();
  }
}

/** What makes a program a worker. */
@Module({
  providers: [Directory, Deliveries, EventRelay, JobRunner, Lookout, Background],
  exports: [Background, EventRelay],
})
export class BackgroundModule {}
