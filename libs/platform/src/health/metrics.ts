import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Database } from '../database/database.js';
import { Jobs } from '../jobs/jobs.js';
import { Clock } from '../time/clock.js';

/** The figures of this process for Prometheus, and those of the desk that every process reads from the database. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'desk_http_request_duration_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });

  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {
    collectDefaultMetrics({ register: this.registry });
    this.readDeliveries();
    this.readQueues();
  }

  observeRequest(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status }, seconds);
  }

  /** A figure of a library, read when it is asked for. */
  gauge(name: string, help: string, read: () => Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        this.set(await read());
      },
    });
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  private readDeliveries(): void {
    const waiting = new Gauge({
      name: 'desk_event_deliveries',
      help: 'Events that a handler has still to see; failing = tried before without success',
      labelNames: ['handler', 'state'] as const,
      registers: [this.registry],
    });
    const age = new Gauge({
      name: 'desk_event_delivery_age_seconds',
      help: 'How long the oldest delivery that is not failing has waited',
      registers: [this.registry],
    });
    const { database, clock } = this;
    new Gauge({
      name: 'desk_outbox_events',
      help: 'Events that the relay has not taken yet',
      registers: [this.registry],
      async collect() {
        const { outbox, deliveries } = await database.read(database.systemScope, async (tx) => ({
          outbox: await tx.query<{ count: number }>('select count(*)::int as count from outbox'),
          deliveries: await tx.query<{ handler: string; fresh: number; failing: number; oldest: Date | null }>(
            `select handler, count(*) filter (where attempts = 0)::int as fresh, count(*) filter (where attempts > 0)::int as failing,
               min(queued_at) filter (where attempts = 0) as oldest
             from event_delivery group by handler`,
          ),
        }));
        this.set(outbox[0]?.count ?? 0);
        waiting.reset();
        const now = clock.now().epochMilliseconds;
        let oldest = now;
        for (const row of deliveries) {
          waiting.set({ handler: row.handler, state: 'waiting' }, row.fresh);
          waiting.set({ handler: row.handler, state: 'failing' }, row.failing);
          oldest = Math.min(oldest, row.oldest?.getTime() ?? now);
        }
        age.set((now - oldest) / 1000);
      },
    });
  }

  private readQueues(): void {
    const { jobs } = this;
    new Gauge({
      name: 'desk_queue_jobs',
      help: 'Jobs that wait or run',
      labelNames: ['queue'] as const,
      registers: [this.registry],
      async collect() {
        for (const [queue, depth] of Object.entries(await jobs.depth())) this.set({ queue }, depth);
      },
    });
  }
}
