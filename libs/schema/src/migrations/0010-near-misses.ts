const BOUNDS = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150];
/** Columns of the sums by the share used, and what stands for it in a cycle. */
const SHARES = [
  ...BOUNDS.map((bound) => ({ column: `used_${bound}`, used: bound })),
  { column: 'used_beyond', used: 0 },
  { column: 'used_open', used: -1 },
];
const CAUSES = ['waiting_in_queue', 'with_agent', 'in_second_line', 'after_hand_back'];

/** What each counted cycle says beyond met or missed: how much of its target it used, when in the week, and why. */
export const nearMisses = {
  id: 10,
  name: 'near misses',
  sql: /* sql */ `
alter table clock_outcome
  -- the city's weekday (1 = Monday) and hour at which it was met or fell due
  add column weekday smallint not null default 1 check (weekday between 1 and 7),
  add column hour smallint not null default 0 check (hour between 0 and 23),
  -- thousandths of the target at the end, rounded up; null while a missed one has not ended
  add column used_permille integer check (used_permille >= 0),
  -- upper bound in percent of the share in which it is reported; 0: above all bounds, -1: not ended
  add column used smallint not null default -1 check (used between -1 and 150 and used % 10 in (0, -1)),
  -- of a missed one; null also for as long as an upgraded desk has not found it yet
  add column cause text check (cause in (${CAUSES.map((cause) => `'${cause}'`).join(', ')})),
  add check (cause is null or outcome = 'missed');
alter table clock_outcome alter column weekday drop default, alter column hour drop default, alter column used drop default;

alter table sla_rollup ${[...SHARES.map(({ column }) => column), ...CAUSES].map((column) => `add column ${column} integer not null default 0`).join(', ')};

-- The same cycles by the hour of the week. Only by agency and clock: with service, priority and team there would be nearly
-- as many sums as cycles, so that reports narrowed by those read the cycles.
create table sla_hours (
  agency_id uuid not null references agency (id),
  -- first day of the month
  month date not null,
  target text not null,
  weekday smallint not null,
  hour smallint not null,
  met integer not null default 0,
  missed integer not null default 0,
  primary key (agency_id, month, target, weekday, hour)
);
create index sla_hours_month on sla_hours (month);
alter table sla_hours enable row level security;
alter table sla_hours force row level security;
create policy agency on sla_hours using (agency_id = any ((select app_agency_ids())::uuid[]));
`,
  /**
   * All but the causes follows from the clocks. A cause wants the ticket's log and its calendar: each ticket with a missed
   * cycle is handed to the handler of figures once more, after all that is newer, and the worker finds them as it goes.
   */
  backfill: /* sql */ `
with c as (
  select ticket_id, target, cycle, coalesce(breached_at, stopped_at) at time zone 'Europe/Oslo' as at,
    case when state in ('met', 'missed') then least(ceil(used_ms / nullif(target_seconds, 0)), 1000000)::integer end as permille
  from sla_clock
)
update clock_outcome o set weekday = extract(isodow from c.at), hour = extract(hour from c.at), used_permille = c.permille,
  used = case when c.permille is null then -1
    when o.outcome = 'met' then least(greatest(ceil(c.permille / 100.0) * 10, 10), 100)
    when c.permille > 1500 then 0
    else greatest(ceil(c.permille / 100.0) * 10, 110) end
from c where (c.ticket_id, c.target, c.cycle) = (o.ticket_id, o.target, o.cycle);

update sla_rollup r set ${SHARES.map(({ column }) => `${column} = c.${column}`).join(', ')}
from (
  select agency_id, date_trunc('month', counted_on)::date as month, service_id, priority, team_id, target,
    ${SHARES.map(({ column, used }) => `count(*) filter (where used = ${used}) as ${column}`).join(', ')}
  from clock_outcome group by 1, 2, 3, 4, 5, 6
) c where (r.agency_id, r.month, r.service_id, r.priority, r.team_id, r.target)
  = (c.agency_id, c.month, c.service_id, c.priority, c.team_id, c.target);

insert into sla_hours (agency_id, month, target, weekday, hour, met, missed)
select agency_id, date_trunc('month', counted_on)::date, target, weekday, hour,
  count(*) filter (where outcome = 'met'), count(*) filter (where outcome = 'missed')
from clock_outcome group by 1, 2, 3, 4, 5;

insert into event_delivery (handler, event_id, agency_id, name, payload, position, queued_at)
select 'metrics', e.id, e.agency_id, 'ticket.created',
  jsonb_build_object('agencyId', e.agency_id, 'subjectId', e.ticket_id, 'actorId', null, 'origin', 'system'), 9000000000000000000, '2020-01-01'
from ticket_event e
where e.seq = 1 and exists (select from clock_outcome o where o.ticket_id = e.ticket_id and o.outcome = 'missed')
on conflict do nothing;
`,
};
