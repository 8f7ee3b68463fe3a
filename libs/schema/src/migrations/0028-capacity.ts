/** What-if and back-test of the staffing: what was asked, how far it is, and what came out. */
export const capacity = {
  id: 28,
  name: 'capacity',
  sql: /* sql */ `
create table staffing_run (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  kind text not null check (kind in ('plan', 'back_test')),
  terms jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  done integer not null default 0,
  total integer not null default 0,
  result jsonb,
  requested_at timestamptz(3) not null,
  requested_by_id uuid not null references person (id),
  -- when a worker last said that it is at it; another takes over when it says no more
  beat_at timestamptz(3),
  finished_at timestamptz(3),
  check ((state = 'done') = (result is not null))
);
create index staffing_run_age on staffing_run (kind, requested_at desc);
create index staffing_run_open on staffing_run (requested_at) where state in ('waiting', 'running');

alter table staffing_run enable row level security;
alter table staffing_run force row level security;
create policy agency on staffing_run using (agency_id = any ((select app_agency_ids())::uuid[]));
`,
};
