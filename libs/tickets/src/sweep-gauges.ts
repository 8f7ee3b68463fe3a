import { Clock, Database, Metrics, newIdAt } from '@desk/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';

const COUNTED_TO = 10_000;
const LATELY_MS = 300_000;

/** Agencies by which the sweep goes. */
const LIVE = "a.kind <> 'history'";

/** For whoever runs the desk: whether what falls due is seen in time. */
@Injectable()
export class SweepGauges implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge(
      'desk_clocks_overdue',
      `Clocks on which something is due and not done, up to ${COUNTED_TO}`,
      () =>
        this.ask(
          `select count(*)::int as value from (
           select from agency a join sla_clock c on c.agency_id = a.id and c.wake_at <= $1 where ${LIVE} limit ${COUNTED_TO}) due`,
          [this.clock.now().toString()],
        ),
    );
    this.metrics.gauge('desk_clocks_overdue_seconds', 'For how long the oldest of them has been due', () =>
      this.ask(
        `select greatest(0, extract(epoch from $1::timestamptz - min(c.at)))::float8 as value from agency a cross join lateral (
           select min(wake_at) as at from sla_clock where agency_id = a.id) c where ${LIVE}`,
        [this.clock.now().toString()],
      ),
    );
    this.metrics.gauge(
      'desk_clock_lateness_seconds',
      'Warnings and breaches of the last five minutes: 99 % were recorded within so long of their instant',
      () => {
        const now = this.clock.now().epochMilliseconds;
        return this.ask(
          `select percentile_disc(0.99) within group (order by extract(epoch from e.recorded_at - e.occurred_at))::float8 as value
           from ticket_event e join agency a on a.id = e.agency_id
           where e.id >= $1 and e.type in ('sla.warned', 'sla.breached') and ${LIVE}`,
          // Ids of the log are made when its lines are written, and sort by that.
          [newIdAt(now - LATELY_MS)],
        );
      },
    );
  }

  private async ask(sql: string, values: readonly unknown[]): Promise<number> {
    const [row] = await this.database.read(this.database.systemScope, (tx) =>
      tx.query<{ value: number | null }>(sql, values),
    );
    return row?.value ?? 0;
  }
}
