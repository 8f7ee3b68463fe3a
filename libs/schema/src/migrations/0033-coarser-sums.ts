const BOUNDS = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150];
/** Counts of cycles, and which cycles each of them counts. */
const COUNTS: Readonly<Record<string, string>> = {
  met: `outcome = 'met'`,
  missed: `outcome = 'missed'`,
  ...Object.fromEntries(BOUNDS.map((bound) => [`used_${bound}`, `used = ${bound}`])),
  used_beyond: 'used = 0',
  used_open: 'used = -1',
  ...Object.fromEntries(
    ['waiting_in_queue', 'with_agent', 'in_second_line', 'after_hand_back'].map((cause) => [
      cause,
      `cause = '${cause}'`,
    ]),
  ),
};
const COLUMNS = Object.keys(COUNTS);
const counted = COLUMNS.map((column) => `count(*) filter (where ${COUNTS[column]})`).join(', ');
const added = COLUMNS.map((column) => `sum(${column})`).join(', ');
const BY_AGENCY = 'span, start, agency_id, target';
const BY_SERVICE = 'span, start, agency_id, service_id, target';
const counts = COLUMNS.map((column) => `${column} integer not null default 0`).join(', ');

/** Sums for reports over years: of cycles by agency and by service alone, of hours and times to solve by year, of handling time by agent and day. */
export const coarserSums = {
  id: 33,
  name: 'coarser sums',
  sql: /* sql */ `
create table sla_agency (
  span text not null check (span in ('day', 'month')),
  -- the day, or the first of the month
  start date not null,
  agency_id uuid not null references agency (id),
  target text not null,
  ${counts},
  primary key (${BY_AGENCY})
);
create table sla_service (
  span text not null check (span in ('day', 'month')),
  start date not null,
  agency_id uuid not null references agency (id),
  service_id uuid not null references service (id),
  target text not null,
  ${counts},
  primary key (${BY_SERVICE})
);
create table closed_agency (like sla_agency including defaults including indexes, foreign key (start) references month_closing);
create table closed_service (like sla_service including defaults including indexes, foreign key (start) references month_closing);

-- Of whole years, first day of the year: hours of the week, and how long the resolved tickets took.
create table sla_year_hours (
  year date not null,
  agency_id uuid not null references agency (id),
  target text not null,
  weekday smallint not null,
  hour smallint not null,
  met integer not null default 0,
  missed integer not null default 0,
  primary key (year, agency_id, target, weekday, hour)
);
create table flow_year_seconds (
  year date not null,
  agency_id uuid not null references agency (id),
  bucket smallint not null,
  resolved integer not null default 0,
  primary key (year, agency_id, bucket)
);

-- Handling time by agent and day over all agencies: how far it can be trusted is told of the city alone.
create table handling_total (
  day date not null,
  line text not null check (line in ('first', 'second', 'onsite')),
  agent_id uuid not null references person (id),
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  -- how many agencies the agent worked for
  cells integer not null default 0,
  seconds integer not null default 0,
  touches integer not null default 0,
  captured integer not null default 0,
  stated integer not null default 0,
  removed integer not null default 0,
  primary key (day, line, agent_id)
);

do $$
declare t text;
begin
  foreach t in array array['sla_agency', 'sla_service', 'closed_agency', 'closed_service', 'sla_year_hours', 'flow_year_seconds', 'handling_total'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
revoke update, delete, truncate on closed_agency, closed_service from desk_app;
`,
  backfill: /* sql */ `
insert into sla_agency (${BY_AGENCY}, ${COLUMNS.join(', ')}) select ${BY_AGENCY}, ${added} from sla_total group by ${BY_AGENCY};
insert into closed_agency (${BY_AGENCY}, ${COLUMNS.join(', ')}) select ${BY_AGENCY}, ${added} from closed_total group by ${BY_AGENCY};
insert into sla_service (${BY_SERVICE}, ${COLUMNS.join(', ')})
select 'month', month, agency_id, service_id, target, ${added} from sla_rollup group by 1, 2, 3, 4, 5
union all
select 'day', counted_on, agency_id, service_id, target, ${counted} from clock_outcome group by 1, 2, 3, 4, 5;
insert into closed_service (${BY_SERVICE}, ${COLUMNS.join(', ')})
select 'month', month, agency_id, service_id, target, ${added} from closed_sla group by 1, 2, 3, 4, 5;
insert into sla_year_hours (year, agency_id, target, weekday, hour, met, missed)
select date_trunc('year', month)::date, agency_id, target, weekday, hour, sum(met), sum(missed) from sla_hours group by 1, 2, 3, 4, 5;
insert into flow_year_seconds (year, agency_id, bucket, resolved)
select date_trunc('year', month)::date, agency_id, bucket, sum(resolved) from flow_seconds group by 1, 2, 3;
insert into handling_total (day, line, agent_id, cells, seconds, touches, captured, stated, removed)
select day, line, agent_id, count(*), sum(seconds), sum(touches), sum(captured), sum(stated), sum(removed)
from handling_day group by 1, 2, 3;
`,
};
