import type { Actor } from '@desk/access';
import {
  CLOCK_TARGETS,
  USE_BEYOND,
  USE_BOUNDS,
  USE_OPEN,
  type ClockTarget,
  type KnownAs,
  type SlaReportQuery,
  type SlaUseReport,
} from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { useColumn } from '../contribution-tables.js';
import { countedCycles, countedIn } from './counted-cycles.js';
import { filterOf, periodOf, reportScope, type ReportFilter } from './report-scope.js';

/** How much of their target the cycles had used that are counted in a period. */
@Injectable()
export class ReadSlaUse {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, query: Omit<SlaReportQuery, 'by'>): Promise<SlaUseReport> {
    const scope = reportScope(actor);
    const period = periodOf(query);
    const items = await this.database.read(scope, async (tx) => {
      const filter = await filterOf(tx, actor, query);
      return tx.query<{ target: ClockTarget; counts: number[]; open: number }>(
        sqlOf(filter, query.knownAs),
        countedIn(filter, period),
      );
    });
    return { bounds: [...USE_BOUNDS], items };
  }
}

const ENDED = [...USE_BOUNDS, USE_BEYOND] as const;
const SHARES = [...ENDED, USE_OPEN] as const;
const SUMS = `target, met + missed as counted, ${SHARES.map(useColumn).join(', ')}`;

const sqlOf = (filter: ReportFilter, knownAs: KnownAs | undefined): string => /* sql */ `
select target, array[${ENDED.map((share) => `sum(${useColumn(share)})`).join(', ')}]::integer[] as counts,
  sum(${useColumn(USE_OPEN)})::integer as open
from (
  ${countedCycles(
    {
      sums: SUMS,
      totals: SUMS,
      agencies: SUMS,
      services: SUMS,
      cycles: `target, 1, ${SHARES.map((share) => `(used = ${share})::integer`).join(', ')}`,
    },
    { knownAs, filter },
  )}
) c
group by target having sum(counted) > 0
order by array_position(array['${CLOCK_TARGETS.join(`', '`)}'], target)`;
