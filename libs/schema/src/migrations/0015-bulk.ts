/** Changes of many tickets at once: what was asked, and what became of each. */
export const bulk = {
  id: 15,
  name: 'bulk',
  sql: /* sql */ `
create table bulk_change (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  actor_id uuid not null references person (id),
  change jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'undo_waiting', 'undoing', 'undone')),
  started_at timestamptz(3) not null,
  finished_at timestamptz(3),
  undo_until timestamptz(3)
);
create index bulk_change_going_on on bulk_change (started_at, id) where state in ('waiting', 'running', 'undo_waiting', 'undoing');
create index bulk_change_age on bulk_change (started_at);

create table bulk_item (
  bulk_id uuid not null references bulk_change (id) on delete cascade,
  position smallint not null,
  agency_id uuid not null,
  ticket_id uuid not null,
  -- seen by the preview
  version integer not null,
  outcome text not null default 'waiting' check (outcome in ('waiting', 'ok', 'unchanged', 'refused', 'stale', 'not_found')),
  code text,
  detail text,
  -- as the change left it, and what its undoing puts back
  version_after integer,
  before jsonb,
  undo_outcome text check (undo_outcome in ('waiting', 'ok', 'unchanged', 'refused', 'stale', 'not_found')),
  undo_code text,
  undo_detail text,
  primary key (bulk_id, position),
  foreign key (agency_id, ticket_id) references ticket (agency_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['bulk_change', 'bulk_item'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
`,
};
