/** Scope functions, agencies, people and their sessions. */
export const foundation = {
  id: 1,
  name: 'foundation',
  sql: /* sql */ `
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

-- The agencies that the present transaction may see. Fails closed: no scope, no row.
create function app_agency_ids() returns uuid[] language plpgsql stable parallel safe as $$
declare scope text := current_setting('app.agency_ids', true);
begin
  if scope is null or scope = '' then
    raise exception 'no agency scope' using errcode = '42501', hint = 'Run every query inside Database.transaction or Database.read.';
  end if;
  return scope::uuid[];
end $$;

create table agency (
  id uuid primary key,
  key text not null unique,
  name text not null,
  kind text not null check (kind in ('city', 'department', 'agency', 'undertaking', 'district', 'history')),
  head_count integer not null default 0 check (head_count >= 0),
  joined_on date,
  wave_number integer,
  local_contact text,
  created_at timestamptz(3) not null default now()
);
insert into agency (id, key, name, kind) values ('00000000-0000-7000-8000-000000000001', 'city', 'Oslo kommune', 'city');

create table onboarding_wave (
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  number integer primary key,
  name text not null,
  joins_on date not null
);
alter table agency add foreign key (wave_number) references onboarding_wave (number);

create table person (
  id uuid primary key,
  username text not null unique check (username = lower(username)),
  name text not null,
  email text,
  phone text,
  title text,
  locale text not null default 'nb' check (locale in ('nb', 'nn', 'en')),
  active boolean not null default true,
  created_at timestamptz(3) not null default now()
);
create unique index person_email on person (lower(email)) where email is not null;
create index person_username_prefix on person (username text_pattern_ops);
create index person_name_trgm on person using gin (lower(name) gin_trgm_ops);

-- Roles that are given by name; agent and team lead follow from team membership, agency contact from agency_contact.
create table person_role (
  person_id uuid not null references person (id),
  role text not null check (role in ('service_owner', 'admin')),
  primary key (person_id, role)
);

-- Where a person is employed, dated; at most one at a time.
create table membership (
  id uuid primary key,
  person_id uuid not null references person (id),
  agency_id uuid not null references agency (id),
  valid_from date not null,
  valid_to date,
  pilot boolean not null default false,
  exclude using gist (person_id with =, daterange(valid_from, valid_to) with &&)
);
create index membership_agency on membership (agency_id, person_id);

create table agency_contact (
  agency_id uuid not null references agency (id),
  person_id uuid not null references person (id),
  primary key (agency_id, person_id)
);

create table session (
  token_hash bytea primary key,
  person_id uuid not null references person (id),
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3)
);
create index session_person on session (person_id);
create index session_expiry on session (expires_at);

create table api_token (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references person (id),
  label text not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3),
  revoked_at timestamptz(3)
);
create index api_token_person on api_token (person_id);

create table sign_in_link (
  token_hash bytea primary key,
  person_id uuid not null references person (id),
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);

-- How often something was tried, by key, until expire (epoch milliseconds).
create table rate_limit (
  key text primary key,
  points integer not null default 0,
  expire bigint
);

alter table onboarding_wave enable row level security;
alter table onboarding_wave force row level security;
create policy agency on onboarding_wave using (agency_id = any ((select app_agency_ids())::uuid[]));
alter table membership enable row level security;
alter table membership force row level security;
create policy agency on membership using (agency_id = any ((select app_agency_ids())::uuid[]));
alter table agency_contact enable row level security;
alter table agency_contact force row level security;
create policy agency on agency_contact using (agency_id = any ((select app_agency_ids())::uuid[]));
`,
};
