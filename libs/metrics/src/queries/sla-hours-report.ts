import type { Actor } from '@desk/access';
import type { ClockTarget, KnownAs, SlaHoursReport, SlaReportQuery } from '@desk/contracts';
import { Database, Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { countedCycles, countedIn, isNarrowed } from './counted-cycles.js';
import { filterOf, periodOf, reportScope, type ReportFilter } from './report-scope.js';

/** In which hours of the week the cycles of a period were met or fell due. */
@Injectable()
export class ReadSlaHours {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, query: Omit<SlaReportQuery, 'by'> & { target?: ClockTarget }): Promise<SlaHoursReport> {
    const scope = reportScope(actor);
    const period = periodOf(query);
    const items = await this.database.read(scope, async (tx) => {
      const filter = await filterOf(tx, actor, query);
      if (query.knownAs === 'closing' && isNarrowed(filter)) throw notFrozen();
      return tx.query<SlaHoursReport['items'][number]>(sqlOf(filter, query.knownAs), [
        ...countedIn(filter, period),
        query.target,
      ]);
    });
    return { items };
  }
}

const notFrozen = (): Problem =>
  new Problem(
    'validation_failed',
    'Ask for the hours as they are known now, or of all services, priorities and teams.',
    {
      errors: [{ pointer: '?knownAs', message: 'hours are frozen by agency alone' }],
    },
  );

const sqlOf = (filter: ReportFilter, knownAs: KnownAs | undefined): string => /* sql */ `
select weekday, hour, sum(missed)::integer as missed, sum(met + missed)::integer as counted
from (
  ${countedCycles(
    {
      sums: 'target, weekday, hour, met, missed',
      totals: 'target, extract(isodow from day)::smallint, hour, met, missed',
      agencies: null,
      services: null,
      cycles: `target, weekday, hour, (outcome = 'met')::integer as met, (outcome = 'missed')::integer as missed`,
    },
    { of: 'hours', knownAs, filter },
  )}
) c
where $9::text is null or target = $9
group by 1, 2 having sum(met + missed) > 0
order by 1, 2`;
