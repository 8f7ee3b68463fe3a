const CITY = '00000000-0000-7000-8000-000000000001';

/** A routing rule of before as the list keeps it. */
const AS_KEPT = `jsonb_build_object('name', r.name, 'active', r.active,
  'conditions', jsonb_build_object(
    'serviceKeys', case when s.key is null then '[]'::jsonb else jsonb_build_array(s.key) end,
    'agencyKeys', case when a.key is null then '[]'::jsonb else jsonb_build_array(a.key) end,
    'kinds', case when r.kind is null then '[]'::jsonb else jsonb_build_array(r.kind) end,
    'channels', case when r.channel is null then '[]'::jsonb else jsonb_build_array(r.channel) end,
    'priorities', case when r.priority is null then '[]'::jsonb else jsonb_build_array(r.priority) end,
    'words', to_jsonb(coalesce(r.words, '{}')), 'locationWords', to_jsonb(coalesce(r.location_words, '{}'))),
  'effects', jsonb_build_object('teamKey', t.key, 'priority', null, 'skill', null, 'tags', '[]'::jsonb))`;

/** Routing rules as one list that is kept at every saving, trials of it on past tickets, and what it leaves on a ticket. */
export const routing = {
  id: 12,
  name: 'routing',
  sql: /* sql */ `
-- The list in the words of the interface: [{"name", "active", "conditions": {…}, "effects": {…}}]. The highest counts.
create table routing_version (
  revision integer primary key check (revision > 0),
  agency_id uuid not null default '${CITY}' references agency (id),
  rules jsonb not null,
  reason text not null,
  saved_at timestamptz(3) not null,
  -- null: the desk itself
  saved_by_id uuid references person (id)
);

-- What becomes a version must be seen past the guard that is forced on the owner as well.
select set_config('app.agency_ids', '{${CITY}}', true);
insert into routing_version (revision, rules, reason, saved_at)
select 1, jsonb_agg(${AS_KEPT} order by r.position, r.id), 'Reglene fra før versjonene', now()
from routing_rule r join team t on t.id = r.team_id left join service s on s.id = r.service_id
  left join agency a on a.id = r.for_agency_id
having count(*) > 0;
drop table routing_rule;
select set_config('app.agency_ids', '', true);

alter table ticket
  add column tags text[] not null default '{}' check (cardinality(tags) <= 20),
  -- The rule that chose its first team, by its name in that revision of the list. No foreign key: revisions stay, and
  -- every ticket filed would lock the same row.
  add column routing_rule text,
  add column routing_revision integer,
  add check ((routing_rule is null) = (routing_revision is null));
create index ticket_tags on ticket using gin (tags) where tags <> '{}'
  and state in ('new', 'open', 'pending_requester', 'pending_vendor', 'pending_approval', 'scheduled');

-- "Had these been the rules": tickets of a period sent through them once more.
create table routing_trial (
  id uuid primary key,
  agency_id uuid not null default '${CITY}' references agency (id),
  rules jsonb not null,
  from_date date not null,
  to_date date not null check (to_date >= from_date),
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  done integer not null default 0,
  total integer not null default 0,
  -- the last ticket tried so far; the figures are those up to it
  after_id uuid,
  -- {"moves": {"<from> <to>": count}, "matches": {"<place in the list, -1 for none>": [count, elsewhere]}}
  result jsonb not null default '{"moves": {}, "matches": {}}',
  requested_at timestamptz(3) not null,
  requested_by_id uuid not null references person (id),
  finished_at timestamptz(3)
);
create index routing_trial_age on routing_trial (requested_at);
create index routing_trial_waiting on routing_trial (requested_at, id) where state in ('waiting', 'running');

create table routing_trial_ticket (
  trial_id uuid not null references routing_trial (id) on delete cascade,
  agency_id uuid not null,
  ticket_id uuid not null,
  from_team_id uuid not null references team (id),
  to_team_id uuid not null references team (id),
  -- null: none matched
  rule text,
  primary key (trial_id, ticket_id),
  foreign key (agency_id, ticket_id) references ticket (agency_id, id)
);
create index routing_trial_ticket_way on routing_trial_ticket (trial_id, from_team_id, to_team_id, ticket_id);

do $$
declare t text;
begin
  foreach t in array array['routing_version', 'routing_trial', 'routing_trial_ticket'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
revoke update, delete, truncate on routing_version from desk_app;
`,
};
