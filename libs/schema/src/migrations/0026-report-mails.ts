/** Reports that come by mail at set times. */
export const reportMails = {
  id: 26,
  name: 'report mails',
  sql: /* sql */ `
create table report_schedule (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  author_id uuid not null references person (id),
  report text not null,
  -- what the page of the report asks for beside its period
  parameters jsonb not null default '{}',
  period text not null,
  rhythm text not null check (rhythm in ('weekly', 'monthly')),
  weekday smallint check (weekday between 1 and 7),
  -- of the city's clock
  hour smallint not null check (hour between 0 and 23),
  format text not null,
  locale text not null,
  paused boolean not null default false,
  next_at timestamptz(3),
  revision integer not null default 1,
  created_at timestamptz(3) not null,
  check ((rhythm = 'weekly') = (weekday is not null)),
  check (paused = (next_at is null))
);
create index report_schedule_due on report_schedule (next_at) where next_at is not null;
create index report_schedule_author on report_schedule (author_id);

create table report_recipient (
  schedule_id uuid not null references report_schedule (id) on delete cascade,
  person_id uuid not null references person (id),
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  primary key (schedule_id, person_id)
);
create index report_recipient_person on report_recipient (person_id);

-- One mail to one recipient. 'sending' is claimed: it is never sent twice, also when its sender died on the way.
create table report_mail (
  id uuid primary key,
  schedule_id uuid not null references report_schedule (id) on delete cascade,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  person_id uuid not null references person (id),
  -- null: the report; else it tells the author that this recipient gets none any more
  about_id uuid references person (id),
  due_at timestamptz(3) not null,
  period_from date not null,
  period_to date not null,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed', 'refused')),
  attempts smallint not null default 0,
  next_attempt_at timestamptz(3) not null,
  ended_at timestamptz(3),
  last_error text,
  unique nulls not distinct (schedule_id, person_id, due_at, about_id)
);
create index report_mail_due on report_mail (next_attempt_at) where state = 'queued';

do $$
declare t text;
begin
  foreach t in array array['report_schedule', 'report_recipient', 'report_mail'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy agency on %I using (agency_id = any ((select app_agency_ids())::uuid[]))', t);
  end loop;
end $$;
`,
};
