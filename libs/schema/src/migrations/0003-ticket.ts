/** The ticket, its log, messages, notes and clocks. */
export const ticket = {
  id: 3,
  name: 'ticket',
  sql: /* sql */ `
create sequence ticket_number start 1000001;

create table ticket (
  id uuid primary key,
  agency_id uuid not null references agency (id),
  number bigint not null unique default nextval('ticket_number'),
  kind text not null check (kind in ('incident', 'request', 'major_incident')),
  state text not null check (state in ('new', 'open', 'pending_requester', 'pending_vendor', 'pending_approval', 'scheduled', 'resolved', 'closed', 'cancelled')),
  version integer not null default 1,
  -- seq of the last event in the log
  event_seq integer not null default 0,
  subject text not null,
  description text not null,
  service_id uuid not null references service (id),
  requester_id uuid not null references person (id),
  filed_by_id uuid not null references person (id),
  channel text not null,
  origin text not null,
  location text,
  impact text not null,
  urgency text not null,
  priority smallint not null check (priority between 1 and 4),
  priority_reason text,
  team_id uuid not null references team (id),
  line text not null check (line in ('first', 'second', 'onsite')),
  entry_line text not null check (entry_line in ('first', 'second', 'onsite')),
  assignee_id uuid references person (id),
  sensitive boolean not null default false,
  declaration_id uuid not null references service_declaration (id),
  pending_reason text,
  pending_since timestamptz(3),
  pending_until timestamptz(3),
  reminders_sent smallint not null default 0,
  new_reply boolean not null default false,
  -- times the line changed; seen_second: ever in second line
  crossings smallint not null default 0,
  seen_second boolean not null default false,
  reopen_count smallint not null default 0,
  filed_at timestamptz(3) not null,
  first_responded_at timestamptz(3),
  resolved_at timestamptz(3),
  reopen_until timestamptz(3),
  resolution text,
  resolution_code text,
  first_line_capable boolean,
  closed_at timestamptz(3),
  follows_up_id uuid references ticket (id),
  updated_at timestamptz(3) not null,
  -- time of the last event by the rules; the next one is never before it
  last_event_at timestamptz(3) not null,
  -- earliest due time of the running clocks of the present line
  next_due_at timestamptz(3),
  -- next moment at which the desk itself acts on the ticket: reminder, no answer, agreed time, auto-close
  timer_at timestamptz(3),
  queue_rank smallint generated always as (case when priority = 1 then 0 else 1 end) stored,
  queue_due timestamptz(3) generated always as (coalesce(next_due_at, 'infinity'::timestamptz(3))) stored,
  unique (agency_id, id),
  check ((state in ('pending_requester', 'pending_vendor', 'pending_approval', 'scheduled')) = (pending_reason is not null)),
  check (state <> 'scheduled' or pending_until is not null),
  check (state not in ('resolved', 'closed') or (resolved_at is not null and resolution is not null and resolution_code is not null))
);
create index ticket_queue on ticket (team_id, queue_rank, queue_due, filed_at, id)
  where state in ('new', 'open', 'pending_requester', 'pending_vendor', 'pending_approval', 'scheduled');
create index ticket_take_next on ticket (team_id, queue_rank, queue_due, filed_at, id)
  where assignee_id is null and state in ('new', 'open');
create index ticket_requester on ticket (requester_id, filed_at desc, id desc);
create index ticket_filed_by on ticket (filed_by_id, filed_at desc, id desc) where filed_by_id <> requester_id;
create index ticket_agency on ticket (agency_id, filed_at desc, id desc);
create index ticket_timer on ticket (timer_at) where timer_at is not null;

create table ticket_event (
  id uuid primary key,
  agency_id uuid not null,
  ticket_id uuid not null,
  seq integer not null,
  -- version of the ticket after this event
  version integer not null,
  type text not null,
  actor_id uuid references person (id),
  origin text not null,
  occurred_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  -- {"field": [before, after]}
  changes jsonb not null default '{}',
  details jsonb not null default '{}',
  unique (ticket_id, seq),
  foreign key (agency_id, ticket_id) references ticket (agency_id, id)
);

create table ticket_message (
  id uuid primary key,
  agency_id uuid not null,
  ticket_id uuid not null,
  author_id uuid references person (id),
  author_role text not null check (author_role in ('requester', 'agent', 'system')),
  origin text not null,
  text text not null,
  created_at timestamptz(3) not null,
  foreign key (agency_id, ticket_id) references ticket (agency_id, id)
);
create index ticket_message_ticket on ticket_message (ticket_id, created_at, id);

create table ticket_note (
  id uuid primary key,
  agency_id uuid not null,
  ticket_id uuid not null,
  author_id uuid references person (id),
  origin text not null,
  text text not null,
  created_at timestamptz(3) not null,
  foreign key (agency_id, ticket_id) references ticket (agency_id, id)
);
create index ticket_note_ticket on ticket_note (ticket_id, created_at, id);

-- Derived from the log by a fold and rebuildable from it; see the sla library.
create table sla_clock (
  agency_id uuid not null,
  ticket_id uuid not null,
  target text not null,
  cycle smallint not null,
  state text not null check (state in ('running', 'paused', 'met', 'missed', 'void')),
  started_at timestamptz(3) not null,
  target_seconds integer not null,
  calendar_id uuid not null references calendar (id),
  -- working time used up to anchor_at; running clocks go on from there
  used_ms bigint not null default 0,
  anchor_at timestamptz(3) not null,
  due_at timestamptz(3),
  wake_at timestamptz(3),
  breached_at timestamptz(3),
  stopped_at timestamptz(3),
  warned_percent smallint not null default 0,
  -- where the ticket stood when the clock stopped or was breached
  team_id uuid not null references team (id),
  service_id uuid not null references service (id),
  priority smallint not null,
  primary key (ticket_id, target, cycle),
  foreign key (agency_id, ticket_id) references ticket (agency_id, id)
);
create index sla_clock_wake on sla_clock (wake_at) where wake_at is not null;

create table idempotency_key (
  actor_id uuid not null references person (id),
  key text not null,
  agency_id uuid not null references agency (id),
  request_hash bytea not null,
  response jsonb not null,
  created_at timestamptz(3) not null,
  primary key (actor_id, key)
);
create index idempotency_key_age on idempotency_key (created_at);

do $$
declare t text;
begin
  foreach t in array array['ticket', 'ticket_event', 'ticket_message', 'ticket_note', 'sla_clock', 'idempotency_key'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
revoke update, delete, truncate on ticket_event from desk_app;
revoke delete, truncate on ticket, ticket_message, ticket_note from desk_app;
`,
};
