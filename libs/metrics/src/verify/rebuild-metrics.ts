import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Contributions } from '../contributions.js';
import { AGENTS_WITH_DAYS, HandlingDays } from '../handling-days.js';

export interface RebuildReport {
  readonly tickets: number;
  readonly agents: number;
}

const BATCH = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Makes all kept figures anew, beside a desk at work: what each ticket contributes from clocks and log, the days of each
 * agent from sessions and log, and the sums of both. May be broken off and begun again. Clocks are not touched.
 */
@Injectable()
export class RebuildMetrics {
  constructor(
    private readonly database: Database,
    private readonly contributions: Contributions,
    private readonly handling: HandlingDays,
  ) {}

  async run(onProgress: (tickets: number) => void = () => undefined): Promise<RebuildReport> {
    const scope = this.database.systemScope;
    let tickets = 0;
    for (let after = FIRST; ;) {
      const rows = await this.database.read(scope, (tx) =>
        tx.query<{ id: string }>(`select id from ticket where id > $1 order by id limit ${BATCH}`, [after]),
      );
      const ids = rows.map(({ id }) => id);
      await this.database.transaction(scope, (tx) => this.contributions.recompute(tx, ids));
      tickets += ids.length;
      onProgress(tickets);
      const last = ids.at(-1);
      if (last === undefined || ids.length < BATCH) break;
      after = last;
    }
    const agents = await this.database.read(scope, (tx) => tx.query<{ id: string }>(AGENTS_WITH_DAYS));
    for (const { id } of agents) await this.database.transaction(scope, (tx) => this.handling.recomputeAll(tx, id));
    await this.database.transaction(scope, (tx) => this.contributions.sumAnew(tx));
    return { tickets, agents: agents.length };
  }
}
