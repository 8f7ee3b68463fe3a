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
import { Temporal } from 'temporal-polyfill';
import { closingOf } from '../domain/closing.js';
import { reportPeriod, type ReportPeriod } from '../domain/report-period.js';
import { monthStart } from '../domain/shown-days.js';
import { countedCycles, countedIn } from './counted-cycles.js';
import { filterOf, periodOf, reportScope, type ReportFilter } from './report-scope.js';

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
    const period = wholeMonths(periodOf(query));
    const rows = await this.database.read(scope, async (tx) => {
      const filter = await filterOf(tx, actor, query);
      return tx.query<Row>(sqlOf(filter), countedIn(filter, period));
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

/** From the first day of the month of `from` to the last of that of `to`. */
function wholeMonths({ from, to }: ReportPeriod): ReportPeriod {
  const last = Temporal.PlainDate.from(to);
  return reportPeriod(monthStart(from), last.with({ day: last.daysInMonth }).toString());
}

const BY_MONTH = `date_trunc('month', start)::date as month, target, met, missed`;
const COLUMNS = {
  sums: 'month, target, met, missed',
  totals: BY_MONTH,
  agencies: BY_MONTH,
  services: BY_MONTH,
  cycles: `date_trunc('month', counted_on)::date, target, (outcome = 'met')::integer, (outcome = 'missed')::integer`,
};

const sqlOf = (filter: ReportFilter): string => /* sql */ `
with sums as (
  select month, target, 0 as then_met, 0 as then_missed, met, missed from (${countedCycles(COLUMNS, { filter })}) n
  union all
  select month, target, met, missed, 0, 0 from (${countedCycles(COLUMNS, { filter, knownAs: 'closing' })}) t
), s as (
  select month, target, sum(then_met)::integer as then_met, sum(then_missed)::integer as then_missed, sum(met)::integer as met,
    sum(missed)::integer as missed
  from sums group by 1, 2 having sum(then_met + then_missed + met + missed) > 0
), m as (
  select month from s union select month from month_closing where month >= $6::date and month < $7::date
)
select m.month::text as month, c.frozen_at as "frozenAt", s.target, s.then_met as "thenMet", s.then_missed as "thenMissed",
  s.met, s.missed
from m left join month_closing c on c.month = m.month left join s on s.month = m.month
order by m.month, array_position(array['${CLOCK_TARGETS.join(`', '`)}'], s.target)`;
