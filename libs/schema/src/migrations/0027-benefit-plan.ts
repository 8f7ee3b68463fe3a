/** Positions and costs that are corrected and never lost, the benefit plan, and what happens when it is not kept. */
export const benefitPlan = {
  id: 27,
  name: 'benefit plan',
  sql: /* sql */ `
-- A row changes only into its next revision, and what it said before is kept in the table that is named.
create function keeps_what_it_said() returns trigger language plpgsql as $$
declare kept boolean;
begin
  execute format('select exists (select from %I where id = $1 and revision = $2)', tg_argv[0])
    into kept using old.id, old.revision;
  if kept and new.revision = old.revision + 1 then return new; end if;
  raise exception '% % changes only into its next revision', tg_table_name, old.id using errcode = 'check_violation';
end $$;

alter table staff_position
  add revision integer not null default 1,
  add reason text,
  add updated_at timestamptz(3),
  add updated_by_id uuid references person (id),
  -- it was entered by mistake and never counted
  add withdrawn_at timestamptz(3);
create table superseded_position (
  like staff_position including constraints,
  superseded_at timestamptz(3) not null,
  primary key (id, revision),
  foreign key (agency_id) references agency (id)
);
create trigger keeps_what_it_said before update on staff_position
  for each row execute function keeps_what_it_said('superseded_position');

alter table ledger_line
  add revision integer not null default 1,
  add reason text,
  add updated_at timestamptz(3),
  add updated_by_id uuid references person (id),
  add withdrawn_at timestamptz(3);
create table superseded_ledger_line (
  like ledger_line including constraints,
  superseded_at timestamptz(3) not null,
  primary key (id, revision),
  foreign key (agency_id) references agency (id)
);
create trigger keeps_what_it_said before update on ledger_line
  for each row execute function keeps_what_it_said('superseded_ledger_line');
drop index ledger_line_date;
create index ledger_line_date on ledger_line (spent_on desc, id desc);

-- A draft is a document; there is one at a time.
create table benefit_plan_draft (
  agency_id uuid primary key default '00000000-0000-7000-8000-000000000001' references agency (id),
  content jsonb not null,
  based_on integer,
  revision integer not null default 1,
  updated_at timestamptz(3) not null,
  updated_by_id uuid references person (id)
);

create table benefit_plan (
  version integer primary key check (version > 0),
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  starts_on date not null,
  cost_per_fte_ore bigint not null check (cost_per_fte_ore > 0),
  tolerance_percent smallint not null check (tolerance_percent between 0 and 50),
  reason text not null,
  published_at timestamptz(3) not null,
  published_by_id uuid references person (id)
);
create table benefit_plan_year (
  version integer not null references benefit_plan (version),
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  year smallint not null check (year between 2000 and 2100),
  pooling numeric(7, 2) not null,
  self_help numeric(7, 2) not null,
  fewer_hand_offs numeric(7, 2) not null,
  standardisation numeric(7, 2) not null,
  transition_ore bigint not null,
  running_ore bigint not null,
  primary key (version, year)
);

create table improvement_action (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  revision integer not null default 1,
  state text not null default 'open' check (state in ('open', 'under_way', 'done', 'dropped')),
  -- the quarter whose deviation asks for it; null: opened by hand
  quarter text unique check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
  text text not null,
  owner_id uuid references person (id),
  due_on date,
  figure text check (figure in ('minutes_per_ticket', 'first_line_resolution', 'hand_offs_per_100', 'fte')),
  opened_at timestamptz(3) not null,
  opened_by_id uuid references person (id),
  started_on date,
  done_on date check (done_on >= started_on),
  -- what was done, or why it was dropped
  outcome text,
  closed_at timestamptz(3),
  check (state <> 'under_way' or (started_on is not null and owner_id is not null and due_on is not null and figure is not null)),
  check ((state = 'done') = (done_on is not null)),
  check ((state in ('done', 'dropped')) = (closed_at is not null and outcome is not null))
);
create index improvement_action_opened on improvement_action (opened_at desc, id desc);
create table improvement_action_event (
  action_id uuid not null references improvement_action (id),
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  revision integer not null,
  type text not null check (type in ('opened', 'changed', 'started', 'finished', 'dropped')),
  at timestamptz(3) not null,
  by_id uuid references person (id),
  reason text,
  changes jsonb not null default '[]',
  primary key (action_id, revision)
);
-- What is over stays as it is.
create function action_is_over() returns trigger language plpgsql as $$
begin
  if old.state in ('done', 'dropped') then
    raise exception 'improvement action % is over', old.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger action_is_over before update on improvement_action for each row execute function action_is_over();

-- A closed quarter beside the plan, with its figures as they were then. It is looked at once.
create table quarter_review (
  quarter text primary key check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  reviewed_at timestamptz(3) not null,
  plan_version integer not null references benefit_plan (version),
  planned_fte numeric(10, 3) not null,
  -- the estimate and its 95 % interval; null: no gain could be stated
  actual_fte_low numeric(10, 3),
  actual_fte_likely numeric(10, 3),
  actual_fte_high numeric(10, 3),
  -- from the beginning of the year to the end of the quarter
  planned_net_ore bigint not null,
  actual_net_low_ore bigint not null,
  actual_net_likely_ore bigint not null,
  actual_net_high_ore bigint not null,
  tolerance_percent smallint not null,
  below text[] not null,
  surely boolean not null,
  action_id uuid references improvement_action (id)
);

-- A notice may be about an improvement action as well.
alter table notice
  add action_id uuid references improvement_action (id),
  drop constraint notice_about,
  add constraint notice_about check (num_nonnulls(ticket_id, suggestion_id, action_id) = 1);

do $$
declare t text;
begin
  foreach t in array array['superseded_position', 'superseded_ledger_line', 'benefit_plan_draft', 'benefit_plan',
    'benefit_plan_year', 'improvement_action', 'improvement_action_event', 'quarter_review'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
revoke delete, truncate on staff_position, ledger_line, improvement_action from desk_app;
revoke update, delete, truncate on superseded_position, superseded_ledger_line, benefit_plan, benefit_plan_year,
  improvement_action_event, quarter_review from desk_app;
`,
};
