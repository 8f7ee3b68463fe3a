/**
 * The drawn work of years beside that of months. What was kept of months is drawn again within the hour: which agencies are
 * hidden in it hung on the order in which they were read.
 */
export const drawnWork = {
  id: 35,
  name: 'drawn-work',
  sql: /* sql */ `
drop table work_month;
create table drawn_work (
  span text not null check (span in ('month', 'year')),
  -- the first day of the month or year
  start date not null,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  -- whose work, and which work it was when it was drawn
  agencies text not null,
  sums text not null,
  facts jsonb not null,
  work bytea not null,
  parts bytea not null,
  drawn_at timestamptz(3) not null,
  primary key (span, start)
);

alter table drawn_work enable row level security;
alter table drawn_work force row level security;
create policy agency on drawn_work using (agency_id = any ((select app_agency_ids())::uuid[]));
`,
};
