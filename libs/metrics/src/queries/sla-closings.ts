import { cityDate, type Actor } from '@desk/access';
import {
  CLOCK_TARGETS,
  type ClockTarget,
  type SlaClosing,
  type SlaClosings,
  type SlaClosingsQuery,
} from '@desk/contracts';
import { Config, Database, toInstant, toIso } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { closingOf } from '../domain/closing.js';
import { filterOf, periodOf, reportScope } from './report-scope.js';

interface Row {
  readonly month: string;
  readonly frozenAt: Date | null;
  readonly target: ClockTarget | null;
  readonly thenMet: number;
  readonly thenMissed: number;
  readonly met: number;
  readonly missed: number;
}

/** The months that a period touches, each whole: as it was when it was frozen, and as it is known now. */
@Injectable()
export class ReadSlaClosings {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, query: SlaClosingsQuery): Promise<SlaClosings> {
    const scope = reportScope(actor);
    const period = periodOf(query);
    const rows = await this.database.read(scope, async (tx) => {
      const { agencyIds, serviceId, priority, teamIds } = await filterOf(tx, actor, query);
      return tx.query<Row>(sqlOf(serviceId), [agencyIds, serviceId, priority, teamIds, period.from, period.to]);
    });
    const months = [...new Set(rows.map(({ month }) => month))];
    return {
      items: months.map((month) =>
        this.closing(
          month,
          rows.filter((row) => row.month === month),
        ),
      ),
    };
  }

  private closing(month: string, rows: readonly Row[]): SlaClosing {
    const frozenAt = rows[0]?.frozenAt ?? null;
    return {
      month: month.slice(0, 7),
      frozenAt: frozenAt && toIso(toInstant(frozenAt)),
      closesOn: cityDate(closingOf(month, this.config.closingDays).dueAt),
      targets: rows.flatMap(({ target, thenMet, thenMissed, met, missed }) =>
        target === null
          ? []
          : [{ target, then: frozenAt && { met: thenMet, missed: thenMissed }, now: { met, missed } }],
      ),
    };
  }
}

const within = (month: string): string => `${month} between date_trunc('month', $5::date)::date and $6::date`;
const FILTER = `agency_id = any($1::uuid[]) and ($3::smallint is null or priority = $3) and ($4::uuid[] is null or team_id = any($4))`;

/** Of all services from the sums without one, which are fewer. */
function sqlOf(serviceId: string | null): string {
  const [now, then] = serviceId === null ? ['sla_total', 'closed_total'] : ['sla_rollup', 'closed_sla'];
  const month = serviceId === null ? 'start' : 'month';
  const filter = `${FILTER} and ${within(month)} and ${serviceId === null ? `$2::uuid is null and span = 'month'` : 'service_id = $2::uuid'}`;
  return /* sql */ `
with sums as (
  select ${month} as month, target, 0 as then_met, 0 as then_missed, met, missed from ${now} where ${filter}
  union all
  select ${month}, target, met, missed, 0, 0 from ${then} where ${filter}
), s as (
  select month, target, sum(then_met)::integer as then_met, sum(then_missed)::integer as then_missed, sum(met)::integer as met,
    sum(missed)::integer as missed
  from sums group by 1, 2 having sum(then_met + then_missed + met + missed) > 0
), m as (
  select month from s union select month from month_closing where ${within('month')}
)
select m.month::text as month, c.frozen_at as "frozenAt", s.target, s.then_met as "thenMet", s.then_missed as "thenMissed",
  s.met, s.missed
from m left join month_closing c on c.month = m.month left join s on s.month = m.month
order by m.month, array_position(array['${CLOCK_TARGETS.join(`', '`)}'], s.target)`;
}
