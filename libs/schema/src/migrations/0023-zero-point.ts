/** The zero point as it is entered, locked and corrected, with what it rests on. */
export const zeroPoint = {
  id: 23,
  name: 'zero point',
  sql: /* sql */ `
-- One row an agency: the version that counts, or the first one while it is being written.
alter table baseline
  add version integer not null default 1 check (version > 0),
  -- counts up with every change of the row
  add revision integer not null default 1,
  add first_line_minutes_per_ticket numeric(8, 2) check (first_line_minutes_per_ticket > 0),
  add touches_per_ticket numeric(8, 2) check (touches_per_ticket > 0),
  -- hand-offs between the lines
  add hand_offs_per_ticket numeric(8, 2) check (hand_offs_per_ticket >= 0),
  -- mean of 1 to 5
  add satisfaction numeric(3, 2) check (satisfaction between 1 and 5),
  -- medians
  add first_response_hours numeric(8, 2) check (first_response_hours >= 0),
  add resolution_hours numeric(8, 2) check (resolution_hours >= 0),
  -- why this version took the place of the one before it
  add reason text,
  add updated_at timestamptz(3),
  add updated_by_id uuid references person (id),
  add locked_by_id uuid references person (id),
  add check (version = 1 or (reason is not null and locked_at is not null));

-- What a locked zero point said before it was corrected.
create table superseded_baseline (
  like baseline including constraints,
  superseded_at timestamptz(3) not null,
  primary key (agency_id, version),
  foreign key (agency_id) references agency (id)
);

-- A locked zero point changes only into its next version, and what it said before is kept.
create function baseline_stays() returns trigger language plpgsql as $$
begin
  if old.locked_at is null then return new; end if;
  if new.version = old.version + 1 and exists (
    select from superseded_baseline s where s.agency_id = old.agency_id and s.version = old.version
  ) then return new; end if;
  raise exception 'the zero point of agency % is locked', old.agency_id using errcode = 'check_violation';
end $$;
create trigger baseline_stays before update on baseline for each row execute function baseline_stays();

-- Files that show how the zero point was found.
create table baseline_evidence (
  id uuid primary key,
  agency_id uuid not null references agency (id),
  name text not null,
  media_type text not null,
  size_bytes bigint not null check (size_bytes > 0),
  sha256 bytea not null,
  added_at timestamptz(3) not null,
  added_by_id uuid not null references person (id)
);
create index baseline_evidence_agency on baseline_evidence (agency_id, added_at, id);

do $$
declare t text;
begin
  foreach t in array array['superseded_baseline', 'baseline_evidence'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
revoke delete, truncate on baseline from desk_app;
revoke update, delete, truncate on superseded_baseline from desk_app;
revoke update, truncate on baseline_evidence from desk_app;
`,
};
