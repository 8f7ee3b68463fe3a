/** The work of months that are over, drawn again and again, for the interval of the gain. */
export const workMonth = {
  id: 31,
  name: 'work-month',
  sql: /* sql */ `
create table work_month (
  month date primary key check (extract(day from month) = 1),
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  -- whose work, and which work it was when it was drawn
  agencies text not null,
  sums text not null,
  facts jsonb not null,
  work bytea not null,
  parts bytea not null,
  drawn_at timestamptz(3) not null
);

alter table work_month enable row level security;
alter table work_month force row level security;
create policy agency on work_month using (agency_id = any ((select app_agency_ids())::uuid[]));
`,
};
