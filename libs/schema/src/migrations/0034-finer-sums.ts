const COUNTS = ['resolved', 'resolved_again', 'first_line_eligible', 'first_line_resolved'];
const columns = COUNTS.join(', ');
const BY_KIND = 'month, agency_id, service_id, priority';
const BY_HOUR = 'span, start, team_id, priority, service_id, target, weekday, hour';
const SPANS = {
  day: 'counted_on',
  month: `date_trunc('month', counted_on)::date`,
  year: `date_trunc('year', counted_on)::date`,
};

/**
 * What became of tickets by service and priority, and which of the resolved ones had been reopened; hours of the week by whatever
 * a report can be narrowed to.
 */
export const finerSums = {
  id: 34,
  name: 'finer sums',
  sql: /* sql */ `
alter table ticket_flow
  -- those of the ticket now
  add column service_id uuid,
  add column priority smallint,
  -- 1 where resolved is 1 and the ticket had been reopened before
  add column resolved_again smallint not null default 0;
alter table flow_day add column resolved_again integer not null default 0;
alter table flow_rollup add column resolved_again integer not null default 0;
-- Null: of a month that was frozen before it was counted.
alter table closed_flow add column resolved_again integer;

create table flow_kind (
  month date not null,
  agency_id uuid not null references agency (id),
  service_id uuid not null references service (id),
  priority smallint not null,
  ${COUNTS.map((column) => `${column} integer not null default 0`).join(', ')},
  primary key (${BY_KIND})
);
-- Cycles of the whole city; by agency they would be nearly as many as the cycles themselves.
create table sla_city_hours (
  span text not null check (span in ('day', 'month', 'year')),
  -- the day, or the first of the month or year
  start date not null,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  team_id uuid not null,
  priority smallint not null,
  service_id uuid not null references service (id),
  target text not null,
  weekday smallint not null,
  hour smallint not null,
  met integer not null default 0,
  missed integer not null default 0,
  primary key (${BY_HOUR})
);
-- Of one agency they are counted one by one, from the index alone.
drop index clock_outcome_day;
create index clock_outcome_day on clock_outcome (agency_id, counted_on) include (team_id, priority, service_id, target, weekday, hour, outcome);
-- Of what happens to few tickets the list finds its page without passing the others.
create index ticket_flow_rare on ticket_flow (day, ticket_id)
  where reopened > 0 or resolved_again > 0 or crossings > 0 or cancelled > 0;

do $$
declare t text;
begin
  foreach t in array array['flow_kind', 'sla_city_hours'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
`,
  backfill: /* sql */ `
update ticket_flow f set service_id = t.service_id, priority = t.priority,
  resolved_again = (f.resolved > 0 and exists (select from ticket_flow o where o.ticket_id = f.ticket_id and o.reopened > 0))::integer
from ticket t where t.id = f.ticket_id;
update flow_day d set resolved_again = f.n
from (select agency_id, day, sum(resolved_again) as n from ticket_flow where resolved_again > 0 group by 1, 2) f
where (d.agency_id, d.day) = (f.agency_id, f.day);
update flow_rollup r set resolved_again = f.n
from (select agency_id, date_trunc('month', day)::date as month, sum(resolved_again) as n from ticket_flow where resolved_again > 0 group by 1, 2) f
where (r.agency_id, r.month) = (f.agency_id, f.month);
insert into flow_kind (${BY_KIND}, ${columns})
select date_trunc('month', day)::date, agency_id, service_id, priority, ${COUNTS.map((column) => `sum(${column})`).join(', ')}
from ticket_flow where resolved > 0 group by 1, 2, 3, 4;
${Object.entries(SPANS)
  .map(
    ([span, start]) => `insert into sla_city_hours (${BY_HOUR}, met, missed)
select '${span}', ${start}, team_id, priority, service_id, target, weekday, hour, count(*) filter (where outcome = 'met'), count(*) filter (where outcome = 'missed')
from clock_outcome group by 1, 2, 3, 4, 5, 6, 7, 8 order by 1, 2;`,
  )
  .join('\n')}
set local role desk_owner;
alter table ticket_flow alter column service_id set not null, alter column priority set not null;
reset role;
`,
};
