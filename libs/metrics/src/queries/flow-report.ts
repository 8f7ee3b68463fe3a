import type { Actor } from '@desk/access';
import type { FlowReport, KnownAs } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { FLOW_COLUMNS } from '../contribution-tables.js';
import type { FlowCounts } from '../domain/ticket-flow.js';
import { filterOf, periodOf, reportScope } from './report-scope.js';
import { partsOfPeriod } from './parts-of-period.js';

interface FlowQuery {
  readonly from: string;
  readonly to: string;
  readonly agency?: string;
  readonly knownAs?: KnownAs;
}

/**
 * What came in, what was solved and by which line. Whole months from the sums, the days at the edges from the sums of days; as at closing
 * the whole months that are frozen alone.
 */
@Injectable()
export class ReadFlowReport {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, query: FlowQuery): Promise<FlowReport> {
    const scope = reportScope(actor);
    const period = periodOf(query);
    return this.database.read(scope, async (tx) => {
      const { agencyIds } = await filterOf(tx, actor, query);
      const isClosed = query.knownAs === 'closing';
      const months = [agencyIds, period.monthsFrom, period.monthsTo];
      const [sums] = isClosed
        ? await tx.query<FlowSums>(CLOSED, months)
        : await tx.query<FlowSums>(SUMS, [...months, period.from, period.to]);
      const isLong = sums !== undefined && sums.resolved > MOST_SORTED;
      const median = isLong ? [...months, period.from, period.to] : [agencyIds, period.from, period.to];
      const [middle] = isClosed ? [{ seconds: null }] : await tx.query<Middle>(isLong ? NEAR_MEDIAN : MEDIAN, median);
      if (!sums || !middle) throw new Error('a sum without a row');
      const { queueSeconds, holdSeconds, agentSeconds, ...counts } = sums;
      return {
        ...counts,
        firstLineResolution: share(sums.firstLineResolved, sums.firstLineEligible),
        reopenedShare: sums.resolvedAgain === null ? null : share(sums.resolvedAgain, sums.resolved),
        firstContactResolution: share(sums.firstContactResolved, sums.firstLineEligible),
        spent: { inQueue: queueSeconds, onHold: holdSeconds, withAgent: agentSeconds },
        medianSecondsToResolve: middle.seconds,
      };
    });
  }
}

/** Up to so many tickets the median is exact; of more it is within 1 %, which takes no sorting of all of them. */
const MOST_SORTED = 50_000;

type FlowSums = Omit<FlowCounts, 'resolvedAgain'> & Pick<FlowReport, 'resolvedAgain'>;

interface Middle {
  readonly seconds: number | null;
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

const COLUMNS = Object.values(FLOW_COLUMNS).join(', ');
/** Seconds of many tickets are more than an integer holds. */
const ALL = Object.entries(FLOW_COLUMNS)
  .map(([field, column]) => `coalesce(sum(${column}), 0)::float8 as "${field}"`)
  .join(', ');
const PARTS = partsOfPeriod({ monthsFrom: '$2', monthsTo: '$3', from: '$4', to: '$5' });
const MONTHS = `${PARTS.months('month')} and agency_id = any($1::uuid[])`;

const SUMS = /* sql */ `
select ${ALL} from (
  select ${COLUMNS} from flow_rollup where ${MONTHS}
  union all
  select ${COLUMNS} from flow_day
  where ${PARTS.days('day')} and agency_id = any($1::uuid[])
) f`;

/** Known of all months or not at all. */
const CLOSED = `select ${ALL}, case when count(*) = count(resolved_again) then coalesce(sum(resolved_again), 0)::float8 end as "resolvedAgain"
from closed_flow where ${MONTHS}`;

const MEDIAN = /* sql */ `
select round(percentile_cont(0.5) within group (order by seconds_to_resolve))::integer as seconds
from ticket_flow where agency_id = any($1::uuid[]) and day between $2::date and $3::date`;

/** The middle of the bucket in which the median lies: years and months from their buckets, the days at the edges by ticket. */
export const NEAR_MEDIAN = /* sql */ `
with b as (
  select bucket, sum(n) as n from (
    select bucket, resolved as n from flow_year_seconds where ${PARTS.years('year')} and agency_id = any($1::uuid[])
    union all
    select bucket, resolved from flow_seconds where ${PARTS.monthsBeside('month')} and agency_id = any($1::uuid[])
    union all
    select floor(ln(greatest(seconds_to_resolve, 1)) * 50)::smallint, 1 from ticket_flow
    where ${PARTS.days('day')} and agency_id = any($1::uuid[])
      and seconds_to_resolve is not null) a
  group by 1
), r as (
  select bucket, sum(n) over (order by bucket) as until, sum(n) over () as all_n from b
)
select round(exp((min(bucket) + 0.5) / 50))::integer as seconds from r where until * 2 >= all_n`;
