import type { Actor } from '@desk/access';
import type { SlaReport, SlaReportQuery } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { countedCycles, countedIn } from './counted-cycles.js';
import { filterOf, periodOf, reportScope, type ReportFilter } from './report-scope.js';
import { groupedBy, withAttainment, type SlaGroupRow } from './sla-dimensions.js';

/** Attainment by clock: whole months from the sums, the days at the edges from the cycles themselves. */
@Injectable()
export class ReadSlaReport {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, query: SlaReportQuery): Promise<SlaReport> {
    const scope = reportScope(actor);
    const period = periodOf(query);
    const rows = await this.database.read(scope, async (tx) => {
      const filter = await filterOf(tx, actor, query);
      return tx.query<SlaGroupRow>(sqlBy(query, filter), countedIn(filter, period));
    });
    return { items: rows.map(withAttainment), nextCursor: null };
  }
}

const MONTH = `date_trunc('month', start)::date`;

const sqlBy = ({ by, knownAs }: SlaReportQuery, filter: ReportFilter): string =>
  groupedBy(
    by,
    countedCycles(
      {
        sums: 'agency_id, month, service_id, priority, team_id, target, met, missed',
        totals:
          by === 'service'
            ? null
            : `agency_id, ${MONTH} as month, null::uuid as service_id, priority, team_id, target, met, missed`,
        agencies:
          by === 'agency' || by === 'month'
            ? `agency_id, ${MONTH} as month, null::uuid as service_id, null::smallint as priority, null::uuid as team_id, target, met, missed`
            : null,
        cycles: `agency_id, date_trunc('month', counted_on)::date, service_id, priority, team_id, target,
      (outcome = 'met')::integer, (outcome = 'missed')::integer`,
      },
      { knownAs, filter },
    ),
  );
