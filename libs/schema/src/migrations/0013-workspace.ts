/** What rights come from, with the columns that they hang on. In a working day a few rows of it change. */
const RIGHTS = {
  person: 'active',
  person_role: 'person_id, role',
  membership: 'person_id, agency_id, valid_from, valid_to, pilot',
  agency_contact: 'agency_id, person_id',
  team_member: 'team_id, person_id, lead',
  team_agency: 'team_id, agency_id',
};

/** For the agents' workspace: callers by number, tickets like this one, and rights that end at once. */
export const workspace = {
  id: 13,
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
${Object.entries(RIGHTS)
  .map(
    ([table, columns]) => `create trigger rights_changed after insert or delete or update of ${columns} on ${table}
  for each statement execute function rights_changed();`,
  )
  .join('\n')}
`,
};
