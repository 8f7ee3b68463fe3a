/** What came to each team and left it, quarter by quarter, and which teams help others when a queue will breach. */
const FROM_LOG = /* sql */ `
with moves as (
  select e.agency_id, date_bin('15 minutes', e.occurred_at, '2020-01-01') as quarter, e.ticket_id, e.seq, e.type,
    (e.changes -> 'teamId' ->> 0)::uuid as left_id, (e.changes -> 'teamId' ->> 1)::uuid as to_id
  from ticket_event e join agency a on a.id = e.agency_id and a.kind <> 'history'
  where e.occurred_at > now() - interval '35 days' and (e.changes ?| array['teamId', 'state'])
), flows as (
  select to_id as team_id, quarter, 1 as arrived, 0 as gone from moves where to_id is not null
  union all
  select left_id, quarter, 0, 1 from moves where left_id is not null
  union all
  select t.team_id, m.quarter, (m.type = 'ticket.reopened')::int, (m.type in ('ticket.resolved', 'ticket.cancelled', 'ticket.merged'))::int
  from moves m join ticket t on t.id = m.ticket_id
  where m.type in ('ticket.reopened', 'ticket.resolved', 'ticket.cancelled', 'ticket.merged')
)
insert into queue_flow (team_id, quarter, arrived, gone)
select team_id, quarter, sum(arrived), sum(gone) from flows group by 1, 2`;

export const overflow = {
  id: 18,
  name: 'overflow',
  sql: /* sql */ `
-- By quarter hours that begin with the hour. present: capacity that was there, as last looked at; null when nobody looked.
create table queue_flow (
  team_id uuid not null references team (id),
  quarter timestamptz(3) not null,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  arrived integer not null default 0,
  gone integer not null default 0,
  present numeric(6, 2),
  primary key (team_id, quarter)
);

-- helper_id takes from the queue of team_id when it will breach.
create table team_helper (
  team_id uuid not null references team (id),
  helper_id uuid not null references team (id),
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  primary key (team_id, helper_id),
  check (team_id <> helper_id)
);
create index team_helper_helper on team_helper (helper_id);

-- Since when the queue is offered to the helpers; null: it is not.
alter table team add column overflow_since timestamptz(3);

do $$
declare t text;
begin
  foreach t in array array['queue_flow', 'team_helper'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
`,
  /** The last five weeks of the log, so that forecasts know at once how tickets come. */
  backfill: FROM_LOG,
};
