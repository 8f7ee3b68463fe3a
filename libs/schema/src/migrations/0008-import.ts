/** Which case of an imported log has become which ticket. */
export const imports = {
  id: 8,
  name: 'import',
  sql: /* sql */ `
-- Claimed in the transaction that writes the ticket, so that a case never comes in twice.
create table imported_case (
  agency_id uuid not null,
  -- the number of the case in the log
  case_key text not null,
  ticket_id uuid not null,
  primary key (agency_id, case_key),
  foreign key (agency_id, ticket_id) references ticket (agency_id, id) deferrable initially deferred
);
create unique index imported_case_ticket on imported_case (ticket_id);

alter table imported_case enable row level security;
alter table imported_case force row level security;
create policy agency on imported_case using (agency_id = any ((select app_agency_ids())::uuid[]));
revoke update, delete, truncate on imported_case from desk_app;
`,
};
