import type { KnownAs } from '@desk/contracts';
import type { ReportPeriod } from '../domain/report-period.js';
import type { ReportFilter } from './report-scope.js';

const FILTER = `agency_id = any($1::uuid[]) and ($2::uuid is null or service_id = $2) and ($3::smallint is null or priority = $3)
    and ($4::uuid[] is null or team_id = any($4))`;

/** The parameters $1 to $8 of `countedCycles`. */
export function countedIn(filter: ReportFilter, period: ReportPeriod): readonly unknown[] {
  const { agencyIds, serviceId, priority, teamIds } = filter;
  return [agencyIds, serviceId, priority, teamIds, period.from, period.monthsFrom, period.monthsTo, period.to];
}

const CLOSED = { sla_rollup: 'closed_sla', sla_hours: 'closed_hours' } as const;

/**
 * What is counted in a period: whole months from the sums, the days at the edges from the cycles themselves. Both lists name
 * the same columns in the same order. As at closing: the whole months alone, from what was frozen.
 */
export function countedCycles(
  columns: { readonly sums: string; readonly cycles: string },
  { sums = 'sla_rollup', knownAs = 'now' }: { sums?: keyof typeof CLOSED; knownAs?: KnownAs | undefined } = {},
): string {
  const months = /* sql */ `select ${columns.sums} from ${knownAs === 'now' ? sums : CLOSED[sums]}
  where month >= $6::date and month < $7::date and ${sums === 'sla_rollup' ? FILTER : 'agency_id = any($1::uuid[])'}`;
  // The days are named all the same: a parameter that nothing asks for has no type.
  if (knownAs === 'closing') return `${months} and $5::date is not null and $8::date is not null${unasked(sums)}`;
  return /* sql */ `${months}
  union all
  select ${columns.cycles} from clock_outcome
  where (counted_on >= $5::date and counted_on < $6::date or counted_on >= $7::date and counted_on <= $8::date) and ${FILTER}`;
}

/** Sums of hours know no service, priority or team; who asks for one is refused before (`sla-hours-report.ts`). */
const unasked = (sums: keyof typeof CLOSED): string =>
  sums === 'sla_rollup' ? '' : ' and $2::uuid is null and $3::smallint is null and $4::uuid[] is null';
