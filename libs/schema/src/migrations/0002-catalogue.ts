/** Calendars, services, teams, routing rules and service declarations: what belongs to the whole city. */
export const catalogue = {
  id: 2,
  name: 'catalogue',
  sql: /* sql */ `
create table calendar (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  key text not null unique,
  name text not null
);

-- Dated and append-only. hours: seven lists of [from, to] from Monday on; days: {"2026-12-24": [["08:00", "12:00"]]}.
create table calendar_version (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  calendar_id uuid not null references calendar (id),
  valid_from date not null,
  time_zone text not null,
  always_open boolean not null default false,
  hours jsonb not null,
  national_holidays text,
  days jsonb not null default '{}',
  unique (calendar_id, valid_from)
);

create table team (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  key text not null unique,
  name text not null,
  line text not null check (line in ('first', 'second', 'onsite')),
  is_pool boolean not null default false,
  position integer not null default 0
);
create unique index team_one_pool on team (is_pool) where is_pool;

create table team_member (
  team_id uuid not null references team (id),
  person_id uuid not null references person (id),
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  lead boolean not null default false,
  capacity numeric(3, 2) not null default 1 check (capacity > 0 and capacity <= 1),
  primary key (team_id, person_id)
);
create index team_member_person on team_member (person_id);

-- The agencies a team serves; a team without rows serves all that have joined.
create table team_agency (
  team_id uuid not null references team (id),
  agency_id uuid not null references agency (id),
  primary key (team_id, agency_id)
);

create table service (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  key text not null unique,
  name text not null,
  description text,
  escalation_template text,
  second_line_team_id uuid references team (id),
  active boolean not null default true,
  position integer not null default 0
);

-- First match by position wins; a null condition matches everything.
create table routing_rule (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  position integer not null,
  name text not null,
  service_id uuid references service (id),
  for_agency_id uuid references agency (id),
  kind text,
  channel text,
  priority smallint,
  words text[],
  location_words text[],
  team_id uuid not null references team (id),
  active boolean not null default true
);
create index routing_rule_order on routing_rule (position, id) where active;

create table priority_matrix (
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  impact text not null,
  urgency text not null,
  priority smallint not null check (priority between 1 and 4),
  primary key (impact, urgency)
);
insert into priority_matrix (impact, urgency, priority) values
  ('high', 'high', 1), ('high', 'medium', 2), ('high', 'low', 3),
  ('medium', 'high', 2), ('medium', 'medium', 3), ('medium', 'low', 4),
  ('low', 'high', 3), ('low', 'medium', 3), ('low', 'low', 4);

-- Immutable once in force.
create table service_declaration (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  version integer not null unique,
  name text not null,
  valid_from timestamptz(3) not null unique,
  created_at timestamptz(3) not null default now()
);

-- service_id null: every service that has no row of its own.
create table declaration_target (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  declaration_id uuid not null references service_declaration (id),
  service_id uuid references service (id),
  priority smallint not null check (priority between 1 and 4),
  target text not null check (target in ('first_response', 'next_update', 'resolution', 'second_line_takeover', 'second_line_resolution')),
  seconds integer not null check (seconds > 0),
  calendar_id uuid not null references calendar (id),
  pause_reasons text[] not null default '{}',
  warn_percents smallint[] not null default '{75,90}',
  unique nulls not distinct (declaration_id, service_id, priority, target)
);

-- Settings of the whole city, one row each.
create table city_setting (
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  key text primary key,
  value jsonb not null
);

do $$
declare t text;
begin
  foreach t in array array['calendar', 'calendar_version', 'team', 'team_member', 'team_agency', 'service', 'routing_rule',
    'priority_matrix', 'service_declaration', 'declaration_target', 'city_setting'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
revoke update, delete, truncate on calendar_version, service_declaration, declaration_target from desk_app;
`,
};
