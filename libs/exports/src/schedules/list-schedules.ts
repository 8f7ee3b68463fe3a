import { scopeOf, type Actor } from '@desk/access';
import type { ReportScheduleList } from '@desk/contracts';
import { Config, Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { readViews } from './schedule-rows.js';

/** The reports by mail that somebody has set up or gets. */
@Injectable()
export class ListSchedules {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async run(actor: Actor): Promise<ReportScheduleList> {
    const items = await this.database.read(scopeOf(actor), (tx) => readViews(tx, actor));
    return { mail: this.config.smtpUrl !== null, items };
  }
}
