import type { Actor } from '@desk/access';
import {
  CLOCK_TARGETS,
  type ClockTarget,
  type SlaDimension,
  type SlaReport,
  type SlaReportQuery,
} from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { countedCycles, countedIn } from './counted-cycles.js';
import { filterOf, periodOf, reportScope } from './report-scope.js';

/** How attainment is laid out: what groups it, what names the group, and in which order groups stand. */
const DIMENSIONS = {
  agency: { group: 'agency_id', join: 'join agency d on d.id = g.part', key: 'd.key', name: 'd.name', order: 'name' },
  service: {
    group: 'service_id',
    join: 'join service d on d.id = g.part',
    key: 'd.key',
    name: 'd.name',
    order: 'd.position, name',
  },
  priority: { group: 'priority', join: '', key: 'g.part::text', name: 'g.part::text', order: 'g.part' },
  team: {
    group: 'team_id',
    join: 'join team d on d.id = g.part',
    key: 'd.key',
    name: 'd.name',
    order: 'd.position, name',
  },
  month: {
    group: 'month',
    join: '',
    key: `to_char(g.part, 'YYYY-MM')`,
    name: `to_char(g.part, 'YYYY-MM')`,
    order: 'g.part',
  },
} as const satisfies Record<SlaDimension, { group: string; join: string; key: string; name: string; order: string }>;

/** Attainment by clock: whole months from the sums, the days at the edges from the cycles themselves. */
@Injectable()
export class ReadSlaReport {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, query: SlaReportQuery): Promise<SlaReport> {
    const scope = reportScope(actor);
    const period = periodOf(query);
    const rows = await this.database.read(scope, async (tx) => {
      const filter = await filterOf(tx, actor, query);
      return tx.query<{ key: string; name: string; target: ClockTarget; met: number; missed: number }>(
        sqlBy(query.by),
        countedIn(filter, period),
      );
    });
    const items = rows.map((row) => ({ ...row, attainment: row.met / (row.met + row.missed) }));
    return { items, nextCursor: null };
  }
}

function sqlBy(by: SlaDimension): string {
  const { group, join, key, name, order } = DIMENSIONS[by];
  const named = order.replace('name', `${name} collate "nb-x-icu"`);
  return /* sql */ `
with counted as (
  ${countedCycles({
    sums: 'agency_id, month, service_id, priority, team_id, target, met, missed',
    cycles: `agency_id, date_trunc('month', counted_on)::date, service_id, priority, team_id, target,
      (outcome = 'met')::integer, (outcome = 'missed')::integer`,
  })}
), g as (
  select ${group} as part, target, sum(met)::integer as met, sum(missed)::integer as missed
  from counted group by 1, 2 having sum(met) + sum(missed) > 0
)
select ${key} as key, ${name} as name, g.target, g.met, g.missed from g ${join}
order by ${named}, array_position(array['${CLOCK_TARGETS.join(`', '`)}'], g.target)`;
}
