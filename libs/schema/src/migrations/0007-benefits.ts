/** The zero point of each agency, today's positions, the plan and the ledger. */
export const benefits = {
  id: 7,
  name: 'benefits',
  sql: /* sql */ `
-- First-line work of an agency at its zero point.
create table baseline (
  agency_id uuid primary key references agency (id),
  -- the 5 %, 50 % and 95 % points
  fte_low numeric(8, 3) not null check (fte_low >= 0),
  fte_likely numeric(8, 3) not null check (fte_likely >= fte_low),
  fte_high numeric(8, 3) not null check (fte_high >= fte_likely),
  source text not null,
  measured_on date not null,
  employees integer check (employees > 0),
  -- null: unknown, or counted by another practice
  tickets_per_year integer check (tickets_per_year > 0),
  season_note text,
  second_line_minutes_per_ticket numeric(8, 2) check (second_line_minutes_per_ticket >= 0),
  locked_at timestamptz(3)
);

-- Central positions belong to the city; those left behind to the agency where they are.
create table staff_position (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  kind text not null check (kind in ('first_line', 'onsite', 'lead', 'overhead', 'left_behind')),
  fte numeric(8, 3) not null check (fte >= 0),
  valid_from date not null,
  -- last day; null: until further notice
  valid_to date check (valid_to >= valid_from),
  note text,
  check ((kind = 'left_behind') = (agency_id <> '00000000-0000-7000-8000-000000000001'))
);
create index staff_position_agency on staff_position (agency_id, valid_from);

-- NOK a year, net positive = saved. The last year stands for all years after it.
create table benefit_plan_line (
  year integer primary key check (year between 2000 and 2100),
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  net numeric(14, 2) not null
);
insert into benefit_plan_line (year, net) values (2027, -5000000), (2028, 3000000), (2029, 7500000), (2030, 15000000);

-- What centralising costs. NOK; positive = spent, negative = a refund.
create table ledger_line (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  spent_on date not null,
  kind text not null check (kind in ('transition', 'running')),
  amount numeric(14, 2) not null,
  text text not null
);
create index ledger_line_date on ledger_line (spent_on);

do $$
declare t text;
begin
  foreach t in array array['baseline', 'staff_position', 'benefit_plan_line', 'ledger_line'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
`,
};
