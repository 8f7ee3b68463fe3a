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

  private reading: Promise<string> | null = null;

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

  /** Whoever asks while they are being read gets the same: asking often does not take the desk its connections. */
  text(): Promise<string> {
    this.reading ??= this.registry.metrics().finally(() => (this.reading = null));
    return this.reading;
  }

  private readDeliveries(): void {
    const { database, clock } = this;
    const ask = <R>(sql: string) => database.read(database.systemScope, (tx) => tx.query<R>(sql));
    this.gauge('desk_outbox_events', 'Events that the relay has not taken yet', async () => {
      const [row] = await ask<{ count: number }>('select count(*)::int as count from outbox');
      return row?.count ?? 0;
    });
    this.gauge(
      'desk_event_delivery_age_seconds',
      'How long the oldest delivery that is not failing has waited',
      async () => {
        const [row] = await ask<{ oldest: Date | null }>(
          'select min(queued_at) as oldest from event_delivery where attempts = 0',
        );
        const now = clock.now().epochMilliseconds;
        return (now - (row?.oldest?.getTime() ?? now)) / 1000;
      },
    );
    new Gauge({
      name: 'desk_event_deliveries',
      help: 'Events that a handler has still to see; failing = tried before without success',
      labelNames: ['handler', 'state'] as const,
      registers: [this.registry],
      async collect() {
        const rows = await ask<{ handler: string; state: string; count: number }>(
          `select handler, case when attempts = 0 then 'waiting' else 'failing' end as state, count(*)::int as count
           from event_delivery group by 1, 2`,
        );
        this.reset();
        for (const { handler, state, count } of rows) this.set({ handler, state }, count);
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
