import { Config, Database, Log, OnJob, toInstant, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { FREEZE_MONTHS } from '../contribution-tables.js';
import { monthsToFreeze } from '../domain/closing.js';

/**
 * Freezes the sums of the months that are over and whose figures have caught up. A month is written once: what comes to be
 * known later changes what is known now, and not what was known then.
 */
@Injectable()
export class CloseMonths {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  @OnJob('metrics.close')
  async run(): Promise<void> {
    await this.database.transaction(this.database.systemScope, async (tx) => {
      const [next] = await tx.query<{ month: string | null }>(FIRST_OPEN);
      const month = next?.month ?? null;
      if (month === null) return;
      const { closingDays } = this.config;
      const over = monthsToFreeze(month, { now: tx.now, reached: null, closingDays });
      if (over.length === 0) return;
      const due = monthsToFreeze(month, { now: tx.now, reached: await reached(tx), closingDays });
      if (due.length < over.length) {
        this.log.warn({ months: over.slice(due.length).map((one) => one.month) }, 'months wait for their figures');
      }
      if (due.length === 0) return;
      const frozen = await tx.query<{ month: string }>(FREEZE_MONTHS, [
        due.map((one) => one.month),
        due.map(({ dueAt }) => dueAt.toString()),
        tx.now.toString(),
      ]);
      if (frozen.length > 0) this.log.info({ months: frozen.map((one) => one.month) }, 'months are frozen');
    });
  }
}

/** When the oldest of what is on its way to the figures was recorded, or fell due without anybody having noticed. */
async function reached(tx: ReadTx): Promise<Temporal.Instant | null> {
  const [row] = await tx.query<{ at: Date | null }>(REACHED);
  return row?.at ? toInstant(row.at) : null;
}

/** The month after the last that is frozen, or the first of which there is a figure. */
const FIRST_OPEN = /* sql */ `
select coalesce(
  (select (max(month) + interval '1 month')::date from month_closing),
  least((select min(month) from sla_rollup), (select min(month) from flow_rollup)))::text as month`;

const REACHED = /* sql */ `
select least(
  (select min(e.recorded_at) from event_delivery d join ticket_event e on e.id = d.event_id where d.handler = 'metrics'),
  (select min(e.recorded_at) from outbox o join ticket_event e on e.id = o.event_id),
  (select min(c.wake_at) from agency a cross join lateral (
    select min(wake_at) as wake_at from sla_clock where agency_id = a.id and wake_at is not null) c
    where a.kind <> 'history')
) as at`;
