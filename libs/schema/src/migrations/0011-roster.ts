/** What agents can, when they work, whether they are there; and what tickets need of them. */
export const roster = {
  id: 11,
  name: 'roster',
  sql: /* sql */ `
create table skill (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  key text not null unique,
  name text not null,
  active boolean not null default true
);

create table person_skill (
  person_id uuid not null references person (id),
  skill_id uuid not null references skill (id),
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  level smallint not null check (level between 1 and 3),
  primary key (person_id, skill_id)
);
create index person_skill_skill on person_skill (skill_id);

alter table ticket
  add column needed_skill_id uuid references skill (id),
  add column needed_skill_level smallint check (needed_skill_level between 1 and 3),
  add check ((needed_skill_id is null) = (needed_skill_level is null));
-- What somebody holds: their load, and what goes back when they are not there.
create index ticket_held on ticket (assignee_id)
  where assignee_id is not null
    and state in ('new', 'open', 'pending_requester', 'pending_vendor', 'pending_approval', 'scheduled');

alter table team
  add column push boolean not null default false,
  -- the load up to which an agent of a whole position is given tickets
  add column push_cap smallint not null default 8 check (push_cap between 1 and 100),
  -- null: being away alone sends nothing back
  add column return_away_minutes smallint default 60 check (return_away_minutes between 1 and 1440),
  add column return_pending boolean not null default false;

-- What the lead says of one day.
create table capacity_override (
  team_id uuid not null references team (id),
  person_id uuid not null references person (id),
  on_date date not null,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  share numeric(3, 2) not null check (share between 0 and 1),
  set_by_id uuid not null references person (id),
  primary key (team_id, person_id, on_date)
);

-- Working hours of a week by the city's clocks: {"mon": [["08:00", "16:00"]], …}.
create table rota (
  person_id uuid primary key references person (id),
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  hours jsonb not null
);

-- Whole days of the city, the last included; until_date null: nobody knows yet.
create table absence (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  person_id uuid not null references person (id),
  kind text not null check (kind in ('holiday', 'sickness', 'course', 'other')),
  from_date date not null,
  until_date date check (until_date >= from_date),
  entered_by_id uuid not null references person (id),
  entered_at timestamptz(3) not null
);
create index absence_person on absence (person_id, from_date);

create table phone_duty (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  person_id uuid not null references person (id),
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null check (ends_at > starts_at),
  -- of the capacity for tickets that is left meanwhile
  share numeric(3, 2) not null default 0 check (share between 0 and 1),
  exclude using gist (person_id with =, tstzrange(starts_at, ends_at) with &&)
);

create table agent_presence (
  person_id uuid primary key references person (id),
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  chosen text not null check (chosen in ('available', 'busy', 'away', 'off')),
  chosen_by_id uuid not null references person (id),
  -- what counts: the chosen one, or away while no page is open
  state text not null check (state in ('available', 'busy', 'away', 'off')),
  since timestamptz(3) not null,
  -- when a page of theirs was last known to be open
  seen_at timestamptz(3) not null
);

do $$
declare t text;
begin
  foreach t in array array['skill', 'person_skill', 'capacity_override', 'rota', 'absence', 'phone_duty', 'agent_presence'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
`,
};
