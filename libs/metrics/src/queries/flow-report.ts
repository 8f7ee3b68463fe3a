import type { Actor } from '@desk/access';
import type { FlowReport } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { FLOW_COLUMNS } from '../contribution-tables.js';
import type { FlowCounts } from '../domain/ticket-flow.js';
import { filterOf, periodOf, reportScope } from './report-scope.js';

/** What came in, what was solved and by which line. Whole months from the sums, the days at the edges by ticket. */
@Injectable()
export class ReadFlowReport {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, query: { from: string; to: string; agency?: string }): Promise<FlowReport> {
    const scope = reportScope(actor);
    const period = periodOf(query);
    return this.database.read(scope, async (tx) => {
      const { agencyIds } = await filterOf(tx, actor, query);
      const [sums] = await tx.query<FlowCounts>(SUMS, [
        agencyIds,
        period.from,
        period.monthsFrom,
        period.monthsTo,
        period.to,
      ]);
      const [middle] = await tx.query<{ seconds: number | null }>(
        `select round(percentile_cont(0.5) within group (order by seconds_to_resolve))::integer as seconds
         from ticket_flow where agency_id = any($1::uuid[]) and day between $2::date and $3::date`,
        [agencyIds, period.from, period.to],
      );
      if (!sums || !middle) throw new Error('a sum without a row');
      return {
        ...sums,
        firstLineResolution: share(sums.firstLineResolved, sums.firstLineEligible),
        firstContactResolution: share(sums.firstContactResolved, sums.firstLineEligible),
        medianSecondsToResolve: middle.seconds,
      };
    });
  }
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

const COLUMNS = Object.values(FLOW_COLUMNS).join(', ');

const SUMS = /* sql */ `
select ${Object.entries(FLOW_COLUMNS)
  .map(([field, column]) => `coalesce(sum(${column}), 0)::integer as "${field}"`)
  .join(', ')}
from (
  select ${COLUMNS} from flow_rollup where month >= $3::date and month < $4::date and agency_id = any($1::uuid[])
  union all
  select ${COLUMNS} from ticket_flow
  where (day >= $2::date and day < $3::date or day >= $4::date and day <= $5::date) and agency_id = any($1::uuid[])
) f`;
