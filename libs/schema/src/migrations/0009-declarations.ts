/** Promises in working days, what a declaration says beyond its targets, drafts, previews, escalation rules, named days. */
export const declarations = {
  id: 9,
  name: 'declarations',
  sql: /* sql */ `
-- Names of the city's own days: {"2026-12-24": "Julaften"}.
alter table calendar_version add column day_names jsonb not null default '{}';
-- Who added a version, and when; null of those that were there from the start.
alter table calendar_version
  add column added_at timestamptz(3),
  add column added_by_id uuid references person (id);
-- The beginning of the last walk through the tickets whose clocks run by it.
alter table calendar add column rescheduled_at timestamptz(3);

-- A promise is a number of working seconds or of working days.
alter table declaration_target add column business_days smallint check (business_days > 0);
alter table declaration_target alter column seconds drop not null;
alter table declaration_target add check ((seconds is null) <> (business_days is null));
-- Working days may end at a closing, in the middle of a second.
alter table sla_clock alter column target_seconds type double precision;

-- The sweep looks agency by agency, so that it never steps over the clocks of imported history.
drop index sla_clock_wake;
create index sla_clock_wake on sla_clock (agency_id, wake_at) where wake_at is not null;

alter table service_declaration
  add column published_by_id uuid references person (id),
  -- {"firstLineResolution": 0.7, "satisfaction": 4.2, "reopened": 0.05, "attainment": {"resolution": 0.9}}
  add column quality jsonb not null default '{}',
  -- {"nb": {"desk": ["…"], "users": ["…"]}}
  add column duties jsonb not null default '{}',
  add column next_revision_on date,
  -- The draft that it was, so that who still has that draft open is told what became of it.
  add column draft_id uuid unique;

-- What is not yet promised. Publishing writes it into the tables above, which nobody can change.
create table declaration_draft (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  based_on_id uuid references service_declaration (id),
  revision integer not null default 1,
  content jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  updated_by_id uuid not null references person (id)
);

-- "Had this been in force": figures of a replay; the content as it was when asked.
create table declaration_preview (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  draft_id uuid not null references declaration_draft (id) on delete cascade,
  content jsonb not null,
  from_date date not null,
  to_date date not null check (to_date >= from_date),
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  done integer not null default 0,
  total integer not null default 0,
  -- the last ticket replayed so far; the figures are those up to it
  after_id uuid,
  result jsonb not null default '[]',
  requested_at timestamptz(3) not null,
  requested_by_id uuid not null references person (id),
  finished_at timestamptz(3)
);
create index declaration_preview_draft on declaration_preview (draft_id, requested_at desc);

-- What happens beyond the ordinary telling when a clock reaches a point; 100 is the breach.
create table escalation_rule (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  position integer not null unique,
  name text not null,
  active boolean not null default true,
  target text check (target in ('first_response', 'next_update', 'resolution', 'second_line_takeover', 'second_line_resolution')),
  service_id uuid references service (id),
  priority smallint check (priority between 1 and 4),
  at_percent smallint not null check (at_percent between 1 and 100),
  tell text[] not null default '{}',
  tell_person_ids uuid[] not null default '{}',
  reassign_team_id uuid references team (id),
  raise_priority_to smallint check (raise_priority_to between 1 and 4)
);

do $$
declare t text;
begin
  foreach t in array array['declaration_draft', 'declaration_preview', 'escalation_rule'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
`,
};
