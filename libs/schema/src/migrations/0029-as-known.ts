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
const FLOW =
  'filed, resolved, first_line_eligible, first_line_resolved, first_contact_resolved, reopened, crossings, cancelled, queue_seconds, hold_seconds, agent_seconds';

/** Months as they were when they closed, reports as known on a day, and what a ticket's time was spent on. */
export const asKnown = {
  id: 29,
  name: 'as known',
  sql: /* sql */ `
-- Of a solved ticket, on the day of its last solution: real seconds by where it stood. And the day on which it was withdrawn.
alter table ticket_flow
  add column cancelled smallint not null default 0,
  add column queue_seconds integer not null default 0,
  add column hold_seconds integer not null default 0,
  add column agent_seconds integer not null default 0;
alter table flow_rollup
  add column cancelled integer not null default 0,
  add column queue_seconds bigint not null default 0,
  add column hold_seconds bigint not null default 0,
  add column agent_seconds bigint not null default 0;

-- Sums for reports over many tickets that are not narrowed to a service: far fewer than those with it. By month, and by day
-- for the days at the edges of a period.
create table sla_total (
  span text not null check (span in ('day', 'month')),
  -- the day, or the first of the month
  start date not null,
  agency_id uuid not null references agency (id),
  priority smallint not null,
  team_id uuid not null,
  target text not null,
  ${COLUMNS.map((column) => `${column} integer not null default 0`).join(', ')},
  primary key (span, start, agency_id, priority, team_id, target)
);
create table sla_day_hours (
  day date not null,
  agency_id uuid not null references agency (id),
  target text not null,
  hour smallint not null,
  met integer not null default 0,
  missed integer not null default 0,
  primary key (day, agency_id, target, hour)
);
create table flow_day (
  day date not null,
  agency_id uuid not null references agency (id),
  ${FLOW.split(', ')
    .map((column) => `${column} ${column.endsWith('_seconds') ? 'bigint' : 'integer'} not null default 0`)
    .join(', ')},
  primary key (day, agency_id)
);
-- How long the resolved tickets of a month took: bucket n holds those of e^(n/50) to e^((n+1)/50) seconds, each 2 % wide.
create table flow_seconds (
  month date not null,
  agency_id uuid not null references agency (id),
  bucket smallint not null,
  resolved integer not null default 0,
  primary key (month, agency_id, bucket)
);
-- The list behind a number begins with the latest day, whatever the agencies.
create index ticket_flow_list on ticket_flow (day, ticket_id);
create index ticket_flow_seconds on ticket_flow (day, agency_id) include (seconds_to_resolve) where seconds_to_resolve is not null;

-- A month of the city whose sums are frozen: written once, never changed.
create table month_closing (
  -- first day of the month
  month date primary key check (extract(day from month) = 1),
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  -- from when it could be frozen, and when it was: an upgraded desk freezes what is over as it is known then
  due_at timestamptz(3) not null,
  frozen_at timestamptz(3) not null check (frozen_at >= due_at)
);
create table closed_sla (like sla_rollup including defaults including indexes, foreign key (month) references month_closing);
create table closed_total (like sla_total including defaults including indexes, foreign key (start) references month_closing);
create table closed_hours (like sla_hours including defaults including indexes, foreign key (month) references month_closing);
create table closed_flow (like flow_rollup including defaults including indexes, foreign key (month) references month_closing);

-- Attainment of a period as it was known at the end of a day, counted anew from the log.
create table known_report (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  from_date date not null,
  to_date date not null check (to_date >= from_date),
  known_on date not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  done integer not null default 0,
  total integer not null default 0,
  -- the last ticket counted so far; the sums are those up to it
  after_id uuid,
  requested_at timestamptz(3) not null,
  requested_by_id uuid not null references person (id),
  finished_at timestamptz(3)
);
create index known_report_person on known_report (requested_by_id, requested_at desc);
create index known_report_waiting on known_report (requested_at, id) where state in ('waiting', 'running');

create table known_sum (
  report_id uuid not null references known_report (id) on delete cascade,
  agency_id uuid not null references agency (id),
  month date not null,
  service_id uuid not null,
  priority smallint not null,
  team_id uuid not null,
  target text not null,
  met integer not null,
  missed integer not null,
  primary key (report_id, agency_id, month, service_id, priority, team_id, target)
);

do $$
declare t text;
begin
  foreach t in array array['sla_total', 'sla_day_hours', 'flow_day', 'flow_seconds', 'month_closing', 'closed_sla', 'closed_total', 'closed_hours', 'closed_flow', 'known_report', 'known_sum'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
revoke update, delete, truncate on month_closing, closed_sla, closed_total, closed_hours, closed_flow from desk_app;
`,
  /** What a solved or withdrawn ticket adds wants its log: it is handed to the handler of figures once more. */
  backfill: /* sql */ `
insert into sla_total (span, start, agency_id, priority, team_id, target, ${COLUMNS.join(', ')})
select 'month', date_trunc('month', counted_on)::date, agency_id, priority, team_id, target, ${counted} from clock_outcome group by 1, 2, 3, 4, 5, 6
union all
select 'day', counted_on, agency_id, priority, team_id, target, ${counted} from clock_outcome group by 1, 2, 3, 4, 5, 6;
insert into sla_day_hours (day, agency_id, target, hour, met, missed)
select counted_on, agency_id, target, hour, count(*) filter (where outcome = 'met'), count(*) filter (where outcome = 'missed')
from clock_outcome group by 1, 2, 3, 4;
insert into flow_day (day, agency_id, ${FLOW})
select day, agency_id, ${FLOW.split(', ')
    .map((column) => `sum(${column})`)
    .join(', ')} from ticket_flow group by 1, 2;
insert into flow_seconds (month, agency_id, bucket, resolved)
select date_trunc('month', day)::date, agency_id, floor(ln(greatest(seconds_to_resolve, 1)) * 50), count(*)
from ticket_flow where seconds_to_resolve is not null group by 1, 2, 3;
insert into event_delivery (handler, event_id, agency_id, name, payload, position, queued_at)
select 'metrics', e.id, e.agency_id, 'ticket.created',
  jsonb_build_object('agencyId', e.agency_id, 'subjectId', e.ticket_id, 'actorId', null, 'origin', 'system'), 9000000000000000000, '2020-01-01'
from ticket_event e join ticket t on t.id = e.ticket_id
where e.seq = 1 and t.state in ('resolved', 'closed', 'cancelled')
on conflict do nothing;
`,
};
