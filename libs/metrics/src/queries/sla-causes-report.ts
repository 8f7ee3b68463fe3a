import type { Actor } from '@desk/access';
import {
  BREACH_CAUSES,
  CLOCK_TARGETS,
  type BreachCause,
  type ClockTarget,
  type KnownAs,
  type SlaCausesReport,
  type SlaReportQuery,
} from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { countedCycles, countedIn } from './counted-cycles.js';
import { filterOf, periodOf, reportScope, type ReportFilter } from './report-scope.js';

/** Where the time went of what was missed in a period; causes that nothing had are left out. */
@Injectable()
export class ReadSlaCauses {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, query: Omit<SlaReportQuery, 'by'>): Promise<SlaCausesReport> {
    const scope = reportScope(actor);
    const period = periodOf(query);
    const rows = await this.database.read(scope, async (tx) => {
      const filter = await filterOf(tx, actor, query);
      return tx.query<{ target: ClockTarget } & Record<BreachCause, number>>(
        sqlOf(filter, query.knownAs),
        countedIn(filter, period),
      );
    });
    const items = rows.flatMap((row) =>
      BREACH_CAUSES.map((cause) => ({ target: row.target, cause, missed: row[cause] })),
    );
    return { items: items.filter(({ missed }) => missed > 0) };
  }
}

const SUMS = `target, ${BREACH_CAUSES.join(', ')}`;

const sqlOf = (filter: ReportFilter, knownAs: KnownAs | undefined): string => /* sql */ `
select target, ${BREACH_CAUSES.map((cause) => `sum(${cause})::integer as ${cause}`).join(', ')}
from (
  ${countedCycles(
    {
      sums: SUMS,
      totals: SUMS,
      agencies: SUMS,
      services: SUMS,
      cycles: `target, ${BREACH_CAUSES.map((cause) => `(cause is not distinct from '${cause}')::integer`).join(', ')}`,
    },
    { knownAs, filter },
  )}
) c
group by target
order by array_position(array['${CLOCK_TARGETS.join(`', '`)}'], target)`;
