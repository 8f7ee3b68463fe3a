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

const GROUPS = { service_id: 'uuid', priority: 'smallint', team_id: 'uuid' } as const;

/** What the sums do not tell is null, and nothing is grouped by it. */
function spanned(...told: readonly (keyof typeof GROUPS)[]): string {
  const groups = Object.entries(GROUPS).map(([column, type]) =>
    told.some((one) => one === column) ? column : `null::${type} as ${column}`,
  );
  return `agency_id, date_trunc('month', start)::date as month, ${groups.join(', ')}, target, met, missed`;
}

const sqlBy = ({ by, knownAs }: SlaReportQuery, filter: ReportFilter): string => {
  const isByAgency = by === 'agency' || by === 'month';
  return groupedBy(
    by,
    countedCycles(
      {
        sums: 'agency_id, month, service_id, priority, team_id, target, met, missed',
        totals: by === 'service' ? null : spanned('priority', 'team_id'),
        agencies: isByAgency ? spanned() : null,
        services: isByAgency || by === 'service' ? spanned('service_id') : null,
        cycles: `agency_id, date_trunc('month', counted_on)::date, service_id, priority, team_id, target,
      (outcome = 'met')::integer, (outcome = 'missed')::integer`,
      },
      { knownAs, filter },
    ),
  );
};
