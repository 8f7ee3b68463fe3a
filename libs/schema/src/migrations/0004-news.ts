/** What carries news upwards: outbox, deliveries, numbered queue changes, notices, socket fan-out. */
export const news = {
  id: 4,
  name: 'news',
  sql: /* sql */ `
create table outbox (
  position bigint generated always as identity primary key,
  event_id uuid not null,
  agency_id uuid not null references agency (id),
  name text not null,
  payload jsonb not null
);

-- One row per event and handler until the handler has taken effect; its deletion in the handler's transaction is the
-- record that it did.
create table event_delivery (
  handler text not null,
  event_id uuid not null,
  agency_id uuid not null references agency (id),
  name text not null,
  payload jsonb not null,
  position bigint not null,
  queued_at timestamptz(3) not null,
  attempts smallint not null default 0,
  last_error text,
  primary key (handler, event_id)
);
create index event_delivery_age on event_delivery (queued_at);

-- The changes of each team's queue, numbered without gaps, kept one hour.
create table queue_change (
  team_id uuid not null references team (id),
  seq bigint not null,
  agency_id uuid not null references agency (id),
  ticket_id uuid not null,
  version integer not null,
  row jsonb,
  created_at timestamptz(3) not null,
  primary key (team_id, seq)
);
create index queue_change_age on queue_change (created_at);

create table queue_counter (
  team_id uuid primary key references team (id),
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  seq bigint not null default 0
);

create table notice (
  id uuid primary key,
  agency_id uuid not null references agency (id),
  person_id uuid not null references person (id),
  kind text not null,
  ticket_id uuid not null,
  -- the event that caused it: with person and kind, what makes it come only once
  event_id uuid not null,
  facts jsonb not null default '{}',
  created_at timestamptz(3) not null,
  read_at timestamptz(3),
  unique (person_id, event_id, kind),
  foreign key (agency_id, ticket_id) references ticket (agency_id, id)
);
create index notice_person on notice (person_id, created_at desc, id desc);
create index notice_unread on notice (person_id) where read_at is null;

-- The mail of a notice. 'sending' is claimed: it is never sent twice, also when its sender died on the way.
create table notice_mail (
  notice_id uuid primary key references notice (id),
  agency_id uuid not null references agency (id),
  address text not null,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed')),
  attempts smallint not null default 0,
  next_attempt_at timestamptz(3) not null,
  sent_at timestamptz(3),
  last_error text
);
create index notice_mail_due on notice_mail (next_attempt_at) where state = 'queued';

-- Payloads too large for NOTIFY, of the socket.io adapter.
create table socket_io_attachments (
  id bigserial unique,
  created_at timestamptz default now(),
  payload bytea
);

do $$
declare t text;
begin
  foreach t in array array['outbox', 'event_delivery', 'queue_change', 'queue_counter', 'notice', 'notice_mail'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
`,
};
