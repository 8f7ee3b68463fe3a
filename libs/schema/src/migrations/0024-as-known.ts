/** Months as they were when they closed, reports as known on a day, and what a ticket's time was spent on. */
export const asKnown = {
  id: 24,
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
  foreach t in array array['month_closing', 'closed_sla', 'closed_hours', 'closed_flow', 'known_report', 'known_sum'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
revoke update, delete, truncate on month_closing, closed_sla, closed_hours, closed_flow from desk_app;
`,
  /** What a solved or withdrawn ticket adds wants its log: it is handed to the handler of figures once more. */
  backfill: /* sql */ `
insert into event_delivery (handler, event_id, agency_id, name, payload, position, queued_at)
select 'metrics', e.id, e.agency_id, 'ticket.created',
  jsonb_build_object('agencyId', e.agency_id, 'subjectId', e.ticket_id, 'actorId', null, 'origin', 'system'), 9000000000000000000, '2020-01-01'
from ticket_event e join ticket t on t.id = e.ticket_id
where e.seq = 1 and t.state in ('resolved', 'closed', 'cancelled')
on conflict do nothing;
`,
};
