import type { KnownAs } from '@desk/contracts';
import type { ReportPeriod } from '../domain/report-period.js';
import { partsOfPeriod } from './parts-of-period.js';
import type { ReportFilter } from './report-scope.js';

/** The parameters $1 to $8 of `countedCycles`. */
export function countedIn(filter: ReportFilter, period: ReportPeriod): readonly unknown[] {
  const { agencyIds, serviceId, priority, teamIds } = filter;
  return [agencyIds, serviceId, priority, teamIds, period.from, period.monthsFrom, period.monthsTo, period.to];
}

/** The same columns in the same order, of each kind of row that may hold them; null: that kind does not. */
interface Columns {
  /** Of the sums of a month; of hours of a year too. */
  readonly sums: string;
  /** Of the sums without a service, by month or day; `start` says which. Of hours: by day. */
  readonly totals: string | null;
  /** Of the sums by agency and clock alone, by month or day. */
  readonly agencies: string | null;
  /** Of those by agency, service and clock, by month or day. */
  readonly services: string | null;
  readonly cycles: string;
}

interface Source {
  readonly of?: 'cycles' | 'hours';
  readonly knownAs?: KnownAs | undefined;
  readonly filter: ReportFilter;
}

const FILTER = `agency_id = any($1::uuid[]) and ($2::uuid is null or service_id = $2) and ($3::smallint is null or priority = $3)
    and ($4::uuid[] is null or team_id = any($4))`;
const BY_SERVICE = `agency_id = any($1::uuid[]) and ($2::uuid is null or service_id = $2) and $3::smallint is null and $4::uuid[] is null`;
/** Where there is no service, or no priority and team either: who asks for one is sent elsewhere. */
const WITHOUT_SERVICE = FILTER.replace('service_id = $2', 'false');
const BY_AGENCY = `agency_id = any($1::uuid[]) and $2::uuid is null and $3::smallint is null and $4::uuid[] is null`;

/** Where there is no agency: for who reads the whole city. */
const OF_CITY = FILTER.replace('agency_id = any($1::uuid[])', '$1::uuid[] is not null');

const PARTS = partsOfPeriod({ from: '$5', monthsFrom: '$6', monthsTo: '$7', to: '$8' });
/** A parameter that nothing asks for has no type. */
const NO_EDGES = 'and $5::date is not null and $8::date is not null';

/**
 * What is counted in a period: from the coarsest sums that tell it, of whole months and of the days at the edges. Where none
 * does, whole months from the sums, the days at the edges from the cycles themselves. As at closing: the whole months
 * alone, from what was frozen.
 */
export function countedCycles(columns: Columns, { of = 'cycles', knownAs = 'now', filter }: Source): string {
  const { sums, totals, cycles } = columns;
  const isHours = of === 'hours';
  const spans = spansOf(columns, filter);
  if (knownAs === 'closing') {
    if (!isHours && spans !== null) {
      return `select ${spans.columns} from closed_${spans.of} where span = 'month' and ${PARTS.months('start')} and ${spans.filter} ${NO_EDGES}`;
    }
    return isHours
      ? `select ${sums} from closed_hours where ${PARTS.months('month')} and ${BY_AGENCY} ${NO_EDGES}`
      : `select ${sums} from closed_sla where ${PARTS.months('month')} and ${FILTER} ${NO_EDGES}`;
  }
  if (isHours) {
    if (isNarrowed(filter) && filter.isWholeCity) {
      const from = `select ${sums} from sla_city_hours where ${OF_CITY}`;
      return `${from} and span = 'year' and ${PARTS.years('start')}
  union all ${from} and span = 'month' and ${PARTS.monthsBeside('start')}
  union all ${from} and span = 'day' and ${PARTS.days('start')}`;
    }
    return isNarrowed(filter)
      ? `select ${cycles} from clock_outcome where counted_on between $5::date and $8::date and ${FILTER}
    and $6::date is not null and $7::date is not null`
      : `select ${sums} from sla_year_hours where ${PARTS.years('year')} and ${BY_AGENCY}
  union all select ${sums} from sla_hours where ${PARTS.monthsBeside('month')} and ${BY_AGENCY}
  union all select ${totals ?? ''} from sla_day_hours where ${PARTS.days('day')} and ${BY_AGENCY}`;
  }
  if (spans !== null) {
    const from = `select ${spans.columns} from sla_${spans.of} where ${spans.filter}`;
    return `${from} and span = 'month' and ${PARTS.months('start')} union all ${from} and span = 'day' and ${PARTS.days('start')}`;
  }
  return `select ${sums} from sla_rollup where ${PARTS.months('month')} and ${FILTER}
  union all select ${cycles} from clock_outcome where ${PARTS.days('counted_on')} and ${FILTER}`;
}

/** The coarsest sums by month and day that hold what is asked for; null: it takes the finest. */
function spansOf({ totals, agencies, services }: Columns, filter: ReportFilter) {
  const isByService = filter.priority === null && filter.teamIds === null;
  if (agencies !== null && !isNarrowed(filter)) return { of: 'agency', columns: agencies, filter: BY_AGENCY };
  if (services !== null && isByService) return { of: 'service', columns: services, filter: BY_SERVICE };
  if (totals !== null && filter.serviceId === null) return { of: 'total', columns: totals, filter: WITHOUT_SERVICE };
  return null;
}

/** Hours are summed by agency alone, or by all the rest for the whole city. */
export function isNarrowed({ serviceId, priority, teamIds }: ReportFilter): boolean {
  return serviceId !== null || priority !== null || teamIds !== null;
}
