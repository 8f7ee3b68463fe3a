import type { Actor } from '@desk/access';
import type { FlowMonth, FlowMonths, FlowMonthsQuery } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { filterOf, periodOf, reportScope } from './report-scope.js';

/**
 * In and out by month, of the months that a period touches, and how many are open at the end of each: all that were filed
 * until then without those that were solved for good or withdrawn. As at closing: the same of the
 * months that are frozen, each as it was then.
 */
@Injectable()
export class ReadFlowMonths {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, query: FlowMonthsQuery): Promise<FlowMonths> {
    const scope = reportScope(actor);
    const { from, to } = periodOf(query);
    const items = await this.database.read(scope, async (tx) => {
      const { agencyIds } = await filterOf(tx, actor, query);
      return tx.query<FlowMonth>(sqlFrom(query.knownAs === 'closing' ? 'closed_flow' : 'flow_rollup'), [
        agencyIds,
        from,
        to,
      ]);
    });
    return { items };
  }
}

const sqlFrom = (table: 'flow_rollup' | 'closed_flow'): string => /* sql */ `
with sums as (
  select month, sum(filed) as filed, sum(resolved) as resolved, sum(cancelled) as cancelled, sum(reopened) as reopened
  from ${table} where agency_id = any($1::uuid[]) and month <= $3::date group by 1
), running as (
  select *, sum(filed - resolved - cancelled) over (order by month) as open from sums
)
select to_char(month, 'YYYY-MM') as month, filed::integer as filed, resolved::integer as resolved,
  cancelled::integer as cancelled, reopened::integer as reopened, open::integer as open
from running where month >= date_trunc('month', $2::date) order by 1`;
