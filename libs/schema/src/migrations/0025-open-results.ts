/** What every employee may read of how it goes, and what they propose to make it better. */
export const openResults = {
  id: 25,
  name: 'open results',
  sql: /* sql */ `
alter table person_role drop constraint person_role_role_check,
  add constraint person_role_role_check check (role in ('service_owner', 'admin', 'user_council'));

-- What the service owner says that does not go well, and what is done about it.
create table known_weakness (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  text text not null,
  doing text not null,
  noted_on date not null,
  -- the day from which it is one no more
  ended_on date check (ended_on >= noted_on),
  revision integer not null default 1,
  updated_at timestamptz(3) not null,
  updated_by_id uuid not null references person (id)
);
create index known_weakness_date on known_weakness (noted_on desc, id desc);

-- Everything that the page of open results reads. 'month': the figures of a month that is over, written once, after
-- suppression. 'standing': all the rest as it was when it was last published in the month after it.
create table published_result (
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  -- first day
  month date not null,
  part text not null check (part in ('month', 'standing')),
  content jsonb not null,
  published_at timestamptz(3) not null,
  -- null: the job
  published_by_id uuid references person (id),
  primary key (agency_id, month, part)
);
create function published_month_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the results of % are published', old.month using errcode = 'check_violation';
end $$;
create trigger published_month_stays before update on published_result
  for each row when (old.part = 'month') execute function published_month_stays();
revoke delete, truncate on published_result from desk_app;

-- Of the whole city, whoever proposes it, so that everybody can read and support it.
create table suggestion (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  proposer_id uuid not null references person (id),
  -- that of the proposer on the day
  proposer_agency_id uuid references agency (id),
  service_id uuid references service (id),
  title text not null,
  bother text not null,
  help text not null,
  status text not null default 'received' check (status in
    ('received', 'considered', 'planned', 'in_progress', 'done', 'rejected', 'withdrawn')),
  -- kept: rows of suggestion_support
  supporters integer not null default 0 check (supporters >= 0),
  -- employees, minutes for each of them in a month, person-days
  reach integer check (reach > 0),
  minutes numeric(8, 2) check (minutes > 0),
  effort numeric(8, 2) check (effort > 0),
  score double precision generated always as ((reach * minutes / effort)::double precision) stored,
  -- rank given by hand, before all that have none
  place integer check (place > 0),
  place_reason text,
  done_on date,
  effect_figure text check (effect_figure in ('tickets_per_week', 'first_line_resolution', 'minutes_per_ticket')),
  -- as measured last
  effect jsonb,
  hidden_reason text,
  revision integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check ((place is null) = (place_reason is null)),
  check ((reach is null) = (minutes is null) and (reach is null) = (effort is null)),
  check (effect_figure is null or done_on is not null)
);
create index suggestion_rank on suggestion (coalesce(place, 2147483647), (-coalesce(score, 0)), (-supporters), id);
create index suggestion_support_order on suggestion (supporters desc, id desc);
create index suggestion_newest on suggestion (created_at desc, id desc);
create index suggestion_proposer on suggestion (proposer_id, created_at desc, id desc);
create index suggestion_effect on suggestion (done_on) where effect_figure is not null;
create index suggestion_title_trgm on suggestion using gin (lower(title) gin_trgm_ops);

create table suggestion_support (
  suggestion_id uuid not null references suggestion (id),
  person_id uuid not null references person (id),
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  since timestamptz(3) not null,
  primary key (suggestion_id, person_id)
);

-- What became of it, step by step.
create table suggestion_step (
  id uuid primary key,
  suggestion_id uuid not null references suggestion (id),
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  status text not null,
  reason text,
  at timestamptz(3) not null,
  by_id uuid not null references person (id)
);
create index suggestion_step_of on suggestion_step (suggestion_id, at, id);
revoke update, delete, truncate on suggestion_step from desk_app;
revoke delete, truncate on suggestion from desk_app;

-- A notice is about a ticket or about a suggestion.
alter table notice alter column ticket_id drop not null,
  add column suggestion_id uuid references suggestion (id),
  add constraint notice_about check ((ticket_id is null) <> (suggestion_id is null));

do $$
declare t text;
begin
  foreach t in array array['known_weakness', 'published_result', 'suggestion', 'suggestion_support', 'suggestion_step'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
`,
};
