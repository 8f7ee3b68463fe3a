const OPEN = `'new', 'open', 'pending_requester', 'pending_vendor', 'pending_approval', 'scheduled'`;

/** Saved views, watched tickets, and counters of queues that are kept and not counted. */
export const views = {
  id: 14,
  name: 'views',
  sql: /* sql */ `
-- Filters and columns as they were saved: what they name may be gone since, and is left out when they are read.
create table saved_view (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  owner_id uuid not null references person (id),
  share text not null check (share in ('personal', 'team', 'all')),
  team_id uuid references team (id) on delete cascade,
  name text not null,
  columns text[] not null,
  filters jsonb not null,
  ordered_by text not null,
  revision integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  updated_by_id uuid not null references person (id),
  check ((share = 'team') = (team_id is not null))
);
create index saved_view_owner on saved_view (owner_id) where share = 'personal';
create index saved_view_team on saved_view (team_id) where share = 'team';
create index saved_view_all on saved_view (share) where share = 'all';

create table ticket_watch (
  person_id uuid not null references person (id),
  ticket_id uuid not null,
  agency_id uuid not null,
  since timestamptz(3) not null,
  primary key (person_id, ticket_id),
  foreign key (agency_id, ticket_id) references ticket (agency_id, id)
);
create index ticket_watch_ticket on ticket_watch (ticket_id);

-- What each open ticket counts for at present; a ticket that is not open has no row.
create table queue_place (
  ticket_id uuid primary key,
  agency_id uuid not null,
  team_id uuid not null references team (id),
  assignee_id uuid references person (id),
  -- somebody can take it: new or open, with nobody
  free boolean not null,
  foreign key (agency_id, ticket_id) references ticket (agency_id, id)
);
-- The sums of these.
create table queue_sum (
  team_id uuid not null references team (id),
  agency_id uuid not null references agency (id),
  open integer not null default 0,
  free integer not null default 0,
  primary key (team_id, agency_id)
);
create table work_sum (
  person_id uuid not null references person (id),
  agency_id uuid not null references agency (id),
  open integer not null default 0,
  primary key (person_id, agency_id)
);

-- One for each order of a view, within the team or with the assignee. Small: what is closed is in none of them.
create index ticket_work on ticket (assignee_id, queue_rank, queue_due, filed_at, id)
  where assignee_id is not null and state in (${OPEN});
create index ticket_due on ticket (team_id, queue_due, filed_at, id) where state in (${OPEN});
create index ticket_filed on ticket (team_id, filed_at desc, id desc) where state in (${OPEN}, 'resolved');
create index ticket_updated on ticket (team_id, updated_at desc, id desc) where state in (${OPEN}, 'resolved');

do $$
declare t text;
begin
  foreach t in array array['saved_view', 'ticket_watch', 'queue_place', 'queue_sum', 'work_sum'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
`,
  backfill: /* sql */ `
insert into queue_place (ticket_id, agency_id, team_id, assignee_id, free)
select t.id, t.agency_id, t.team_id, t.assignee_id, t.assignee_id is null and t.state in ('new', 'open')
from ticket t join agency a on a.id = t.agency_id where t.state in (${OPEN}) and a.kind <> 'history';
insert into queue_sum (team_id, agency_id, open, free)
select team_id, agency_id, count(*), count(*) filter (where free) from queue_place group by team_id, agency_id;
insert into work_sum (person_id, agency_id, open)
select assignee_id, agency_id, count(*) from queue_place where assignee_id is not null group by assignee_id, agency_id;
`,
};
