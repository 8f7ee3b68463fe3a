/** What each agency costs: prices, and the months that were closed with them. */
export const showback = {
  id: 24,
  name: 'showback',
  sql: /* sql */ `
-- A draft has no version. Of published lists that begin on the same day the highest version counts.
create table price_list (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  version integer unique check (version > 0),
  -- counts up with every change of a draft
  revision integer not null default 1,
  valid_from date not null,
  prices jsonb not null,
  reason text,
  updated_at timestamptz(3) not null,
  updated_by_id uuid not null references person (id),
  published_at timestamptz(3),
  published_by_id uuid references person (id),
  check ((version is null) = (published_at is null))
);

create function price_list_stays() returns trigger language plpgsql as $$
begin
  if old.version is null then return coalesce(new, old); end if;
  raise exception 'price list % is published', old.version using errcode = 'check_violation';
end $$;
create trigger price_list_stays before update or delete on price_list for each row execute function price_list_stays();

-- The city's months that are closed. A month is closed once; what comes later is a correction in a later one.
create table showback_month (
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id)
    check (agency_id = '00000000-0000-7000-8000-000000000001'),
  -- first day
  month date not null,
  -- tickets and people as they stood then
  closed_at timestamptz(3) not null,
  -- price lists up to this version were known
  price_version integer not null,
  minutes text not null check (minutes in ('own', 'joint', 'hidden')),
  unallocated_ore bigint not null default 0,
  primary key (agency_id, month)
);

-- What is counted of an agency in a month beside its tickets; taken once, at closed_in.
create table showback_basis (
  agency_id uuid not null references agency (id),
  month date not null,
  closed_in date not null,
  joined_on date not null,
  employees integer not null check (employees >= 0),
  -- handling time in first line; joint: its share of that of several agencies
  seconds integer not null check (seconds >= 0),
  joint boolean not null,
  primary key (agency_id, month)
);

-- A ticket that began to count in a month (1), or ceased to (-1), as of the closing of another or the same. Written from the
-- tickets themselves: a foreign key would look up, and lock, each ticket of a month once more.
create table showback_ticket (
  agency_id uuid not null,
  ticket_id uuid not null,
  month date not null,
  closed_in date not null,
  counts smallint not null check (counts in (1, -1)),
  -- the city's date on which it was filed
  day date not null,
  kind text not null,
  channel text not null,
  primary key (ticket_id, closed_in, counts)
);
create index showback_ticket_list on showback_ticket (agency_id, month, day desc, ticket_id desc);

create table showback_line (
  id uuid primary key,
  agency_id uuid not null references agency (id),
  closed_in date not null,
  -- what it is about; before closed_in: a correction
  month date not null check (month <= closed_in),
  version integer not null references price_list (version),
  component text not null check (component in ('per_agency', 'per_employee', 'shared', 'per_ticket', 'per_minute')),
  ticket_kind text,
  channel text,
  from_day date not null,
  to_day date not null,
  price_ore bigint not null check (price_ore >= 0),
  days smallint not null,
  employees integer not null,
  tickets integer,
  seconds integer,
  joint boolean not null default false,
  of_weight bigint,
  ore bigint not null,
  unique nulls not distinct (agency_id, closed_in, month, version, component, ticket_kind, channel)
);
create index showback_line_month on showback_line (closed_in, agency_id);

-- What the agency asks about a line, and what it is answered.
create table showback_message (
  id uuid primary key,
  agency_id uuid not null references agency (id),
  line_id uuid not null references showback_line (id),
  side text not null check (side in ('agency', 'owner')),
  author_id uuid not null references person (id),
  text text not null,
  written_at timestamptz(3) not null
);
create index showback_message_line on showback_message (line_id, id);

do $$
declare t text;
begin
  foreach t in array array['price_list', 'showback_month', 'showback_basis', 'showback_ticket', 'showback_line', 'showback_message'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
revoke truncate on price_list from desk_app;
revoke update, delete, truncate on showback_month, showback_basis, showback_ticket, showback_line, showback_message from desk_app;
`,
};
