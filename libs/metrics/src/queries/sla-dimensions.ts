import { CLOCK_TARGETS, type SlaDimension, type SlaReportRow } from '@desk/contracts';

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
  line: {
    group: '(select m.line from team m where m.id = team_id)',
    join: '',
    key: 'g.part',
    name: 'g.part',
    order: `array_position(array['first', 'second', 'onsite'], g.part)`,
  },
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

/** A line is looked up once a team, not once a row. */
const BY_TEAM = '(select team_id, target, sum(met) as met, sum(missed) as missed from counted group by 1, 2) c';

export type SlaGroupRow = Omit<SlaReportRow, 'attainment'>;

/** Sums what `counted` selects by one of its dimensions and by clock; a group of which nothing was counted is left out. */
export function groupedBy(by: SlaDimension, counted: string): string {
  const { group, join, key, name, order } = DIMENSIONS[by];
  const named = order.replace('name', `${name} collate "nb-x-icu"`);
  return /* sql */ `
with counted as (
  ${counted}
), g as (
  select ${group} as part, target, sum(met)::integer as met, sum(missed)::integer as missed
  from ${by === 'line' ? BY_TEAM : 'counted'} group by 1, 2 having sum(met) + sum(missed) > 0
)
select ${key} as key, ${name} as name, g.target, g.met, g.missed from g ${join}
order by ${named}, array_position(array['${CLOCK_TARGETS.join(`', '`)}'], g.target)`;
}

export const withAttainment = (row: SlaGroupRow): SlaReportRow => ({
  ...row,
  attainment: row.met / (row.met + row.missed),
});
