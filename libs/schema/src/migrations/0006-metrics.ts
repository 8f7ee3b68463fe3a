/** What each ticket contributes to the figures, the sums of it, and handling time by day. */
export const metrics = {
  id: 6,
  name: 'metrics',
  sql: /* sql */ `
-- Derived, all of it: contributions from the log, sums from the contributions. Rebuilt at any time.

-- One counted cycle of a clock, under the service, priority and team it is counted to.
create table clock_outcome (
  agency_id uuid not null,
  ticket_id uuid not null,
  target text not null,
  cycle smallint not null,
  service_id uuid not null references service (id),
  priority smallint not null,
  team_id uuid not null references team (id),
  outcome text not null check (outcome in ('met', 'missed')),
  -- the city's date on which it was met or fell due
  counted_on date not null,
  primary key (ticket_id, target, cycle),
  foreign key (agency_id, ticket_id) references ticket (agency_id, id)
);
create index clock_outcome_list on clock_outcome (target, outcome, counted_on desc, ticket_id desc, cycle desc);
create index clock_outcome_day on clock_outcome (agency_id, counted_on);

create table sla_rollup (
  agency_id uuid not null references agency (id),
  -- first day of the month
  month date not null,
  service_id uuid not null references service (id),
  priority smallint not null,
  team_id uuid not null references team (id),
  target text not null,
  met integer not null default 0,
  missed integer not null default 0,
  primary key (agency_id, month, service_id, priority, team_id, target)
);
create index sla_rollup_month on sla_rollup (month);

-- What a ticket adds to the flow on a day of the city.
create table ticket_flow (
  agency_id uuid not null,
  ticket_id uuid not null,
  day date not null,
  filed smallint not null default 0,
  resolved smallint not null default 0,
  first_line_eligible smallint not null default 0,
  first_line_resolved smallint not null default 0,
  first_contact_resolved smallint not null default 0,
  reopened smallint not null default 0,
  crossings smallint not null default 0,
  -- from filing to the last resolution, on the day of that
  seconds_to_resolve integer,
  primary key (ticket_id, day),
  foreign key (agency_id, ticket_id) references ticket (agency_id, id)
);
create index ticket_flow_day on ticket_flow (agency_id, day);

create table flow_rollup (
  agency_id uuid not null references agency (id),
  month date not null,
  filed integer not null default 0,
  resolved integer not null default 0,
  first_line_eligible integer not null default 0,
  first_line_resolved integer not null default 0,
  first_contact_resolved integer not null default 0,
  reopened integer not null default 0,
  crossings integer not null default 0,
  primary key (agency_id, month)
);

-- Work of an agent for an agency on a day. Never shown for fewer than five agents.
create table handling_day (
  agency_id uuid not null references agency (id),
  agent_id uuid not null references person (id),
  day date not null,
  line text not null check (line in ('first', 'second', 'onsite')),
  seconds integer not null,
  -- everything done on tickets, and how much of it fell into a work session
  touches integer not null,
  captured integer not null check (captured <= touches),
  primary key (agent_id, day, agency_id, line)
);
create index handling_day_agency on handling_day (agency_id, day);

-- What agents did, by agent and time.
create index ticket_event_touch on ticket_event (actor_id, occurred_at) where origin in ('agent', 'phone');

do $$
declare t text;
begin
  foreach t in array array['clock_outcome', 'sla_rollup', 'ticket_flow', 'flow_rollup', 'handling_day'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
`,
};
