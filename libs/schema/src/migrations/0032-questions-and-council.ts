/** Notices of what is asked about the costs, and who was taken into the user council or out of it. */
export const questionsAndCouncil = {
  id: 32,
  name: 'questions and council',
  sql: /* sql */ `
-- A notice may be about what was written to a line of the costs as well.
alter table notice
  add showback_message_id uuid references showback_message (id),
  drop constraint notice_about,
  add constraint notice_about check (num_nonnulls(ticket_id, suggestion_id, action_id, showback_message_id) = 1);

-- Rows of person_role with 'user_council' that came or went. Those who were in it before have none.
create table user_council_change (
  id uuid primary key,
  agency_id uuid not null default '00000000-0000-7000-8000-000000000001' references agency (id),
  person_id uuid not null references person (id),
  what text not null check (what in ('added', 'removed')),
  at timestamptz(3) not null,
  -- null: the file of people
  by_id uuid references person (id)
);
create index user_council_change_newest on user_council_change (at desc, id desc);
create index user_council_change_of on user_council_change (person_id, at desc, id desc);
alter table user_council_change enable row level security;
alter table user_council_change force row level security;
create policy agency on user_council_change using (agency_id = any ((select app_agency_ids())::uuid[]));
revoke update, delete, truncate on user_council_change from desk_app;
`,
};
