/** What agents correct of their own work, the original beside it, and how much of the time rests on corrections. */
export const corrections = {
  id: 22,
  name: 'corrections',
  sql: /* sql */ `
-- What an agent says of some stretches of their time. Belongs to the city: the stretches may be work for several agencies.
create table work_correction (
  id uuid primary key,
  agency_id uuid not null references agency (id),
  agent_id uuid not null references person (id),
  actor_id uuid not null references person (id),
  made_at timestamptz(3) not null,
  reason text not null check (length(reason) between 1 and 500),
  -- the moments that it is about
  covers tstzmultirange not null check (not isempty(covers)),
  -- what counts in them: [{ticketId, kind, startedAt, endedAt}]; and what counted before
  stated jsonb not null,
  before jsonb not null,
  -- null: it stands
  undone_at timestamptz(3)
);
create index work_correction_agent on work_correction (agent_id, upper(covers));

alter table work_session add correction_id uuid references work_correction (id);

-- Sessions as they were measured, where a correction says otherwise. Together with the sessions that have no correction,
-- all that was measured.
create table work_original (
  id uuid primary key,
  agency_id uuid not null,
  ticket_id uuid not null,
  agent_id uuid not null references person (id),
  line text not null check (line in ('first', 'second', 'onsite')),
  kind text not null check (kind in ('attention', 'call', 'visit')),
  started_at timestamptz(3) not null,
  ended_at timestamptz(3) not null,
  check (ended_at > started_at),
  exclude using gist (agent_id with =, tstzrange(started_at, ended_at) with &&),
  foreign key (agency_id, ticket_id) references ticket (agency_id, id)
);
create index work_original_agent on work_original (agent_id, started_at);

-- Seconds that count only because a correction says so, and seconds that were measured and by a correction do not count.
alter table handling_day add stated integer not null default 0, add removed integer not null default 0;

do $$
declare t text;
begin
  foreach t in array array['work_correction', 'work_original'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
`,
};
