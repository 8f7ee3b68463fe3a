/** Attention signals and the work sessions folded from them. */
export const work = {
  id: 5,
  name: 'work',
  sql: /* sql */ `
-- Raw, anchored to the server's time, deleted after 30 days.
create table attention_signal (
  agent_id uuid not null references person (id),
  client_id text not null,
  seq integer not null,
  agency_id uuid not null,
  ticket_id uuid not null,
  kind text not null,
  at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  primary key (agent_id, client_id, seq),
  foreign key (agency_id, ticket_id) references ticket (agency_id, id)
);
create index attention_signal_time on attention_signal (agent_id, at);
create index attention_signal_age on attention_signal (received_at);

create table work_session (
  id uuid primary key,
  agency_id uuid not null,
  ticket_id uuid not null,
  agent_id uuid not null references person (id),
  line text not null check (line in ('first', 'second', 'onsite')),
  kind text not null check (kind in ('attention', 'call', 'visit')),
  started_at timestamptz(3) not null,
  ended_at timestamptz(3) not null,
  check (ended_at > started_at),
  -- an agent is in one place at a time
  exclude using gist (agent_id with =, tstzrange(started_at, ended_at) with &&),
  foreign key (agency_id, ticket_id) references ticket (agency_id, id)
);
create index work_session_ticket on work_session (ticket_id);
create index work_session_agent on work_session (agent_id, started_at);

do $$
declare t text;
begin
  foreach t in array array['attention_signal', 'work_session'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
`,
};
