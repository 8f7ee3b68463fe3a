const COUNTS = ['resolved', 'resolved_again', 'first_line_eligible', 'first_line_resolved'];
const columns = COUNTS.join(', ');
const BY_KIND = 'month, agency_id, service_id, priority';

/** What became of tickets by service and priority, and which of the resolved ones had been reopened. */
export const flowByService = {
  id: 34,
  name: 'flow by service',
  sql: /* sql */ `
alter table ticket_flow
  -- those of the ticket now
  add column service_id uuid,
  add column priority smallint,
  -- 1 where resolved is 1 and the ticket had been reopened before
  add column resolved_again smallint not null default 0;
alter table flow_day add column resolved_again integer not null default 0;
alter table flow_rollup add column resolved_again integer not null default 0;
-- Null: of a month that was frozen before it was counted.
alter table closed_flow add column resolved_again integer;

create table flow_kind (
  month date not null,
  agency_id uuid not null references agency (id),
  service_id uuid not null references service (id),
  priority smallint not null,
  ${COUNTS.map((column) => `${column} integer not null default 0`).join(', ')},
  primary key (${BY_KIND})
);
alter table flow_kind enable row level security;
alter table flow_kind force row level security;
create policy agency on flow_kind using (agency_id = any ((select app_agency_ids())::uuid[]));
`,
  backfill: /* sql */ `
update ticket_flow f set service_id = t.service_id, priority = t.priority,
  resolved_again = (f.resolved > 0 and exists (select from ticket_flow o where o.ticket_id = f.ticket_id and o.reopened > 0))::integer
from ticket t where t.id = f.ticket_id;
update flow_day d set resolved_again = f.n
from (select agency_id, day, sum(resolved_again) as n from ticket_flow where resolved_again > 0 group by 1, 2) f
where (d.agency_id, d.day) = (f.agency_id, f.day);
update flow_rollup r set resolved_again = f.n
from (select agency_id, date_trunc('month', day)::date as month, sum(resolved_again) as n from ticket_flow where resolved_again > 0 group by 1, 2) f
where (r.agency_id, r.month) = (f.agency_id, f.month);
insert into flow_kind (${BY_KIND}, ${columns})
select date_trunc('month', day)::date, agency_id, service_id, priority, ${COUNTS.map((column) => `sum(${column})`).join(', ')}
from ticket_flow where resolved > 0 group by 1, 2, 3, 4;
set local role desk_owner;
alter table ticket_flow alter column service_id set not null, alter column priority set not null;
reset role;
`,
};
