/** Drafts, files, held messages, canned replies and macros. */
export const writing = {
  id: 16,
  name: 'writing',
  sql: /* sql */ `
-- What somebody has begun to write. It is its author's, whatever becomes of their right to the ticket: so it belongs to no
-- agency but the city, and every statement on it names the author.
create table draft (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  author_id uuid not null references person (id),
  -- null: a ticket that is not filed
  ticket_id uuid references ticket (id),
  ticket_number bigint,
  kind text not null,
  revision integer not null default 1,
  text text not null,
  fields jsonb not null default '{}',
  -- texts of other windows that were replaced, newest first: [{"text": "…", "at": "…"}]
  set_aside jsonb not null default '[]',
  updated_at timestamptz(3) not null,
  unique nulls not distinct (author_id, ticket_id, kind)
);
create index draft_author on draft (author_id, updated_at desc, id desc);
create index draft_age on draft (updated_at);

-- A message that has not left. Only its author knows of it.
create table held_message (
  -- that of the message, once it has left
  id uuid primary key,
  agency_id uuid not null,
  ticket_id uuid not null,
  author_id uuid not null references person (id),
  text text not null,
  held_at timestamptz(3) not null,
  send_at timestamptz(3) not null,
  -- last line of the ticket's log when it was held
  seen_seq integer not null,
  stopped text check (stopped in ('answered', 'resolved', 'ended', 'no_access')),
  foreign key (agency_id, ticket_id) references ticket (agency_id, id)
);
create index held_message_due on held_message (send_at) where stopped is null;
create index held_message_author on held_message (author_id, send_at);

create table sending_preference (
  person_id uuid primary key references person (id),
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  hold_seconds smallint not null check (hold_seconds between 0 and 30)
);

-- Files lie in a folder under these ids. One that is in none of the three tables is litter.
-- A file that belongs to nothing yet: it waits in a composer, or with a held message.
create table upload (
  id uuid primary key,
  agency_id uuid not null references agency (id),
  author_id uuid not null references person (id),
  ticket_id uuid,
  kind text not null check (kind in ('message', 'note', 'new_ticket')),
  held_id uuid references held_message (id),
  name text not null,
  media_type text not null,
  size_bytes bigint not null check (size_bytes > 0),
  sha256 bytea not null,
  created_at timestamptz(3) not null,
  foreign key (agency_id, ticket_id) references ticket (agency_id, id),
  check ((ticket_id is null) = (kind = 'new_ticket')),
  check (held_id is null or kind = 'message')
);
create index upload_author on upload (author_id, ticket_id);
create index upload_ticket on upload (ticket_id) where ticket_id is not null;
create index upload_held on upload (held_id) where held_id is not null;
create index upload_age on upload (created_at);

-- What the requester gets too. The ticket may be written after its files, in the same transaction.
create table message_attachment (
  id uuid primary key,
  agency_id uuid not null,
  ticket_id uuid not null,
  -- null: it came with the ticket
  message_id uuid references ticket_message (id),
  name text not null,
  media_type text not null,
  size_bytes bigint not null check (size_bytes > 0),
  sha256 bytea not null,
  created_at timestamptz(3) not null,
  foreign key (agency_id, ticket_id) references ticket (agency_id, id) deferrable initially deferred
);
create index message_attachment_ticket on message_attachment (ticket_id, created_at, id);

-- Internal to agents, like the notes.
create table note_attachment (
  id uuid primary key,
  agency_id uuid not null,
  ticket_id uuid not null,
  note_id uuid not null references ticket_note (id),
  name text not null,
  media_type text not null,
  size_bytes bigint not null check (size_bytes > 0),
  sha256 bytea not null,
  created_at timestamptz(3) not null,
  foreign key (agency_id, ticket_id) references ticket (agency_id, id)
);
create index note_attachment_ticket on note_attachment (ticket_id, created_at, id);

create table canned_reply (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  -- null: shared
  owner_id uuid references person (id),
  service_id uuid references service (id),
  team_id uuid references team (id),
  name text not null,
  shortcut text,
  text_nb text not null,
  text_nn text,
  text_en text,
  uses integer not null default 0,
  revision integer not null default 1,
  updated_at timestamptz(3) not null,
  updated_by_id uuid not null references person (id)
);
create unique index canned_reply_shortcut on canned_reply (owner_id, shortcut) nulls not distinct where shortcut is not null;

create table macro (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  owner_id uuid references person (id),
  service_id uuid references service (id),
  team_id uuid references team (id),
  name text not null,
  shortcut text,
  actions jsonb not null,
  uses integer not null default 0,
  revision integer not null default 1,
  updated_at timestamptz(3) not null,
  updated_by_id uuid not null references person (id)
);
create unique index macro_shortcut on macro (owner_id, shortcut) nulls not distinct where shortcut is not null;

do $$
declare t text;
begin
  foreach t in array array['draft', 'held_message', 'sending_preference', 'upload', 'message_attachment', 'note_attachment',
    'canned_reply', 'macro'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
revoke update, delete, truncate on message_attachment, note_attachment from desk_app;
`,
};
