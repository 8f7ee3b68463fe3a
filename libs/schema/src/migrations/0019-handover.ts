/** What second line needs to be told of a service, and what every hand-off between teams cost. */
export const handover = {
  id: 19,
  name: 'handover',
  sql: /* sql */ `
alter table service
  -- [{"key", "label", "help", "kind", "required", "choices"}], in the order in which they are asked
  add column escalation_fields jsonb not null default '[]',
  add column escalation_fields_revision integer not null default 0;

-- Derived from the log and the work sessions, and rebuildable from them: each time that a ticket went from one team to another.
create table hand_off (
  agency_id uuid not null,
  ticket_id uuid not null,
  -- seq of the event in the log
  seq integer not null,
  kind text not null check (kind in ('escalate', 'hand_back', 'transfer', 'overflow')),
  from_team_id uuid not null references team (id),
  to_team_id uuid not null references team (id),
  reason text not null,
  -- the city's date of the event
  day date not null,
  -- when the giving team got it, and when it gave it away: the work in between is what the hand-off cost in minutes
  since timestamptz(3) not null,
  at timestamptz(3) not null,
  -- working seconds until somebody took it, or it went on; null while nobody has
  waited_seconds integer check (waited_seconds >= 0),
  primary key (ticket_id, seq),
  foreign key (agency_id, ticket_id) references ticket (agency_id, id)
);
create index hand_off_day on hand_off (agency_id, day);
create index hand_off_route on hand_off (from_team_id, to_team_id, kind, day desc, ticket_id desc, seq desc);
alter table hand_off enable row level security;
alter table hand_off force row level security;
create policy agency on hand_off using (agency_id = any ((select app_agency_ids())::uuid[]));
`,
  /** Tickets that have been with several teams are handed to the handler of figures once more. */
  backfill: /* sql */ `
insert into event_delivery (handler, event_id, agency_id, name, payload, position, queued_at)
select 'metrics', e.id, e.agency_id, 'ticket.created',
  jsonb_build_object('agencyId', e.agency_id, 'subjectId', e.ticket_id, 'actorId', null, 'origin', 'system'), 9000000000000000000, '2020-01-01'
from ticket_event e
where e.seq = 1 and exists (
  select from ticket_event o where o.ticket_id = e.ticket_id and o.seq > 1 and o.changes ? 'teamId')
on conflict do nothing;
`,
};
