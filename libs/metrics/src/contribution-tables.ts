/** Writes the cycles that some tickets ($1) count with now ($2), and the difference to before into the sums. */
export const APPLY_CLOCK_OUTCOMES = /* sql */ `
with new as (
  select * from jsonb_to_recordset($2::jsonb) as n("agencyId" uuid, "ticketId" uuid, target text, cycle smallint,
    "serviceId" uuid, priority smallint, "teamId" uuid, outcome text, "countedOn" date)
), old as (
  select * from clock_outcome where ticket_id = any($1::uuid[])
), gone as (
  delete from clock_outcome o where o.ticket_id = any($1::uuid[]) and not exists (
    select from new n where (n."ticketId", n.target, n.cycle) = (o.ticket_id, o.target, o.cycle))
), put as (
  insert into clock_outcome (agency_id, ticket_id, target, cycle, service_id, priority, team_id, outcome, counted_on)
  select n.* from new n where not exists (
    select from old o where (n."ticketId", n.target, n.cycle, n."serviceId", n.priority, n."teamId", n.outcome, n."countedOn")
      = (o.ticket_id, o.target, o.cycle, o.service_id, o.priority, o.team_id, o.outcome, o.counted_on))
  on conflict (ticket_id, target, cycle) do update set service_id = excluded.service_id, priority = excluded.priority,
    team_id = excluded.team_id, outcome = excluded.outcome, counted_on = excluded.counted_on
), moved as (
  select "agencyId" as agency_id, "countedOn" as counted_on, "serviceId" as service_id, priority, "teamId" as team_id, target, outcome, 1 as n from new
  union all
  select agency_id, counted_on, service_id, priority, team_id, target, outcome, -1 from old
)
insert into sla_rollup (agency_id, month, service_id, priority, team_id, target, met, missed)
select agency_id, date_trunc('month', counted_on)::date, service_id, priority, team_id, target,
  coalesce(sum(n) filter (where outcome = 'met'), 0), coalesce(sum(n) filter (where outcome = 'missed'), 0)
from moved group by 1, 2, 3, 4, 5, 6
having coalesce(sum(n) filter (where outcome = 'met'), 0) <> 0 or coalesce(sum(n) filter (where outcome = 'missed'), 0) <> 0
order by 1, 2, 3, 4, 5, 6
on conflict (agency_id, month, service_id, priority, team_id, target)
  do update set met = sla_rollup.met + excluded.met, missed = sla_rollup.missed + excluded.missed`;

/** Sums of cycles that are not what their cycles add up to; nothing, if all is well. */
export const WRONG_SLA_SUMS = /* sql */ `
select concat_ws(' ', agency_id, month, service_id, priority, team_id, target) as place,
  coalesce(r.met, 0) || ' met, ' || coalesce(r.missed, 0) || ' missed' as stored,
  coalesce(c.met, 0) || ' met, ' || coalesce(c.missed, 0) || ' missed' as expected
from sla_rollup r full join (
  select agency_id, date_trunc('month', counted_on)::date as month, service_id, priority, team_id, target,
    count(*) filter (where outcome = 'met') as met, count(*) filter (where outcome = 'missed') as missed
  from clock_outcome group by 1, 2, 3, 4, 5, 6
) c using (agency_id, month, service_id, priority, team_id, target)
where coalesce(r.met, 0) <> coalesce(c.met, 0) or coalesce(r.missed, 0) <> coalesce(c.missed, 0)
order by 1`;

/** Columns of the counts of flow, in table and sums, under their names in the domain. */
export const FLOW_COLUMNS = {
  filed: 'filed',
  resolved: 'resolved',
  firstLineEligible: 'first_line_eligible',
  firstLineResolved: 'first_line_resolved',
  firstContactResolved: 'first_contact_resolved',
  reopened: 'reopened',
  crossings: 'crossings',
} as const;

const FIELDS = Object.keys(FLOW_COLUMNS).map((field) => `"${field}"`);
const COLUMNS = Object.values(FLOW_COLUMNS);
const each = (columns: readonly string[], sql: (column: string) => string): string => columns.map(sql).join(', ');
const some = (columns: readonly string[], sql: (column: string) => string): string => columns.map(sql).join(' or ');

/** The same for what tickets add to the flow, day by day. */
export const APPLY_FLOW = /* sql */ `
with new as (
  select * from jsonb_to_recordset($2::jsonb) as n("agencyId" uuid, "ticketId" uuid, day date,
    ${each(FIELDS, (field) => `${field} smallint`)}, "secondsToResolve" integer)
), old as (
  select * from ticket_flow where ticket_id = any($1::uuid[])
), gone as (
  delete from ticket_flow o where o.ticket_id = any($1::uuid[]) and not exists (
    select from new n where (n."ticketId", n.day) = (o.ticket_id, o.day))
), put as (
  insert into ticket_flow (agency_id, ticket_id, day, ${COLUMNS.join(', ')}, seconds_to_resolve)
  select n.* from new n where not exists (
    select from old o where (n."ticketId", n.day, ${each(FIELDS, (field) => `n.${field}`)}) = (o.ticket_id, o.day, ${each(COLUMNS, (column) => `o.${column}`)})
      and n."secondsToResolve" is not distinct from o.seconds_to_resolve)
  on conflict (ticket_id, day) do update set ${each(COLUMNS, (column) => `${column} = excluded.${column}`)}, seconds_to_resolve = excluded.seconds_to_resolve
), moved as (
  select "agencyId" as agency_id, day, ${FIELDS.map((field, index) => `${field} as ${COLUMNS[index]}`).join(', ')} from new
  union all
  select agency_id, day, ${each(COLUMNS, (column) => `-${column}`)} from old
)
insert into flow_rollup (agency_id, month, ${COLUMNS.join(', ')})
select agency_id, date_trunc('month', day)::date, ${each(COLUMNS, (column) => `sum(${column})`)}
from moved group by 1, 2 having ${some(COLUMNS, (column) => `sum(${column}) <> 0`)} order by 1, 2
on conflict (agency_id, month) do update set ${each(COLUMNS, (column) => `${column} = flow_rollup.${column} + excluded.${column}`)}`;

const counts = (alias: string): string =>
  `concat_ws(', ', ${each(COLUMNS, (column) => `coalesce(${alias}.${column}, 0) || ' ${column}'`)})`;

export const WRONG_FLOW_SUMS = /* sql */ `
select concat_ws(' ', agency_id, month) as place, ${counts('r')} as stored, ${counts('c')} as expected
from flow_rollup r full join (
  select agency_id, date_trunc('month', day)::date as month, ${each(COLUMNS, (column) => `sum(${column}) as ${column}`)}
  from ticket_flow group by 1, 2
) c using (agency_id, month)
where ${some(COLUMNS, (column) => `coalesce(r.${column}, 0) <> coalesce(c.${column}, 0)`)}
order by 1`;
