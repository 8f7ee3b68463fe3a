import type { ReportPeriod } from '../domain/report-period.js';
import type { ReportFilter } from './report-scope.js';

const FILTER = `agency_id = any($1::uuid[]) and ($2::uuid is null or service_id = $2) and ($3::smallint is null or priority = $3)
    and ($4::uuid is null or team_id = $4)`;

/** The parameters $1 to $8 of `countedCycles`. */
export function countedIn(filter: ReportFilter, period: ReportPeriod): readonly unknown[] {
  const { agencyIds, serviceId, priority, teamId } = filter;
  return [agencyIds, serviceId, priority, teamId, period.from, period.monthsFrom, period.monthsTo, period.to];
}

/**
 * What is counted in a period: whole months from the sums, the days at the edges from the cycles themselves. Both lists name
 * the same columns in the same order.
 */
export function countedCycles(
  columns: { readonly sums: string; readonly cycles: string },
  sums: 'sla_rollup' | 'sla_hours' = 'sla_rollup',
): string {
  return /* sql */ `select ${columns.sums} from ${sums}
  where month >= $6::date and month < $7::date and ${sums === 'sla_rollup' ? FILTER : 'agency_id = any($1::uuid[])'}
  union all
  select ${columns.cycles} from clock_outcome
  where (counted_on >= $5::date and counted_on < $6::date or counted_on >= $7::date and counted_on <= $8::date) and ${FILTER}`;
}
