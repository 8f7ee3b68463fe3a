/** What a person's rights come from. Rows of these change some times a day, in a succession some thousand times. */
const RIGHTS = ['person_role', 'membership', 'agency_contact', 'team_member', 'team_agency'];

/** For the agents' workspace: callers by number, tickets like this one, and rights that end at once. */
export const workspace = {
  id: 11,
  name: 'workspace',
  sql: /* sql */ `
-- The number of the payroll; what people read from their card on the phone.
alter table person add column employee_number text unique check (employee_number ~ '^[0-9A-Za-z-]{1,20}$');

-- The digits of a telephone number from its end: found with or without the code of the country, and by an extension.
create index person_phone on person (reverse(regexp_replace(phone, '\\D', '', 'g')) text_pattern_ops) where phone is not null;

-- The newest of a service in an agency, among which similar ones are looked for.
create index ticket_service on ticket (agency_id, service_id, filed_at desc, id desc);

-- Whoever changes what somebody may do, by whatever way: each process forgets whom it remembers, and looks at its sockets.
create function rights_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('desk_forget_session', '');
  return null;
end $$;
${RIGHTS.map(
  (table) => `create trigger rights_changed after insert or update or delete on ${table}
  for each statement execute function rights_changed();`,
).join('\n')}
create trigger rights_changed after update of active on person for each statement execute function rights_changed();
`,
};
