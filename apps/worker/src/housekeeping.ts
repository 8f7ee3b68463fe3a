import { purgeSessions } from '@desk/access';
import { Config, Database, OnJob } from '@desk/platform';
import { Injectable } from '@nestjs/common';

/** How long what is kept for a while is kept. */
const KEPT = [
  `delete from idempotency_key where created_at < $1::timestamptz - interval '7 days'`,
  `delete from queue_change where created_at < $1::timestamptz - interval '1 hour'`,
  `delete from routing_trial where requested_at < $1::timestamptz - interval '7 days'`,
  `delete from known_report where requested_at < $1::timestamptz - interval '14 days'`,
  `delete from report_mail where due_at < $1::timestamptz - interval '400 days' and state <> 'queued'`,
  `delete from bulk_change where started_at < $1::timestamptz - interval '30 days'`,
];
const SIGNALS = `delete from attention_signal where received_at < $1::timestamptz - $2 * interval '1 day'`;

/** Removes what has had its time. Nothing depends on when it runs. */
@Injectable()
export class Housekeeping {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  @OnJob('housekeeping.purge')
  async purge(): Promise<void> {
    await this.database.transaction(this.database.systemScope, async (tx) => {
      for (const sql of KEPT) await tx.query(sql, [tx.now.toString()]);
      await tx.query(SIGNALS, [tx.now.toString(), this.config.signalDays]);
      await purgeSessions(tx);
    });
  }
}
