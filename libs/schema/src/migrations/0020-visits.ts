/** Visits: where somebody goes for a ticket, and when it was agreed. */
export const visits = {
  id: 20,
  name: 'visits',
  sql: /* sql */ `
create table visit (
  id uuid primary key,
  agency_id uuid not null,
  ticket_id uuid not null,
  version integer not null default 1,
  state text not null check (state in ('planned', 'under_way', 'done', 'missed', 'cancelled')),
  place text not null check (length(place) between 1 and 300),
  agreed_from timestamptz(3) not null,
  agreed_to timestamptz(3) not null,
  -- who goes; null: whoever comes first
  agent_id uuid references person (id),
  started_at timestamptz(3),
  stopped_at timestamptz(3),
  result text,
  foreign key (agency_id, ticket_id) references ticket (agency_id, id),
  check (agreed_to > agreed_from),
  check (stopped_at >= started_at),
  check ((started_at is not null) = (state in ('under_way', 'done', 'missed'))),
  check ((stopped_at is not null) = (state in ('done', 'missed'))),
  check ((result is not null) = (state in ('done', 'missed'))),
  check (started_at is null or agent_id is not null)
);
create index visit_ticket on visit (ticket_id);
create index visit_day on visit (agency_id, agreed_from, id) where state <> 'cancelled';
-- a person is in one place at a time
create unique index visit_running on visit (agent_id) where state = 'under_way';
alter table visit enable row level security;
alter table visit force row level security;
create policy agency on visit using (agency_id = any ((select app_agency_ids())::uuid[]));
`,
};
